package dev.powertrack.api;

import static dev.powertrack.PowerTrackException.Kind.INVALID_SETTING;

import dev.powertrack.PowerTrackException;
import java.net.URI;
import java.time.Duration;

/**
 * Where the service is and who asks.
 *
 * @param base scheme, host and port, nothing else: {@code https}, or {@code http} to a loopback
 *     address
 * @param version the layout of the URLs below the base
 * @param account the short name of the account
 * @param credentials sent to the base only
 * @param connectTimeout for opening a connection
 * @param readTimeout for each wait for bytes
 * @param freshness how long an answer about jobs may be given again without asking; zero turns that
 *     off
 * @param rateLimit {@link RateLimit#DOCUMENTED} for the real service; a simulated one may allow
 *     more
 */
public record ApiSettings(
    URI base,
    ApiVersion version,
    String account,
    Credentials credentials,
    Duration connectTimeout,
    Duration readTimeout,
    Duration freshness,
    RateLimit rateLimit) {

  /**
   * @throws PowerTrackException INVALID_SETTING if the base is no such URL, the account is blank or
   *     no name, or a duration is negative
   */
  public ApiSettings {
    base = ServiceAddress.checked(base);
    if (account.isBlank()
        || account.equals(".")
        || account.equals("..")
        || account.chars().anyMatch(Character::isISOControl)) {
      throw new PowerTrackException(
          INVALID_SETTING, "The account must be the short name that is in the service's URLs.");
    }
    requirePositive("connect timeout", connectTimeout);
    requirePositive("read timeout", readTimeout);
    if (freshness.isNegative()) {
      throw new PowerTrackException(INVALID_SETTING, "The freshness must not be negative.");
    }
  }

  /** With a connect timeout of 10 s, a read timeout of 60 s and a freshness of 5 s. */
  public static ApiSettings of(
      URI base, ApiVersion version, String account, Credentials credentials) {
    return new ApiSettings(
        base,
        version,
        account,
        credentials,
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(5),
        RateLimit.DOCUMENTED);
  }

  public ApiSettings withTimeouts(Duration connect, Duration read) {
    return new ApiSettings(
        base, version, account, credentials, connect, read, freshness, rateLimit);
  }

  public ApiSettings withFreshness(Duration duration) {
    return new ApiSettings(
        base, version, account, credentials, connectTimeout, readTimeout, duration, rateLimit);
  }

  public ApiSettings withRateLimit(RateLimit limit) {
    return new ApiSettings(
        base, version, account, credentials, connectTimeout, readTimeout, freshness, limit);
  }

  private static void requirePositive(String what, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new PowerTrackException(
          INVALID_SETTING, "The " + what + " must be longer than zero, not " + duration + ".");
    }
  }
}
