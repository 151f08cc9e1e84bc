package dev.powertrack.sql.table;

import dev.powertrack.sql.prune.Interval;
import dev.powertrack.sql.prune.SplitBounds;
import dev.powertrack.tweet.Column;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a table about the service. */
record Fields<T>(List<Field<T>> list) {

  Fields {
    list = List.copyOf(list);
  }

  List<Column> columns() {
    return list.stream().map(Field::column).toList();
  }

  int ordinal(String name) {
    List<String> names = columns().stream().map(Column::name).toList();
    int ordinal = names.indexOf(name);
    if (ordinal < 0) {
      throw new IllegalArgumentException("there is no column " + name + " among " + names);
    }
    return ordinal;
  }

  Set<Integer> ordinals(String... names) {
    return Set.of(names).stream().map(this::ordinal).collect(Collectors.toUnmodifiableSet());
  }

  /** A row with a slot for each column asked for. */
  @Nullable Object[] row(T of, List<Integer> columns) {
    @Nullable Object[] row = new @Nullable Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = list.get(columns.get(i)).value().apply(of);
    }
    return row;
  }

  /** What is known of the one row that {@code of} stands for, from some columns of it. */
  SplitBounds bounds(T of, Set<Integer> known) {
    return column ->
        known.contains(column)
            ? Interval.point(list.get(column).value().apply(of))
            : Interval.UNKNOWN;
  }
}
