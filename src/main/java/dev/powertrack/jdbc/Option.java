package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.List;
import java.util.Optional;
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
  ON_BAD_FILE(
      "onBadFile",
      "A damaged data file: warn passes over it with a warning, fail ends the statement.",
      "warn",
      "warn",
      "fail");

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

  PowerTrackException wrong(String value, String allowed) {
    return new PowerTrackException(
        Kind.INVALID_SETTING,
        "The option " + key + " is '" + value + "', but must be " + allowed + ".");
  }
}
