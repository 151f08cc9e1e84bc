package dev.powertrack.jdbc;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** Texts to other values, and the texts of values that have no good {@code toString}. */
final class Texts {
  private static final int SHOWN = 60;

  private Texts() {}

  /** The spellings of PostgreSQL, in any case. */
  static boolean toBoolean(String text) throws SQLException {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "on", "1" -> true;
      case "false", "f", "no", "n", "off", "0" -> false;
      default -> throw noSuch(text, "BOOLEAN");
    };
  }

  static URL toUrl(String text) throws SQLException {
    try {
      return new URL(text.strip());
    } catch (MalformedURLException e) {
      throw noSuch(text, "URL");
    }
  }

  static URI toUri(String text) throws SQLException {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      throw noSuch(text, "URI");
    }
  }

  static UUID toUuid(String text) throws SQLException {
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException e) {
      throw noSuch(text, "UUID");
    }
  }

  /** {@code 1 02:03:04.005}: days, hours, minutes, seconds, milliseconds where there are any. */
  static String ofMilliseconds(long milliseconds) {
    Duration d = Duration.ofMillis(milliseconds).abs();
    String seconds =
        String.format(
            Locale.ROOT,
            "%s%d %02d:%02d:%02d",
            milliseconds < 0 ? "-" : "",
            d.toDays(),
            d.toHoursPart(),
            d.toMinutesPart(),
            d.toSecondsPart());
    return d.toMillisPart() == 0
        ? seconds
        : seconds + String.format(Locale.ROOT, ".%03d", d.toMillisPart());
  }

  /** {@code 1-02}: years and months. */
  static String ofMonths(long months) {
    long whole = Math.abs(months);
    return String.format(Locale.ROOT, "%s%d-%02d", months < 0 ? "-" : "", whole / 12, whole % 12);
  }

  static SQLException noSuch(String text, String target) {
    return SqlErrors.badCast("The text '" + shortened(text) + "' is no " + target + ".");
  }

  /** The beginning of a text, for messages. */
  static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
