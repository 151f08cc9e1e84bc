package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.Reason;
import dev.powertrack.orders.DeskTerms;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is to be: a target and checked options. Equal settings share a database.
 *
 * <p>Of a key that is given twice, the URL's value counts before the property's (as in pgjdbc), and
 * both before the environment's. An empty value means unset.
 */
final class ConnectionSettings {
  private static final int LONGEST_TIMEOUT = 3600;
  private static final int MOST_CONNECTIONS = 256;

  private final Target target;
  private final String url;
  private final Map<Option, String> values;
  private final List<String> unknownKeys;
  private final List<String> idleKeys;

  private ConnectionSettings(
      Target target,
      String url,
      Map<Option, String> values,
      List<String> unknownKeys,
      List<String> idleKeys) {
    this.target = target;
    this.url = url;
    this.values = values;
    this.unknownKeys = List.copyOf(unknownKeys);
    this.idleKeys = idleKeys;
  }

  /**
   * @throws dev.powertrack.PowerTrackException INVALID_SETTING, naming the key and what is allowed
   */
  static ConnectionSettings of(
      ConnectionUrl url, Properties properties, Map<String, String> environment) {
    Map<Option, String> values = new EnumMap<>(Option.class);
    List<String> unknown = new ArrayList<>();
    for (Option option : Option.values()) {
      put(values, option, environment.get(option.variable()));
    }
    Set<Option> before = Set.copyOf(values.keySet());
    putAll(values, texts(properties), unknown);
    putAll(values, url.options(), unknown);
    List<String> idle =
        values.keySet().stream()
            .filter(option -> !option.appliesTo(url.target()) && !before.contains(option))
            .map(Option::key)
            .toList();
    ConnectionSettings settings =
        new ConnectionSettings(url.target(), url.base(), values, unknown, idle);
    settings.check();
    return settings;
  }

  /** Properties as texts: some tools put numbers and booleans there. */
  private static Map<String, String> texts(Properties properties) {
    Map<String, String> texts = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      texts.put(key, properties.getProperty(key));
    }
    properties.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    return texts;
  }

  private static void putAll(
      Map<Option, String> values, Map<String, String> given, List<String> unknown) {
    given.forEach(
        (key, value) ->
            Option.named(key)
                .ifPresentOrElse(option -> put(values, option, value), () -> unknown.add(key)));
  }

  private static void put(Map<Option, String> values, Option option, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      values.put(option, option.choices().isEmpty() ? value : option.checkedChoice(value));
    }
  }

  private void check() {
    connectTimeout();
    readTimeout();
    maxConnections();
    cacheDir();
    cacheMaxBytes();
    maxBytesInFlight();
    maxCostDollars();
    logFile();
    boolean clear = scheme().equals("http");
    if (clear && target instanceof Target.Account account && !account.isLoopback()) {
      throw Option.SCHEME.wrong(
          "http", "https for " + account.host() + ": http is only for this machine");
    }
  }

  Target target() {
    return target;
  }

  /** The URL without its options: nothing secret is in it. */
  String url() {
    return url;
  }

  Optional<String> user() {
    return Optional.ofNullable(values.get(Option.USER));
  }

  /** Never to be printed. */
  Optional<String> password() {
    return Optional.ofNullable(values.get(Option.PASSWORD));
  }

  /** {@code v2} or {@code v1}. */
  String apiVersion() {
    return value(Option.API_VERSION);
  }

  /** {@code https} or {@code http}. */
  String scheme() {
    return value(Option.SCHEME);
  }

  Duration connectTimeout() {
    return Duration.ofSeconds(number(Option.CONNECT_TIMEOUT, LONGEST_TIMEOUT));
  }

  Duration readTimeout() {
    return Duration.ofSeconds(number(Option.READ_TIMEOUT, LONGEST_TIMEOUT));
  }

  int maxConnections() {
    return number(Option.MAX_CONNECTIONS, MOST_CONNECTIONS);
  }

  boolean cache() {
    return value(Option.CACHE).equals("on");
  }

  /** Empty for the user's cache folder. */
  Optional<Path> cacheDir() {
    Optional<Path> folder = path(Option.CACHE_DIR, "the path of a folder");
    folder
        .flatMap(Reason::inTheWay)
        .ifPresent(
            what -> {
              throw Option.CACHE_DIR.wrong(
                  folder.get().toString(), "the path of a folder: " + what);
            });
    return folder;
  }

  /** Empty for none. */
  Optional<Path> logFile() {
    return path(Option.LOG_FILE, "the path of a file");
  }

  /** Of the lines that the log file holds. */
  Level logLevel() {
    return switch (value(Option.LOG_LEVEL)) {
      case "off" -> Level.OFF;
      case "debug" -> Level.FINER;
      default -> Level.FINE;
    };
  }

  private Optional<Path> path(Option option, String allowed) {
    String written = values.get(option);
    try {
      return written == null ? Optional.empty() : Optional.of(Path.of(written));
    } catch (InvalidPathException e) {
      throw option.wrong(String.valueOf(written), allowed);
    }
  }

  /** 0 for no bound. */
  long cacheMaxBytes() {
    return Option.CACHE_MAX_BYTES.checkedBytes(value(Option.CACHE_MAX_BYTES), 0);
  }

  boolean cacheEvictExpired() {
    return value(Option.CACHE_EVICT_EXPIRED).equals("true");
  }

  long maxBytesInFlight() {
    return Option.MAX_BYTES_IN_FLIGHT.checkedBytes(value(Option.MAX_BYTES_IN_FLIGHT), 1);
  }

  boolean pushdown() {
    return value(Option.PUSHDOWN).equals("on");
  }

  boolean countFromService() {
    return value(Option.COUNT_FROM_SERVICE).equals("true");
  }

  /** What is odd about the options that were given; each becomes a warning. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (String key : unknownKeys) {
      String meant = Option.nearest(key).map(near -> " Did you mean '" + near + "'?").orElse("");
      warnings.add("There is no option '" + key + "'." + meant);
    }
    warnings.addAll(withoutEffect());
    if (!idleKeys.isEmpty()) {
      warnings.add("Without effect for " + url + ": " + String.join(", ", idleKeys) + ".");
    }
    return warnings;
  }

  /** Why an option that was given changes nothing. */
  private List<String> withoutEffect() {
    if (!countFromService()) {
      return List.of();
    }
    if (target instanceof Target.Folder) {
      return List.of(
          "The option countFromService has no effect on a folder: there is no service to ask.");
    }
    return pushdown()
        ? List.of()
        : List.of(
            "The option countFromService has no effect with pushdown=off, which reads all files.");
  }

  boolean idsAsVarchar() {
    return value(Option.IDS).equals("varchar");
  }

  boolean failOnBadFile() {
    return value(Option.ON_BAD_FILE).equals("fail");
  }

  boolean writesAllowed() {
    return value(Option.WRITES).equals("allow");
  }

  /** Empty for any. */
  Optional<BigDecimal> maxCostDollars() {
    String written = values.get(Option.MAX_COST_DOLLARS);
    return written == null
        ? Optional.empty()
        : Optional.of(Option.MAX_COST_DOLLARS.checkedAmount(written));
  }

  boolean recreateFailed() {
    return value(Option.RECREATE_FAILED).equals("allow");
  }

  /** What a user allows who orders jobs. */
  DeskTerms deskTerms() {
    return new DeskTerms(maxCostDollars().orElse(null), recreateFailed());
  }

  /** Keys that no option has. */
  List<String> unknownKeys() {
    return unknownKeys;
  }

  /** What was given for an option, unless it is a secret. */
  Optional<String> given(Option option) {
    return option.isSecret() ? Optional.empty() : Optional.ofNullable(values.get(option));
  }

  /** Whether a connection cannot do without an option: an account needs a login. */
  boolean requires(Option option) {
    return target instanceof Target.Account
        && (option == Option.USER || option == Option.PASSWORD)
        && !values.containsKey(option);
  }

  /**
   * @throws PowerTrackException LOGIN where an account is named without user and password
   */
  void checkLogin() {
    if (requires(Option.USER) || requires(Option.PASSWORD)) {
      throw new PowerTrackException(
          Kind.LOGIN,
          "The account at "
              + url
              + " needs user and password: give them as usual, or in the environment as"
              + " POWERTRACK_USER and POWERTRACK_PASSWORD.");
    }
  }

  private String value(Option option) {
    return values.getOrDefault(option, String.valueOf(option.defaultValue()));
  }

  private int number(Option option, int max) {
    return option.checkedNumber(value(option), 1, max);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConnectionSettings that
        && target.equals(that.target)
        && ofDatabase().equals(that.ofDatabase());
  }

  @Override
  public int hashCode() {
    return target.hashCode() * 31 + ofDatabase().hashCode();
  }

  /** The log is the connection's own matter. */
  private Map<Option, String> ofDatabase() {
    Map<Option, String> shared = new EnumMap<>(Option.class);
    shared.putAll(values);
    shared.keySet().removeAll(Set.of(Option.LOG_FILE, Option.LOG_LEVEL));
    return shared;
  }

  /** The options that were given, secrets as stars. */
  @Override
  public String toString() {
    Map<String, String> shown = new TreeMap<>();
    values.forEach((option, value) -> shown.put(option.key(), option.isSecret() ? "***" : value));
    return String.format(Locale.ROOT, "%s %s", url, Collections.unmodifiableMap(shown));
  }
}
