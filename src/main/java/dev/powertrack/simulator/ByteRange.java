package dev.powertrack.simulator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of bytes that a request asks for.
 *
 * @param from the first byte
 * @param to the byte after the last; not after {@code from} if the range cannot be satisfied
 */
record ByteRange(int from, int to) {
  private static final Pattern HEADER = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** Of a Range header; empty if it is not a single range of bytes, which a server ignores. */
  static Optional<ByteRange> parse(String header, int length) {
    Matcher matcher = HEADER.matcher(header.trim());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? Optional.empty() : Optional.of(suffix(last, length));
    }
    long to = last.isEmpty() ? length : Math.min(length, Long.parseLong(last) + 1);
    return Optional.of(new ByteRange((int) Math.min(length, Long.parseLong(first)), (int) to));
  }

  private static ByteRange suffix(String count, int length) {
    return new ByteRange((int) Math.max(0, length - Long.parseLong(count)), length);
  }

  boolean isEmpty() {
    return to <= from;
  }

  /** Such as {@code bytes 0-99/1234}. */
  String contentRange(int length) {
    return "bytes " + from + "-" + (to - 1) + "/" + length;
  }
}
