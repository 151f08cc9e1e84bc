package dev.powertrack.api;

import java.util.regex.Pattern;

/**
 * A signed link: whoever has it may download. Its text shows scheme, host and path only. It must be
 * fetched without an Authorization header, and never be a cache key.
 *
 * @param url the whole link, its signature included; for the request and for nothing else
 */
public record DataLink(String url) {
  private static final Pattern QUERY = Pattern.compile("(?s)[?#].*");
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
    String open = QUERY.matcher(url).replaceFirst("");
    return LOGIN.matcher(open).replaceFirst("$1");
  }

  @Override
  public String toString() {
    return withoutQuery();
  }
}
