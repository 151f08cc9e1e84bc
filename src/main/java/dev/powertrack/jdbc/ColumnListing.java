package dev.powertrack.jdbc;

import dev.powertrack.sql.SqlType;
import dev.powertrack.sql.TableDescription;
import dev.powertrack.tweet.Column;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of getColumns. */
record ColumnListing(List<TableDescription> tables) {

  /** By table and position. */
  List<@Nullable Object[]> rows(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    if (!TableListing.covers(catalog, schemaPattern)) {
      return rows;
    }
    LikePattern ofTables = new LikePattern(tablePattern);
    LikePattern ofColumns = new LikePattern(columnPattern);
    tables.stream()
        .filter(table -> ofTables.matches(table.name()))
        .sorted(Comparator.comparing(TableDescription::name))
        .forEach(table -> addColumns(table, ofColumns, rows));
    return rows;
  }

  private static void addColumns(
      TableDescription table, LikePattern pattern, List<@Nullable Object[]> rows) {
    int position = 0;
    for (Column column : table.columns()) {
      position++;
      if (pattern.matches(column.name())) {
        rows.add(row(table, column, position));
      }
    }
  }

  private static @Nullable Object[] row(TableDescription table, Column column, int position) {
    SqlType type = TypeFacts.of(column.type(), column.nullable());
    boolean text = Form.of(type) == Form.TEXT;
    return new @Nullable Object[] {
      null,
      PowerTrackConnection.SCHEMA,
      table.name(),
      column.name(),
      type.jdbcType(),
      type.name(),
      TypeFacts.size(type),
      null,
      decimalDigits(type),
      radix(type),
      column.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
      column.remark(),
      null,
      null,
      null,
      text ? TypeFacts.size(type) : null,
      position,
      column.nullable() ? "YES" : "NO",
      null,
      null,
      null,
      null,
      GeneratedKeys.isKey(table.name(), column.name()) ? "YES" : "NO",
      "NO"
    };
  }

  /** Fraction digits where the type has a fixed number of them, else null. */
  static @Nullable Integer decimalDigits(SqlType type) {
    Form<?> form = Form.of(type);
    boolean exact = form == Form.NUMBER && TypeFacts.of(type).javaClass() != Double.class;
    return exact || form == Form.TIMESTAMP || form == Form.TIME ? TypeFacts.scale(type) : null;
  }

  static @Nullable Integer radix(SqlType type) {
    return Form.of(type) == Form.NUMBER ? 10 : null;
  }
}
