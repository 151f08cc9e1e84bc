package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC URL, taken apart:
 *
 * <pre>
 * jdbc:powertrack://HOST[:PORT]/ACCOUNT[?key=value&amp;key=value]
 * jdbc:powertrack:file:PATH[?key=value]
 * jdbc:powertrack:demo[?key=value]
 * </pre>
 *
 * Keys, values, the account and the path may be percent-encoded (a {@code ?} in a path is {@code
 * %3F}, a {@code %} is {@code %25}). A {@code +} means itself.
 *
 * @param base the URL without its options, so without secrets
 * @param options as written, keys in the order of the URL
 */
record ConnectionUrl(Target target, String base, Map<String, String> options) {
  static final String PREFIX = "jdbc:powertrack:";

  private static final Pattern ACCOUNT =
      Pattern.compile("//(\\[[0-9A-Fa-f:.]+]|[^:/@\\[\\]\\s]+)(?::(\\d{1,5}))?/([^/]+)/?");

  ConnectionUrl {
    options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Whether a URL is this driver's; says nothing about what follows the prefix. */
  static boolean isOurs(String url) {
    return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  /**
   * @throws PowerTrackException INVALID_SETTING, without the options in its message
   */
  static ConnectionUrl parse(String url) {
    int mark = url.indexOf('?');
    String base = mark < 0 ? url : url.substring(0, mark);
    Map<String, String> options = mark < 0 ? Map.of() : options(url.substring(mark + 1));
    return new ConnectionUrl(target(base), base, options);
  }

  private static Target target(String base) {
    String rest = base.substring(PREFIX.length());
    if (rest.equals("demo")) {
      return new Target.Demo();
    }
    if (rest.startsWith("file:")) {
      return folder(rest.substring("file:".length()));
    }
    Matcher account = ACCOUNT.matcher(rest);
    if (!account.matches()) {
      throw invalid(
          shown(base)
              + " is none of jdbc:powertrack://HOST[:PORT]/ACCOUNT, jdbc:powertrack:file:FOLDER and"
              + " jdbc:powertrack:demo. User and password are properties, not part of the host.");
    }
    int port = account.group(2) == null ? -1 : Integer.parseInt(account.group(2));
    if (port == 0 || port > 65_535) {
      throw invalid("The port " + port + " in the URL is not between 1 and 65535.");
    }
    return new Target.Account(account.group(1), port, decoded(account.group(3)));
  }

  /** Who writes a URL the way of another driver may have a password anywhere in it. */
  private static String shown(String base) {
    return base.matches("[^@=;]*") ? "The URL " + base : "The URL";
  }

  /** {@code file:///data/hpt} is {@code /data/hpt}, {@code file:///C:/hpt} is {@code C:/hpt}. */
  private static Target folder(String written) {
    String path = decoded(written);
    if (path.startsWith("///")) {
      path = path.substring(2);
    }
    if (path.matches("/[A-Za-z]:([/\\\\].*)?")) {
      path = path.substring(1);
    }
    if (path.isBlank()) {
      throw invalid("The URL names no folder: write jdbc:powertrack:file:/path/to/folder.");
    }
    return new Target.Folder(path);
  }

  private static Map<String, String> options(String text) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String key = decoded(equals < 0 ? pair : pair.substring(0, equals));
      options.put(key, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return options;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid("The URL has a % that two hexadecimal digits do not follow; write % as %25.");
    }
  }

  private static PowerTrackException invalid(String message) {
    return new PowerTrackException(Kind.INVALID_SETTING, message);
  }

  @Override
  public String toString() {
    return base;
  }
}
