package dev.powertrack.archive;

import java.time.Duration;
import java.time.Instant;

/**
 * The ten minutes of one data file, for example {@code [2014-07-13T19:30:00Z,
 * 2014-07-13T19:40:00Z)}. Windows start at whole multiples of ten minutes, UTC, and never overlap;
 * a window without a tweet has no file.
 *
 * @param start inclusive, a whole multiple of ten minutes
 */
public record Window(Instant start) implements Comparable<Window> {
  public static final Duration LENGTH = Duration.ofMinutes(10);
  private static final long LENGTH_MILLIS = LENGTH.toMillis();

  public Window {
    if (start.getNano() != 0 || start.toEpochMilli() % LENGTH_MILLIS != 0) {
      throw new IllegalArgumentException("a window starts at a whole ten minutes, not at " + start);
    }
  }

  public static Window of(Instant start) {
    return new Window(start);
  }

  /** The window that {@code instant} falls into. */
  public static Window containing(Instant instant) {
    return new Window(
        Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), LENGTH_MILLIS) * LENGTH_MILLIS));
  }

  /** Exclusive. */
  public Instant end() {
    return start.plus(LENGTH);
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end());
  }

  /** Neighbours differ by one: of an instant's own hash code the last bits are all the same. */
  @Override
  public int hashCode() {
    return Long.hashCode(start.toEpochMilli() / LENGTH_MILLIS);
  }

  @Override
  public int compareTo(Window other) {
    return start.compareTo(other.start);
  }

  @Override
  public String toString() {
    return "[" + start + ", " + end() + ")";
  }
}
