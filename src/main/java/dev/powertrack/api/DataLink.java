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

  /** Of a part of the path, as {@code ;Signature=…}, or a query whose sign was escaped. */
  private static final Pattern PARAMETERS = Pattern.compile("(?i);[^/]*|%3[bf].*");

  private static final Pattern INNER_PARTS = Pattern.compile("^([^/]*//[^/]*)/.*/");

  public DataLink {
    if (url.isBlank()) {
      throw new IllegalArgumentException("a link is blank");
    }
  }

  public static DataLink of(String url) {
    return new DataLink(url.strip());
  }

  /**
   * Scheme, host and path: what may be shown. The vendor's links carry their signature in the
   * query; what another host puts behind a semicolon of the path is not shown either.
   */
  public String withoutQuery() {
    String open = url.substring(0, Math.min(endBefore('?'), endBefore('#')));
    if (open.indexOf(';') >= 0 || open.indexOf('%') >= 0) {
      open = PARAMETERS.matcher(open).replaceAll("");
    }
    return open.indexOf('@') < 0 ? open : LOGIN.matcher(open).replaceFirst("$1");
  }

  /** Scheme, host and the last part of the path: {@code https://d.example/…/b.gz}. */
  String ends() {
    return INNER_PARTS.matcher(withoutQuery()).replaceFirst("$1/…/");
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
