package dev.powertrack.api;

import java.util.regex.Pattern;

/**
 * A signed link: whoever has it may download. Its text shows scheme, host and path only. It must be
 * fetched without an Authorization header, and never be a cache key.
 *
 * @param url the whole link, its signature included; for the request and for nothing else
 */
public record DataLink(String url) {
  private static final Pattern LOGIN = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/]*@");

  public DataLink {
    if (url.isBlank()) {
      throw new IllegalArgumentException("a link is blank");
    }
  }

  public static DataLink of(String url) {
    return new DataLink(url.strip());
  }

  /** Scheme, host and path: what may be shown. */
  public String withoutQuery() {
    String open = url.substring(0, Math.min(endBefore('?'), endBefore('#')));
    return open.indexOf('@') < 0 ? open : LOGIN.matcher(open).replaceFirst("$1");
  }

  private int endBefore(char sign) {
    int at = url.indexOf(sign);
    return at < 0 ? url.length() : at;
  }

  @Override
  public String toString() {
    return withoutQuery();
  }
}
