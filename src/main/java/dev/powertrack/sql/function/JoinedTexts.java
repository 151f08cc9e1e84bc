package dev.powertrack.sql.function;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a group, for STRING_AGG. With each row come its text, what separates it from the one
 * before (nothing if NULL), how to sort, and the values to sort by. Texts that are NULL do not
 * count.
 */
public final class JoinedTexts {
  private static final int TEXT = 0;
  private static final int SEPARATOR = 1;
  private static final int ORDER = 2;
  private static final int FIRST_KEY = 3;

  private final List<@Nullable Object[]> rows = new ArrayList<>();

  /**
   * One more row.
   *
   * @param row text, separator, order in the words of {@link SortKey}, and a value for each key
   */
  public void add(@Nullable Object[] row) {
    if (row[TEXT] != null) {
      rows.add(row);
    }
  }

  /** All in order; rows that are equal in it stay as they came. Null where there is none. */
  public @Nullable String result() {
    if (rows.isEmpty()) {
      return null;
    }
    sort();
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      @Nullable Object[] row = rows.get(i);
      if (i > 0 && row[SEPARATOR] != null) {
        joined.append(row[SEPARATOR]);
      }
      joined.append(row[TEXT]);
    }
    return joined.toString();
  }

  private void sort() {
    List<SortKey> keys = SortKey.read((String) rows.get(0)[ORDER]);
    if (!keys.isEmpty()) {
      rows.sort(order(keys));
    }
  }

  private static Comparator<@Nullable Object[]> order(List<SortKey> keys) {
    return (one, other) -> {
      int result = 0;
      for (int i = 0; i < keys.size() && result == 0; i++) {
        result = keys.get(i).compare(one[FIRST_KEY + i], other[FIRST_KEY + i]);
      }
      return result;
    };
  }
}
