package dev.powertrack.sql.table;

import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table about the service, and how its value is had from what a row stands for.
 *
 * @param <T> what a row stands for: a job, a file
 */
record Field<T>(Column column, Function<T, ? extends @Nullable Object> value) {

  static <T> Field<T> text(String name, String remark, Function<T, @Nullable String> value) {
    return new Field<>(new Column(name, ColumnType.VARCHAR, true, remark), value);
  }

  static <T> Field<T> count(String name, String remark, Function<T, @Nullable Long> value) {
    return new Field<>(new Column(name, ColumnType.BIGINT, true, remark), value);
  }

  static <T> Field<T> whole(String name, String remark, Function<T, @Nullable Integer> value) {
    return new Field<>(new Column(name, ColumnType.INTEGER, true, remark), value);
  }

  static <T> Field<T> number(String name, String remark, Function<T, @Nullable Double> value) {
    return new Field<>(new Column(name, ColumnType.DOUBLE, true, remark), value);
  }

  static <T> Field<T> truth(String name, String remark, Function<T, @Nullable Boolean> value) {
    return new Field<>(new Column(name, ColumnType.BOOLEAN, true, remark), value);
  }

  static <T> Field<T> time(String name, String remark, Function<T, @Nullable Instant> value) {
    return new Field<>(
        new Column(name, ColumnType.TIMESTAMP, true, remark),
        row -> {
          Instant time = value.apply(row);
          return time == null ? null : Long.valueOf(time.toEpochMilli());
        });
  }

  /** The same column, always with a value. */
  Field<T> notNull() {
    return new Field<>(new Column(column.name(), column.type(), false, column.remark()), value);
  }

  static @Nullable Double toDouble(@Nullable BigDecimal number) {
    return number == null ? null : Double.valueOf(number.doubleValue());
  }
}
