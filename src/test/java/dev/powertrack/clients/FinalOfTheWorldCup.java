package dev.powertrack.clients;

import java.util.Map;
import java.util.TreeMap;

/** What all clients are asked for: the tweets of one hour, by the ten minutes of their files. */
final class FinalOfTheWorldCup {
  static final String URL = "jdbc:powertrack:demo";

  static final String JOB = "world-cup-final";

  /** With the job's title and two times as parameters. */
  static final String BY_WINDOW =
      "SELECT window_start, COUNT(*) AS tweets"
          + " FROM tweets JOIN jobs ON tweets.job_id = jobs.job_id"
          + " WHERE title = ? AND posted_at >= ? AND posted_at < ?"
          + " GROUP BY window_start ORDER BY window_start";

  /** Tweets from 21:00 to 22:00 UTC, by the start of their window. */
  static final Map<String, Integer> TWEETS =
      new TreeMap<>(
          Map.of(
              "2014-07-13T21:00", 293,
              "2014-07-13T21:10", 335,
              "2014-07-13T21:20", 932,
              "2014-07-13T21:30", 762,
              "2014-07-13T21:40", 597,
              "2014-07-13T21:50", 465));

  static final int IN_THE_HOUR = 3384;

  private FinalOfTheWorldCup() {}
}
