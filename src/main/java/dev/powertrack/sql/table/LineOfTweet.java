package dev.powertrack.sql.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one line holds for a join.
 *
 * @param scope see {@link SameLineJoin#scope}
 * @param tweet its columns; null if the condition on tweets does not let it through
 * @param children the elements of its list that their condition lets through
 */
record LineOfTweet(
    String scope,
    long tweetId,
    @Nullable Object @Nullable [] tweet,
    List<@Nullable Object[]> children) {}
