package dev.powertrack.api;

import java.util.regex.Pattern;

/** Text of the service that an error may quote: short, on one line, without secrets. */
final class Excerpt {
  private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"'<>]*");
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?i)(signature|awsaccesskeyid|key-pair-id|policy|x-amz-[a-z-]+)=[^\\s\"'<>&]*");

  private Excerpt() {}

  /** The first {@code length} characters, after query strings of links were cut. */
  static String of(String text, int length) {
    String open = QUERY.matcher(text).replaceAll("?…");
    String safe = SIGNED.matcher(open).replaceAll("$1=…").replaceAll("\\p{Cntrl}", " ");
    String line = safe.replaceAll("\\s+", " ").strip();
    return line.length() <= length ? line : line.substring(0, length) + "…";
  }
}
