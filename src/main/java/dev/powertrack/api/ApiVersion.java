package dev.powertrack.api;

import java.net.URI;

/**
 * The two generations of the service's URLs. Answers look alike in both (reference page, "Two
 * generations of URLs").
 */
public enum ApiVersion {
  /** 2012 to 2017: {@code /accounts/{account}/…}. */
  V1("https://historical.gnip.com"),
  /** Since 2016, the usual one: {@code /historical/powertrack/accounts/{account}/…}. */
  V2("https://gnip-api.gnip.com");

  private final URI defaultBase;

  ApiVersion(String defaultBase) {
    this.defaultBase = URI.create(defaultBase);
  }

  /** Where the vendor runs this version. */
  public URI defaultBase() {
    return defaultBase;
  }
}
