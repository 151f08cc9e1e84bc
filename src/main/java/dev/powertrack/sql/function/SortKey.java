package dev.powertrack.sql.function;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One of the keys that an aggregate function sorts by.
 *
 * @param falls whether the greatest comes first
 * @param nullsFirst whether NULLs come first
 */
public record SortKey(boolean falls, boolean nullsFirst) implements Comparator<@Nullable Object> {
  private static final String DESCENDING = "DESC";
  private static final String NULLS_FIRST = " NULLS FIRST";
  private static final String BETWEEN = ", ";

  /** Several keys as one text: {@code ASC, DESC NULLS FIRST}. */
  public static String text(List<SortKey> keys) {
    return keys.stream()
        .map(key -> (key.falls ? DESCENDING : "ASC") + (key.nullsFirst ? NULLS_FIRST : ""))
        .collect(Collectors.joining(BETWEEN));
  }

  static List<SortKey> read(@Nullable String text) {
    return text == null || text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(BETWEEN))
            .map(key -> new SortKey(key.startsWith(DESCENDING), key.endsWith(NULLS_FIRST)))
            .toList();
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"}) // all values of a key are of one SQL type
  public int compare(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return one == other ? 0 : (one == null) == nullsFirst ? -1 : 1;
    }
    int rising = ((Comparable) one).compareTo(other);
    return falls ? -rising : rising;
  }
}
