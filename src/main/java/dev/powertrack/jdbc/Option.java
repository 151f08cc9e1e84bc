package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.Spelling;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every option of a connection, once: the same key in the URL and in the properties. */
enum Option {
  USER("user", "The login's user name. Also from POWERTRACK_USER.", null),
  PASSWORD("password", "The login's password. Also from POWERTRACK_PASSWORD.", null),
  API_VERSION(
      "apiVersion",
      "The generation of the service: v2 (gnip-api.gnip.com) or v1 (historical.gnip.com).",
      "v2",
      "v2",
      "v1"),
  SCHEME(
      "scheme",
      "How the service is reached. http only to this machine, for a simulator: the password would"
          + " travel in the clear.",
      "https",
      "https",
      "http"),
  CONNECT_TIMEOUT("connectTimeout", "Seconds to wait for a connection to a host.", "10"),
  READ_TIMEOUT("readTimeout", "Seconds to wait for a host's next bytes.", "60"),
  MAX_CONNECTIONS(
      "maxConnections", "How many data files are downloaded at the same time, at most.", "24"),
  CACHE(
      "cache",
      "Whether downloaded files are kept on disk, so that they are never fetched again.",
      "on",
      "on",
      "off"),
  CACHE_DIR(
      "cacheDir",
      "The folder of downloaded files. Unset: the folder powertrack in the user's cache folder.",
      null),
  CACHE_MAX_BYTES(
      "cacheMaxBytes",
      "How much disk the downloaded files of an account take at most, such as 500MB or 20GB: those"
          + " that were not used for longest make room. 0: no bound.",
      "0"),
  CACHE_EVICT_EXPIRED(
      "cacheEvictExpired",
      "Whether room is made also of files that could not be downloaded again, because the service"
          + " no longer offers them.",
      "false",
      "false",
      "true"),
  MAX_BYTES_IN_FLIGHT(
      "maxBytesInFlight",
      "How much one query downloads and decodes ahead of its reader at most, such as 256MB.",
      "256MB"),
  PUSHDOWN(
      "pushdown",
      "Whether statements read only the files and columns that they need. off is for comparing"
          + " results and times.",
      "on",
      "on",
      "off"),
  COUNT_FROM_SERVICE(
      "countFromService",
      "Whether COUNT(*) of whole jobs is the service's own count of what it delivered, without"
          + " reading their files.",
      "false",
      "true",
      "false"),
  IDS(
      "ids",
      "The type of 64-bit ids: varchar for clients that round big numbers (R, spreadsheets,"
          + " JavaScript).",
      "bigint",
      "bigint",
      "varchar"),
  LOG_FILE(
      "logFile",
      "A file to which a line is appended for each connection and statement. Unset: nothing is"
          + " written.",
      null),
  LOG_LEVEL(
      "logLevel",
      "What logFile holds: info connections and statements, debug also each request. off nothing.",
      "info",
      "off",
      "info",
      "debug"),
  ON_BAD_FILE(
      "onBadFile",
      "A damaged data file: warn passes over it with a warning, fail ends the statement.",
      "warn",
      "warn",
      "fail"),
  WRITES(
      "writes",
      "allow opens INSERT INTO jobs, which creates jobs, and UPDATE jobs SET status, which accepts"
          + " and rejects them. An accepted job costs money. In the terminal the commands jobs"
          + " create, accept and reject are the consent; deny, given in so many words, forbids"
          + " them too.",
      "deny",
      "deny",
      "allow"),
  MAX_COST_DOLLARS(
      "maxCostDollars",
      "The highest cost in US dollars at which a job may be accepted; a quote that names no cost is"
          + " then refused too. Unset: any.",
      null),
  RECREATE_FAILED(
      "recreateFailed",
      "Whether the rules and period of a failed job may be ordered again. The service repairs"
          + " failed jobs, so that it would be paid twice.",
      "deny",
      "deny",
      "allow");

  private static final List<String> UNITS = List.of("", "K", "M", "G", "T");
  private static final Pattern BYTES = Pattern.compile("(\\d{1,15})\\s*([KMGT]?)B?");

  private final String key;
  private final String description;
  private final @Nullable String defaultValue;

  /** With blanks between them. */
  private final String choices;

  Option(String key, String description, @Nullable String defaultValue, String... choices) {
    this.key = key;
    this.description = description;
    this.defaultValue = defaultValue;
    this.choices = String.join(" ", choices);
  }

  String key() {
    return key;
  }

  String description() {
    return description;
  }

  @Nullable String defaultValue() {
    return defaultValue;
  }

  /** The allowed values, empty where others are allowed. */
  List<String> choices() {
    return choices.isEmpty() ? List.of() : List.of(choices.split(" ", -1));
  }

  boolean isSecret() {
    return this == PASSWORD;
  }

  /** The variable of the environment: {@code POWERTRACK_CACHE_DIR} for {@code cacheDir}. */
  String variable() {
    return "POWERTRACK_" + name();
  }

  /** Whether it does anything there; a login is taken anywhere, since tools always send one. */
  boolean appliesTo(Target target) {
    return switch (this) {
      case SCHEME, CONNECT_TIMEOUT, READ_TIMEOUT -> target instanceof Target.Account;
      case API_VERSION, CACHE, CACHE_DIR -> !(target instanceof Target.Folder);
      default -> true;
    };
  }

  /** The key that somebody who wrote {@code key} may have meant. */
  static Optional<String> nearest(String key) {
    String wanted = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return Arrays.stream(values())
        .map(Option::key)
        .filter(known -> Spelling.distance(wanted, known.toLowerCase(Locale.ROOT)) <= 2)
        .min(
            Comparator.comparingInt(
                known -> Spelling.distance(wanted, known.toLowerCase(Locale.ROOT))));
  }

  /** By key, in any case. */
  static Optional<Option> named(String key) {
    for (Option option : values()) {
      if (option.key.equalsIgnoreCase(key)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /**
   * @throws PowerTrackException INVALID_SETTING, naming the key and what is allowed
   */
  String checkedChoice(String value) {
    for (String choice : choices()) {
      if (choice.equalsIgnoreCase(value)) {
        return choice;
      }
    }
    throw wrong(value, "one of " + String.join(", ", choices()));
  }

  /**
   * @throws PowerTrackException INVALID_SETTING, naming the key and what is allowed
   */
  int checkedNumber(String value, int min, int max) {
    String allowed = "a whole number between " + min + " and " + max;
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(value, allowed);
    }
    throw wrong(value, allowed);
  }

  /**
   * A number of bytes: {@code 1048576}, or with a unit of a thousand times the one before: {@code
   * 500KB}, {@code 20GB}, in any case.
   *
   * @throws PowerTrackException INVALID_SETTING, naming the key and what is allowed
   */
  long checkedBytes(String value, long min) {
    String allowed = "a number of bytes such as 500MB or 20GB, at least " + min;
    Matcher parts = BYTES.matcher(value.strip().toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      throw wrong(value, allowed);
    }
    try {
      long factor = 1;
      for (int i = 0; i < UNITS.indexOf(parts.group(2)); i++) {
        factor *= 1000;
      }
      long bytes = Math.multiplyExact(Long.parseLong(parts.group(1)), factor);
      if (bytes >= min) {
        return bytes;
      }
    } catch (ArithmeticException e) {
      throw wrong(value, allowed);
    }
    throw wrong(value, allowed);
  }

  /**
   * @throws PowerTrackException INVALID_SETTING, naming the key and what is allowed
   */
  BigDecimal checkedAmount(String value) {
    if (!value.strip().matches("[0-9]{1,12}(\\.[0-9]{1,2})?")) {
      throw wrong(value, "an amount such as 500 or 99.50");
    }
    return new BigDecimal(value.strip());
  }

  PowerTrackException wrong(String value, String allowed) {
    return new PowerTrackException(
        Kind.INVALID_SETTING,
        "The option " + key + " is '" + value + "', but must be " + allowed + ".");
  }
}
