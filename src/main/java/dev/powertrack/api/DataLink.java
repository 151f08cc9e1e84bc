package dev.powertrack.api;

/**
 * A signed link: whoever has it may download. Its text shows scheme, host and path only. It must be
 * fetched without an Authorization header, and never be a cache key.
 *
 * @param url the whole link, its signature included; for the request and for nothing else
 */
public record DataLink(String url) {

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
    String open = url.replaceFirst("(?s)[?#].*", "");
    return open.replaceFirst("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/]*@", "$1");
  }

  @Override
  public String toString() {
    return withoutQuery();
  }
}
