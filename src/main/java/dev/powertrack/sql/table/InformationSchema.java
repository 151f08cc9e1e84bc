package dev.powertrack.sql.table;

import static dev.powertrack.sql.table.Field.text;
import static dev.powertrack.sql.table.Field.whole;

import dev.powertrack.sql.TableDescription;
import dev.powertrack.sql.TableDescription.ForeignKey;
import dev.powertrack.sql.table.TableCatalogue.Entry;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.ColumnType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * INFORMATION_SCHEMA: what the tables are, as tables; from memory. Columns are those of the SQL
 * standard that have something to say here, and REMARKS. There are no catalogs, so their columns
 * are NULL; the schema describes the user's tables and not itself, as {@code DatabaseMetaData}
 * does.
 */
public final class InformationSchema {
  /** Its name. */
  public static final String NAME = "INFORMATION_SCHEMA";

  private record TableRow(String schema, TableDescription table) {}

  private record ColumnRow(String schema, String table, Column column, int position) {}

  /**
   * A column of a key.
   *
   * @param target the name of the key it refers to; null for a primary key
   */
  private record KeyRow(
      String schema,
      String table,
      String constraint,
      String column,
      int position,
      @Nullable String target) {

    boolean isForeign() {
      return target != null;
    }
  }

  private InformationSchema() {}

  /** Its tables, which describe those of a schema. */
  public static List<Entry> describing(String schema, List<TableDescription> tables) {
    List<TableRow> ofTables = tables.stream().map(t -> new TableRow(schema, t)).toList();
    List<ColumnRow> ofColumns = tables.stream().flatMap(t -> columns(schema, t).stream()).toList();
    List<KeyRow> ofKeys = tables.stream().flatMap(t -> keys(schema, t).stream()).toList();
    List<KeyRow> firsts = ofKeys.stream().filter(key -> key.position() == 1).toList();
    return List.of(
        entry("SCHEMATA", "The schemas", schemata(), List.of(schema)),
        entry("TABLES", "The tables", tables(), ofTables),
        entry("COLUMNS", "The columns of all tables", columns(), ofColumns),
        entry("TABLE_CONSTRAINTS", "The keys of all tables", constraints(), firsts),
        entry("KEY_COLUMN_USAGE", "The columns of all keys", keys(), ofKeys),
        entry(
            "REFERENTIAL_CONSTRAINTS",
            "The keys that refer to another table",
            references(),
            firsts.stream().filter(KeyRow::isForeign).toList()));
  }

  private static <T> Entry entry(String name, String remark, List<Field<T>> fields, List<T> rows) {
    Fields<T> all = new Fields<>(fields);
    return new Entry(
        new TableDescription(name, "VIEW", remark, all.columns(), List.of(), List.of()),
        new Rows<>(all, rows));
  }

  /** Rows that are at hand. */
  private static final class Rows<T> extends ServiceTable<T> {
    private final List<T> rows;

    Rows(Fields<T> fields, List<T> rows) {
      super(rows.size(), fields);
      this.rows = rows;
    }

    @Override
    Iterator<T> rows(RowRequest request) {
      return rows.iterator();
    }
  }

  private static <T> Field<T> none(String name) {
    return text(name, "Always NULL", row -> null);
  }

  private static <T> Field<T> name(String name, String remark, Function<T, @Nullable String> of) {
    return text(name, remark, of).notNull();
  }

  private static List<Field<String>> schemata() {
    return List.of(
        none("CATALOG_NAME"),
        name("SCHEMA_NAME", "Name of the schema", schema -> schema),
        none("SCHEMA_OWNER"),
        text("DEFAULT_CHARACTER_SET_NAME", "Of all text", schema -> "UTF8"));
  }

  private static List<Field<TableRow>> tables() {
    return List.of(
        none("TABLE_CATALOG"),
        name("TABLE_SCHEMA", "Name of the schema", TableRow::schema),
        name("TABLE_NAME", "Name of the table", row -> row.table().name()),
        name(
            "TABLE_TYPE",
            "BASE TABLE or VIEW",
            row -> row.table().kind().equals("TABLE") ? "BASE TABLE" : row.table().kind()),
        text("IS_INSERTABLE_INTO", "Always NO", row -> "NO"),
        text("REMARKS", "What the table holds", row -> row.table().remark()));
  }

  private static List<ColumnRow> columns(String schema, TableDescription table) {
    List<Column> columns = table.columns();
    return IntStream.range(0, columns.size())
        .mapToObj(i -> new ColumnRow(schema, table.name(), columns.get(i), i + 1))
        .toList();
  }

  private static List<Field<ColumnRow>> columns() {
    return List.of(
        none("TABLE_CATALOG"),
        name("TABLE_SCHEMA", "Name of the schema", ColumnRow::schema),
        name("TABLE_NAME", "Name of the table", ColumnRow::table),
        name("COLUMN_NAME", "Name of the column", row -> row.column().name()),
        Field.<ColumnRow>whole("ORDINAL_POSITION", "From 1", ColumnRow::position).notNull(),
        none("COLUMN_DEFAULT"),
        name("IS_NULLABLE", "YES or NO", row -> row.column().nullable() ? "YES" : "NO"),
        name("DATA_TYPE", "Name of the type", row -> row.column().type().name()),
        whole("CHARACTER_MAXIMUM_LENGTH", "NULL: no limit", row -> null),
        whole("NUMERIC_PRECISION", "Digits of a number", row -> digits(row.column().type())),
        whole(
            "NUMERIC_PRECISION_RADIX",
            "10 for a number",
            row -> digits(row.column().type()) == null ? null : 10),
        whole("NUMERIC_SCALE", "0 for a whole number", row -> scale(row.column().type())),
        whole(
            "DATETIME_PRECISION",
            "Fraction digits of a time",
            row -> row.column().type() == ColumnType.TIMESTAMP ? 3 : null),
        text("REMARKS", "What the column holds", row -> row.column().remark()));
  }

  private static @Nullable Integer digits(ColumnType type) {
    return switch (type) {
      case BIGINT -> 19;
      case INTEGER -> 10;
      case DOUBLE -> 15;
      case BOOLEAN, VARCHAR, TIMESTAMP -> null;
    };
  }

  private static @Nullable Integer scale(ColumnType type) {
    return type == ColumnType.BIGINT || type == ColumnType.INTEGER ? 0 : null;
  }

  private static List<KeyRow> keys(String schema, TableDescription table) {
    List<KeyRow> rows = new ArrayList<>();
    addKey(rows, schema, table, primaryKey(table.name()), table.primaryKey(), null);
    for (ForeignKey key : table.foreignKeys()) {
      addKey(rows, schema, table, key.name(), key.columns(), primaryKey(key.targetTable()));
    }
    return rows;
  }

  private static String primaryKey(String table) {
    return "PK_" + table;
  }

  private static void addKey(
      List<KeyRow> rows,
      String schema,
      TableDescription table,
      String constraint,
      List<String> columns,
      @Nullable String target) {
    for (int i = 0; i < columns.size(); i++) {
      rows.add(new KeyRow(schema, table.name(), constraint, columns.get(i), i + 1, target));
    }
  }

  private static List<Field<KeyRow>> constraints() {
    return List.of(
        none("CONSTRAINT_CATALOG"),
        name("CONSTRAINT_SCHEMA", "Name of the schema", KeyRow::schema),
        name("CONSTRAINT_NAME", "Name of the key", KeyRow::constraint),
        none("TABLE_CATALOG"),
        name("TABLE_SCHEMA", "Name of the schema", KeyRow::schema),
        name("TABLE_NAME", "Name of the table", KeyRow::table),
        name(
            "CONSTRAINT_TYPE",
            "PRIMARY KEY or FOREIGN KEY",
            row -> row.isForeign() ? "FOREIGN KEY" : "PRIMARY KEY"));
  }

  private static List<Field<KeyRow>> keys() {
    return List.of(
        none("CONSTRAINT_CATALOG"),
        name("CONSTRAINT_SCHEMA", "Name of the schema", KeyRow::schema),
        name("CONSTRAINT_NAME", "Name of the key", KeyRow::constraint),
        none("TABLE_CATALOG"),
        name("TABLE_SCHEMA", "Name of the schema", KeyRow::schema),
        name("TABLE_NAME", "Name of the table", KeyRow::table),
        name("COLUMN_NAME", "Name of the column", KeyRow::column),
        Field.<KeyRow>whole("ORDINAL_POSITION", "In the key, from 1", KeyRow::position).notNull(),
        whole(
            "POSITION_IN_UNIQUE_CONSTRAINT",
            "In the key referred to, from 1",
            row -> row.isForeign() ? row.position() : null));
  }

  private static List<Field<KeyRow>> references() {
    return List.of(
        none("CONSTRAINT_CATALOG"),
        name("CONSTRAINT_SCHEMA", "Name of the schema", KeyRow::schema),
        name("CONSTRAINT_NAME", "Name of the key", KeyRow::constraint),
        none("UNIQUE_CONSTRAINT_CATALOG"),
        name("UNIQUE_CONSTRAINT_SCHEMA", "Name of the schema", KeyRow::schema),
        name("UNIQUE_CONSTRAINT_NAME", "Name of the key referred to", KeyRow::target));
  }
}
