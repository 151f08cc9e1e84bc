package dev.powertrack.sql.table;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A join of tweets with the rows of one of their lists, on the id of the tweet: what is wanted of
 * either side, and how the lines of a tweet become rows.
 *
 * @param tweets what is wanted of TWEETS; neither ordered nor limited
 * @param children what is wanted of the child table; neither ordered nor limited
 * @param tweetWidth how many of the columns of {@code tweets} are returned, the first ones
 * @param childWidth how many of those of {@code children}
 * @param tweetsFirst whether they are the left side
 * @param withinJob whether the job is part of the key
 * @param semi whether the rows are those of the left side that have a partner, each once, instead
 *     of all pairs
 */
public record SameLineJoin(
    RowRequest tweets,
    RowRequest children,
    int tweetWidth,
    int childWidth,
    boolean tweetsFirst,
    boolean withinJob,
    boolean semi) {

  /** The columns of a tweet and of an element that are returned, in the order of the sides. */
  private @Nullable Object[] row(@Nullable Object[] tweet, @Nullable Object[] child) {
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

  /** Adds the rows that a line makes by itself. */
  void addRows(LineOfTweet line, List<@Nullable Object[]> rows) {
    if (semi) {
      if (hasPartnerIn(line, line)) {
        addLeft(line, rows);
      }
    } else {
      addPairs(line, line, rows);
    }
  }

  /** Adds the rows that a line makes with the other lines of the same tweet. */
  void addRows(LineOfTweet line, List<LineOfTweet> others, List<@Nullable Object[]> rows) {
    if (!semi) {
      others.forEach(other -> addPairs(line, other, rows));
    } else if (!hasPartnerIn(line, line)
        && others.stream().anyMatch(other -> hasPartnerIn(line, other))) {
      addLeft(line, rows);
    }
  }

  /** Whether the left side of a line meets the right side of a line of the same tweet. */
  private boolean hasPartnerIn(LineOfTweet line, LineOfTweet other) {
    return tweetsFirst ? !other.children().isEmpty() : other.tweet() != null;
  }

  private void addLeft(LineOfTweet line, List<@Nullable Object[]> rows) {
    @Nullable Object[] tweet = line.tweet();
    if (!tweetsFirst) {
      line.children().forEach(child -> rows.add(Arrays.copyOf(child, childWidth)));
    } else if (tweet != null) {
      rows.add(Arrays.copyOf(tweet, tweetWidth));
    }
  }

  private void addPairs(LineOfTweet line, LineOfTweet other, List<@Nullable Object[]> rows) {
    @Nullable Object[] tweet = line.tweet();
    if (tweet != null) {
      other.children().forEach(child -> rows.add(row(tweet, child)));
    }
  }
}
