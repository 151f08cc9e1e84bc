package dev.powertrack.jdbc;

import dev.powertrack.sql.SqlEngine;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of getFunctions and getFunctionColumns, from {@code functions.tsv} beside this class: name,
 * type of the result, parameters, a sentence; by name. They are listed in the schema of the tables,
 * where tools look for them ({@code POWERTRACK.UPPER(x)} can be called), though all know them.
 */
final class FunctionListing {
  private static final List<Described> ALL =
      Words.lines("functions.tsv").stream().map(Described::parse).toList();

  private record Parameter(String name, TypeFacts type) {}

  private record Described(
      String name, TypeFacts result, List<Parameter> parameters, String remark) {
    static Described parse(String line) {
      String[] fields = line.split("\t", -1);
      List<Parameter> parameters = new ArrayList<>();
      for (String parameter : fields[2].isEmpty() ? new String[0] : fields[2].split(", ", -1)) {
        String[] parts = parameter.split(" ", -1);
        parameters.add(new Parameter(parts[0], type(parts[1])));
      }
      return new Described(fields[0], type(fields[1]), parameters, fields[3]);
    }

    private static TypeFacts type(String name) {
      return TypeFacts.LISTED.stream()
          .filter(facts -> facts.name().equals(name))
          .findFirst()
          .orElse(TypeFacts.OTHER);
    }
  }

  private FunctionListing() {}

  private static List<Described> matching(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern) {
    LikePattern names = new LikePattern(namePattern);
    return TableListing.isNone(catalog) && new LikePattern(schemaPattern).matches(SqlEngine.SCHEMA)
        ? ALL.stream().filter(function -> names.matches(function.name())).toList()
        : List.of();
  }

  static List<@Nullable Object[]> functions(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Described function : matching(catalog, schemaPattern, namePattern)) {
      rows.add(
          new @Nullable Object[] {
            null,
            SqlEngine.SCHEMA,
            function.name(),
            function.remark(),
            DatabaseMetaData.functionNoTable,
            function.name()
          });
    }
    return rows;
  }

  static List<@Nullable Object[]> columns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String namePattern,
      @Nullable String columnPattern) {
    LikePattern columns = new LikePattern(columnPattern);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Described function : matching(catalog, schemaPattern, namePattern)) {
      if (columns.matches("")) {
        rows.add(row(function, "", DatabaseMetaData.functionReturn, function.result(), 0));
      }
      int position = 0;
      for (Parameter parameter : function.parameters()) {
        position++;
        if (columns.matches(parameter.name())) {
          rows.add(
              row(
                  function,
                  parameter.name(),
                  DatabaseMetaData.functionColumnIn,
                  parameter.type(),
                  position));
        }
      }
    }
    return rows;
  }

  private static @Nullable Object[] row(
      Described function, String column, int kind, TypeFacts type, int position) {
    boolean text = type.jdbcType() == Types.VARCHAR;
    return new @Nullable Object[] {
      null,
      SqlEngine.SCHEMA,
      function.name(),
      column,
      kind,
      type.jdbcType(),
      type.name(),
      type.size(),
      type.display(),
      null,
      10,
      DatabaseMetaData.functionNullable,
      function.remark(),
      text ? TypeFacts.UNLIMITED : null,
      position,
      "YES",
      function.name()
    };
  }
}
