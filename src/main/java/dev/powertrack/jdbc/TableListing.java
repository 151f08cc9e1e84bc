package dev.powertrack.jdbc;

import dev.powertrack.sql.TableDescription;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of getSchemas, getTableTypes and getTables. */
record TableListing(List<TableDescription> tables) {

  /** Whether a schema pattern and a catalog mean the one schema. */
  static boolean covers(@Nullable String catalog, @Nullable String schemaPattern) {
    return isNone(catalog) && new LikePattern(schemaPattern).matches(PowerTrackConnection.SCHEMA);
  }

  /** A catalog argument: null does not narrow, {@code ""} means those without one, which is all. */
  static boolean isNone(@Nullable String catalog) {
    return catalog == null || catalog.isEmpty();
  }

  static List<@Nullable Object[]> schemas(
      @Nullable String catalog, @Nullable String schemaPattern) {
    return covers(catalog, schemaPattern)
        ? List.<@Nullable Object[]>of(new @Nullable Object[] {PowerTrackConnection.SCHEMA, null})
        : List.of();
  }

  static List<@Nullable Object[]> types() {
    return List.of(new @Nullable Object[] {"TABLE"}, new @Nullable Object[] {"VIEW"});
  }

  /** By type and name. */
  List<@Nullable Object[]> rows(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      String @Nullable [] types) {
    if (!covers(catalog, schemaPattern)) {
      return List.of();
    }
    LikePattern pattern = new LikePattern(tablePattern);
    return tables.stream()
        .filter(table -> pattern.matches(table.name()))
        .filter(table -> types == null || Arrays.asList(types).contains(table.kind()))
        .sorted(Comparator.comparing(TableDescription::kind).thenComparing(TableDescription::name))
        .map(TableListing::row)
        .toList();
  }

  private static @Nullable Object[] row(TableDescription table) {
    return new @Nullable Object[] {
      null,
      PowerTrackConnection.SCHEMA,
      table.name(),
      table.kind(),
      table.remark(),
      null,
      null,
      null,
      null,
      null
    };
  }
}
