package dev.powertrack.sql.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A join of tweets with the rows of one of their lists, on the id of the tweet: what is wanted of
 * either side, and how a pair becomes a row.
 *
 * @param tweets what is wanted of TWEETS; neither ordered nor limited
 * @param children what is wanted of the child table; neither ordered nor limited
 * @param tweetWidth how many of the columns of {@code tweets} are returned, the first ones
 * @param childWidth how many of those of {@code children}
 * @param tweetsFirst whether they are the left side
 * @param withinJob whether the job is part of the key
 */
public record SameLineJoin(
    RowRequest tweets,
    RowRequest children,
    int tweetWidth,
    int childWidth,
    boolean tweetsFirst,
    boolean withinJob) {

  /** The columns of a tweet and of an element that are returned, in the order of the sides. */
  @Nullable Object[] row(@Nullable Object[] tweet, @Nullable Object[] child) {
    @Nullable Object[] row = new @Nullable Object[tweetWidth + childWidth];
    System.arraycopy(tweet, 0, row, tweetsFirst ? 0 : childWidth, tweetWidth);
    System.arraycopy(child, 0, row, tweetsFirst ? tweetWidth : 0, childWidth);
    return row;
  }

  boolean wantsTweet(@Nullable Object[] tweet) {
    return tweets.filter() == null || tweets.filter().test(tweet);
  }

  boolean wantsChild(@Nullable Object[] child) {
    return children.filter() == null || children.filter().test(child);
  }

  /** What tells tweets of the same id apart that do not join. */
  String scope(String jobId) {
    return withinJob ? jobId : "";
  }

  /** Adds the rows that a tweet makes with some elements. */
  void addRows(
      @Nullable Object[] tweet, List<@Nullable Object[]> children, List<@Nullable Object[]> rows) {
    for (@Nullable Object[] child : children) {
      rows.add(row(tweet, child));
    }
  }
}
