package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A column is the same whether it is decoded alone or with all others. */
final class ColumnAloneTest {

  static List<TweetTable> tables() {
    return TweetTable.all();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void equals_the_column_among_all_others(TweetTable table) {
    check(table.name(), RichLines.all());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void equals_the_column_among_all_others_in_samples(TweetTable table) {
    List<String> lines = new ArrayList<>(Samples.in("activity_streams"));
    lines.addAll(Samples.in("pairs"));
    lines.addAll(Samples.in("compliance"));

    check(table.name(), lines);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void has_a_value_in_some_rich_line(TweetTable table) {
    Decoded rows = Decoded.of(table.name(), RichLines.all().toArray(String[]::new));

    for (Column column : Decoded.decodable(table.name())) {
      List<@Nullable Object> values = rows.values(column.name());
      assertTrue(values.stream().anyMatch(Objects::nonNull), column.name());
    }
  }

  private static void check(String table, List<String> lines) {
    List<Column> columns = Decoded.decodable(table);
    Decoded all = Decoded.of(table, columns, lines);
    long values = 0;
    for (Column column : columns) {
      Decoded alone = Decoded.of(table, List.of(column), lines);
      assertEquals(all.values(column.name()), alone.values(column.name()), column.name());
      values += alone.valuesDecoded();
    }
    assertEquals(all.valuesDecoded(), values);
  }
}
