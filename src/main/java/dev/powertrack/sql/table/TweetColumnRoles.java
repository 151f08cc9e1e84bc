package dev.powertrack.sql.table;

import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.LineKind;
import dev.powertrack.tweet.TweetTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which columns of a table of data files are bounded by the file that a row is in, by ordinal;
 * negative for a column that the table does not have.
 */
record TweetColumnRoles(
    int jobId, int fileName, int windowStart, int windowEnd, int postedAt, int tweetId) {

  /** Ids as text have no order that time could bound. */
  static TweetColumnRoles of(TweetTable table, boolean idsAsText) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    boolean ofTweets = table.reads(LineKind.ACTIVITY_STREAMS);
    return new TweetColumnRoles(
        names.indexOf("JOB_ID"),
        names.indexOf("FILE_NAME"),
        names.indexOf("WINDOW_START"),
        names.indexOf("WINDOW_END"),
        ofTweets ? names.indexOf("POSTED_AT") : -1,
        ofTweets && !idsAsText ? names.indexOf("TWEET_ID") : -1);
  }

  Set<Integer> all() {
    return present(jobId, fileName, windowStart, windowEnd, postedAt, tweetId);
  }

  /** Those of which a file that was read is known to hold no other values. */
  Set<Integer> countable() {
    return present(jobId, fileName, windowStart, windowEnd, postedAt);
  }

  private static Set<Integer> present(int... columns) {
    return IntStream.of(columns)
        .filter(column -> column >= 0)
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }
}
