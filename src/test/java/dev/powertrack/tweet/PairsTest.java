package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same tweets delivered in both formats give the same rows. Of the 71 pairs of the reference,
 * in one of which TEXT differs, the samples hold twelve: TEXT is equal in all of them.
 */
final class PairsTest {
  /** Columns that one of the formats does not carry, or that say which format it is. */
  private static final Set<String> NOT_IN_BOTH =
      Set.of(
          "GNIP_LANG",
          "REPLY_COUNT",
          "QUOTE_COUNT",
          "POSSIBLY_SENSITIVE",
          "IN_REPLY_TO_USER_ID",
          "RAW_JSON",
          "DATA_FORMAT");

  private static final Pattern COUNT_AT_DELIVERY = Pattern.compile(" (RETWEET|USER_[A-Z]+)_COUNT$");

  @Test
  void every_column_that_both_formats_carry_is_equal() {
    Map<Object, Map<String, @Nullable Object>> original = byId(Samples.in("pairs/original"));
    Decoded activityStreams =
        Decoded.tweets(Samples.in("pairs/activity_streams").toArray(String[]::new));

    Map<String, String> differences = new TreeMap<>();
    for (int row = 0; row < activityStreams.rows(); row++) {
      compare(activityStreams.row(row), original, differences);
    }

    assertEquals(6, activityStreams.rows());
    assertEquals(Map.of(), differences);
  }

  /** Their counts were read at another time, so those differ. */
  @Test
  void the_same_tweets_read_at_another_time_are_equal_but_for_their_counts() {
    Map<Object, Map<String, @Nullable Object>> original = byId(Samples.in("pairs/original"));
    Decoded other = Decoded.tweets(Samples.in("activity_streams/long").toArray(String[]::new));

    Map<String, String> differences = new TreeMap<>();
    for (int row = 0; row < other.rows(); row++) {
      compare(other.row(row), original, differences);
    }
    differences.keySet().removeIf(COUNT_AT_DELIVERY.asPredicate());

    assertEquals(6, other.rows());
    assertEquals(Map.of(), differences);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TWEET_HASHTAGS",
        "TWEET_SYMBOLS",
        "TWEET_MENTIONS",
        "TWEET_URLS",
        "TWEET_MEDIA",
        "TWEET_MATCHING_RULES",
        "TWEET_KLOUT_TOPICS",
        "TWEET_DERIVED_LOCATIONS",
        "TWEET_POLLS"
      })
  void child_tables_have_the_same_rows(String table) {
    assertEquals(
        rows(table, Samples.in("pairs/original")),
        rows(table, Samples.in("pairs/activity_streams")));
  }

  private static Set<Map<String, @Nullable Object>> rows(String table, List<String> lines) {
    Decoded decoded = Decoded.of(table, lines.toArray(String[]::new));
    return IntStream.range(0, decoded.rows()).mapToObj(decoded::row).collect(Collectors.toSet());
  }

  private static void compare(
      Map<String, @Nullable Object> row,
      Map<Object, Map<String, @Nullable Object>> others,
      Map<String, String> differences) {
    Map<String, @Nullable Object> other =
        Objects.requireNonNull(others.get(row.get("TWEET_ID")), "no partner");
    row.forEach(
        (column, value) -> {
          if (!NOT_IN_BOTH.contains(column)
              && !Objects.equals(shown(column, value), shown(column, other.get(column)))) {
            differences.put(
                row.get("TWEET_ID") + " " + column, value + " but " + other.get(column));
          }
        });
  }

  /** Activity Streams deliver when a user signed up to the millisecond, ORIG to the second. */
  private static @Nullable Object shown(String column, @Nullable Object value) {
    return column.equals("USER_CREATED_AT") && value != null
        ? Math.floorDiv((long) value, 1000L)
        : value;
  }

  private static Map<Object, Map<String, @Nullable Object>> byId(List<String> lines) {
    Decoded decoded = Decoded.tweets(lines.toArray(String[]::new));
    Map<Object, Map<String, @Nullable Object>> rows = new HashMap<>();
    for (int row = 0; row < decoded.rows(); row++) {
      rows.put(Objects.requireNonNull(decoded.row(row).get("TWEET_ID")), decoded.row(row));
    }
    return rows;
  }
}
