package dev.powertrack.api;

import static dev.powertrack.PowerTrackException.Kind.INVALID_SETTING;

import dev.powertrack.PowerTrackException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses may be spoken to. A password must not cross a network in clear text, so plain
 * http goes to this machine only.
 */
final class ServiceAddress {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

  private ServiceAddress() {}

  /** The base URL with scheme, host and port only. */
  static URI checked(URI base) {
    HttpUrl url = base.isAbsolute() ? HttpUrl.get(base) : null;
    if (url == null || base.getHost() == null) {
      throw invalid("The service's URL must look like https://gnip-api.gnip.com.");
    }
    if (base.getRawUserInfo() != null) {
      throw invalid("The service's URL must not hold a user or password: give them as settings.");
    }
    String path = base.getRawPath() == null ? "" : base.getRawPath();
    if ((!path.isEmpty() && !path.equals("/"))
        || base.getRawQuery() != null
        || base.getRawFragment() != null) {
      throw invalid(
          "The service's URL is scheme, host and port only, as in https://gnip-api.gnip.com.");
    }
    if (!mayBeAsked(url)) {
      throw invalid(
          "The service at "
              + url.host()
              + " must be reached by https: http is for loopback addresses.");
    }
    String text = url.toString();
    return URI.create(text.substring(0, text.length() - "/".length()));
  }

  static boolean mayBeAsked(HttpUrl url) {
    return url.isHttps() || isOfThisMachine(url);
  }

  static boolean isOfThisMachine(HttpUrl url) {
    return LOOPBACK.matcher(url.host().toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether credentials for the one may be sent to the other: same scheme, host and port. */
  static boolean sameOrigin(HttpUrl one, @Nullable HttpUrl other) {
    return other != null
        && one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }

  private static PowerTrackException invalid(String message) {
    return new PowerTrackException(INVALID_SETTING, message);
  }
}
