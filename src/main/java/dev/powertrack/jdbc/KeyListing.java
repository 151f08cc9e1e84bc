package dev.powertrack.jdbc;

import dev.powertrack.sql.SqlType;
import dev.powertrack.sql.TableDescription;
import dev.powertrack.sql.TableDescription.ForeignKey;
import dev.powertrack.tweet.Column;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the methods about keys. Their arguments are names, not patterns. */
record KeyListing(List<TableDescription> tables) {
  private static final int FK_TABLE = 6;
  private static final int PK_TABLE = 2;
  private static final int FK_NAME = 11;
  private static final int KEY_SEQ = 8;

  /** A table as an argument; null does not narrow. */
  record Side(@Nullable String catalog, @Nullable String schema, @Nullable String table) {
    boolean matches(String name) {
      return TableListing.isNone(catalog)
          && (schema == null || schema.equals(PowerTrackConnection.SCHEMA))
          && (table == null || table.equals(name));
    }
  }

  private static final Side ANY = new Side(null, null, null);

  /** By column name. */
  List<@Nullable Object[]> primaryKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table) {
    Side side = new Side(catalog, schema, table);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableDescription described : tables) {
      if (side.matches(described.name())) {
        described.primaryKey().stream()
            .sorted()
            .forEach(column -> rows.add(primaryKey(described, column)));
      }
    }
    return rows;
  }

  private static @Nullable Object[] primaryKey(TableDescription table, String column) {
    return new @Nullable Object[] {
      null,
      PowerTrackConnection.SCHEMA,
      table.name(),
      column,
      table.primaryKey().indexOf(column) + 1,
      primaryKeyName(table.name())
    };
  }

  private static String primaryKeyName(String table) {
    return "PK_" + table;
  }

  /** What a table refers to, by the table referred to. */
  List<@Nullable Object[]> importedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table) {
    return references(ANY, new Side(catalog, schema, table), PK_TABLE);
  }

  /** What refers to a table, by the table that refers. */
  List<@Nullable Object[]> exportedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table) {
    return references(new Side(catalog, schema, table), ANY, FK_TABLE);
  }

  List<@Nullable Object[]> between(Side parent, Side foreign) {
    return references(parent, foreign, FK_TABLE);
  }

  private List<@Nullable Object[]> references(Side parent, Side foreign, int orderedBy) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableDescription table : tables) {
      for (ForeignKey key : table.foreignKeys()) {
        if (foreign.matches(table.name()) && parent.matches(key.targetTable())) {
          addReference(table.name(), key, rows);
        }
      }
    }
    rows.sort(
        Comparator.comparing((@Nullable Object[] row) -> String.valueOf(row[orderedBy]))
            .thenComparing(row -> String.valueOf(row[FK_NAME]))
            .thenComparing(row -> row[KEY_SEQ] instanceof Integer sequence ? sequence : 0));
    return rows;
  }

  private static void addReference(String table, ForeignKey key, List<@Nullable Object[]> rows) {
    for (int i = 0; i < key.columns().size(); i++) {
      rows.add(
          new @Nullable Object[] {
            null,
            PowerTrackConnection.SCHEMA,
            key.targetTable(),
            key.targetColumns().get(i),
            null,
            PowerTrackConnection.SCHEMA,
            table,
            key.columns().get(i),
            i + 1,
            DatabaseMetaData.importedKeyNoAction,
            DatabaseMetaData.importedKeyNoAction,
            key.name(),
            primaryKeyName(key.targetTable()),
            DatabaseMetaData.importedKeyNotDeferrable
          });
    }
  }

  /** The primary key, whatever the scope: rows keep it for ever, and it is never null. */
  List<@Nullable Object[]> bestRowIdentifier(
      @Nullable String catalog, @Nullable String schema, @Nullable String table) {
    Side side = new Side(catalog, schema, table);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableDescription described : tables) {
      if (table != null && side.matches(described.name())) {
        for (Column column : described.columns()) {
          if (described.primaryKey().contains(column.name())) {
            rows.add(identifier(column));
          }
        }
      }
    }
    return rows;
  }

  private static @Nullable Object[] identifier(Column column) {
    SqlType type = TypeFacts.of(column.type(), column.nullable());
    return new @Nullable Object[] {
      DatabaseMetaData.bestRowSession,
      column.name(),
      type.jdbcType(),
      type.name(),
      TypeFacts.size(type),
      null,
      ColumnListing.decimalDigits(type),
      DatabaseMetaData.bestRowNotPseudo
    };
  }
}
