package dev.powertrack.simulator.content;

import java.time.Instant;
import java.util.Set;

/**
 * How many tweets there are in a minute: cheap and the same each time it is asked, so that a job of
 * a year can be counted without a tweet being made. At most {@link #MOST_A_MINUTE}.
 */
public interface Volume {
  /** More would no longer get a millisecond each. */
  int MOST_A_MINUTE = 60_000;

  /** Tweets posted in a minute, counted since 1970. */
  int inMinute(long epochMinute);

  /** Tweets from one minute to another, the second one not included. */
  default int between(long fromMinute, long toMinute) {
    int sum = 0;
    for (long minute = fromMinute; minute < toMinute; minute++) {
      sum += inMinute(minute);
    }
    return sum;
  }

  /** Exactly so many in every window of ten minutes, spread evenly. */
  static Volume perWindow(int tweets) {
    if (tweets < 0 || tweets > 10 * MOST_A_MINUTE) {
      throw new IllegalArgumentException(tweets + " tweets do not fit into ten minutes");
    }
    return minute -> {
      int tenth = (int) Math.floorMod(minute, 10L);
      return tweets * (tenth + 1) / 10 - tweets * tenth / 10;
    };
  }

  /** A few in every window: five at least, more by day than by night and less at weekends. */
  static Volume everyWindow(long seed) {
    return minute -> {
      long window = Math.floorDiv(minute, 10L);
      boolean surely = Math.floorMod(Dice.hash(seed, window), 2L) == Math.floorMod(minute, 2L);
      return (surely ? 1 : 0) + random(seed, minute, 0.35 * rhythm(minute));
    };
  }

  /** A daily rhythm around a mean of so many a minute; windows may be silent. */
  static Volume daily(long seed, double aMinute) {
    return minute -> random(seed, minute, aMinute * rhythm(minute));
  }

  /** The day of the final of the World Cup of 2014, with some windows of silence at night. */
  static Volume matchDay(long seed) {
    return new MatchDay(
        seed,
        Set.of(
            Instant.parse("2014-07-13T03:20:00Z"),
            Instant.parse("2014-07-13T04:50:00Z"),
            Instant.parse("2014-07-13T05:00:00Z"),
            Instant.parse("2014-07-13T06:30:00Z"),
            Instant.parse("2014-07-13T07:10:00Z")));
  }

  /** A count whose mean is given. */
  static int random(long seed, long minute, double mean) {
    Dice dice = Dice.of(seed, minute);
    double around = mean * (0.75 + 0.5 * dice.unit());
    return Math.min(MOST_A_MINUTE, (int) (around + dice.unit()));
  }

  private static double rhythm(long minute) {
    double hour = Math.floorMod(minute, 1440L) / 60.0;
    long weekday = Math.floorMod(Math.floorDiv(minute, 1440L) + 3, 7L);
    double day = 1 + 0.7 * Math.sin((hour - 10.5) / 24 * 2 * Math.PI);
    return day * (weekday >= 5 ? 0.7 : 1.1);
  }
}
