package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.powertrack.sql.ResultColumn;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The columns of each metadata result, as the Javadoc of {@link DatabaseMetaData} lists them. */
class ShapeTest {

  @ParameterizedTest
  @CsvSource({
    "getProcedures, 9, PROCEDURE_CAT, SPECIFIC_NAME",
    "getProcedureColumns, 20, PROCEDURE_CAT, SPECIFIC_NAME",
    "getTables, 10, TABLE_CAT, REF_GENERATION",
    "getSchemas, 2, TABLE_SCHEM, TABLE_CATALOG",
    "getCatalogs, 1, TABLE_CAT, TABLE_CAT",
    "getTableTypes, 1, TABLE_TYPE, TABLE_TYPE",
    "getColumns, 24, TABLE_CAT, IS_GENERATEDCOLUMN",
    "getColumnPrivileges, 8, TABLE_CAT, IS_GRANTABLE",
    "getTablePrivileges, 7, TABLE_CAT, IS_GRANTABLE",
    "getBestRowIdentifier, 8, SCOPE, PSEUDO_COLUMN",
    "getVersionColumns, 8, SCOPE, PSEUDO_COLUMN",
    "getPrimaryKeys, 6, TABLE_CAT, PK_NAME",
    "getImportedKeys, 14, PKTABLE_CAT, DEFERRABILITY",
    "getExportedKeys, 14, PKTABLE_CAT, DEFERRABILITY",
    "getCrossReference, 14, PKTABLE_CAT, DEFERRABILITY",
    "getTypeInfo, 18, TYPE_NAME, NUM_PREC_RADIX",
    "getIndexInfo, 13, TABLE_CAT, FILTER_CONDITION",
    "getUDTs, 7, TYPE_CAT, BASE_TYPE",
    "getSuperTypes, 6, TYPE_CAT, SUPERTYPE_NAME",
    "getSuperTables, 4, TABLE_CAT, SUPERTABLE_NAME",
    "getAttributes, 21, TYPE_CAT, SOURCE_DATA_TYPE",
    "getClientInfoProperties, 4, NAME, DESCRIPTION",
    "getFunctions, 6, FUNCTION_CAT, SPECIFIC_NAME",
    "getFunctionColumns, 17, FUNCTION_CAT, SPECIFIC_NAME",
    "getPseudoColumns, 12, TABLE_CAT, IS_NULLABLE"
  })
  void a_result_has_its_columns(String name, int count, String first, String last)
      throws Exception {
    for (Method method : DatabaseMetaData.class.getMethods()) {
      if (method.getName().equals(name)) {
        ResultSetMetaData columns = columns(method);
        assertEquals(count, columns.getColumnCount());
        assertEquals(first, columns.getColumnLabel(1));
        assertEquals(last, columns.getColumnLabel(count));
      }
    }
  }

  private static ResultSetMetaData columns(Method method) throws Exception {
    DatabaseMetaData meta = new FakeDatabase().connect().getMetaData();
    Class<?>[] types = method.getParameterTypes();
    @Nullable Object[] arguments = new @Nullable Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] =
          types[i] == int.class ? (Object) 0 : types[i] == boolean.class ? (Object) true : null;
    }
    return ((ResultSet) method.invoke(meta, arguments)).getMetaData();
  }

  /** Avatica's lists of the same columns; it writes one of them with a letter less. */
  @ParameterizedTest
  @CsvSource({
    "PROCEDURE_COLUMNS, MetaProcedureColumn",
    "TABLES, MetaTable",
    "COLUMNS, MetaColumn",
    "COLUMN_PRIVILEGES, MetaColumnPrivilege",
    "TABLE_PRIVILEGES, MetaTablePrivilege",
    "ROW_IDENTIFIER, MetaBestRowIdentifier",
    "VERSION_COLUMNS, MetaVersionColumn",
    "PRIMARY_KEYS, MetaPrimaryKey",
    "FOREIGN_KEYS, MetaImportedKey",
    "TYPE_INFO, MetaTypeInfo",
    "INDEX_INFO, MetaIndexInfo",
    "UDTS, MetaUdt",
    "SUPER_TYPES, MetaSuperType",
    "SUPER_TABLES, MetaSuperTable",
    "ATTRIBUTES, MetaAttribute",
    "CLIENT_INFO, MetaClientInfoProperty",
    "FUNCTIONS, MetaFunction",
    "FUNCTION_COLUMNS, MetaFunctionColumn",
    "PSEUDO_COLUMNS, MetaPseudoColumn"
  })
  void columns_are_those_that_another_driver_has(Shape shape, String type) throws Exception {
    String fields =
        Stream.of(Class.forName("org.apache.calcite.avatica.MetaImpl$" + type).getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
            .map(field -> field.getName().replaceAll("([a-z])([A-Z])", "$1_$2"))
            .collect(Collectors.joining(" "))
            .toUpperCase(Locale.ROOT)
            .replace("DEFERABILITY", "DEFERRABILITY");
    assertEquals(
        fields, shape.columns().stream().map(ResultColumn::label).collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void labels_are_unique(Shape shape) {
    assertEquals(
        shape.columns().size(),
        shape.columns().stream().map(ResultColumn::label).collect(Collectors.toSet()).size());
  }
}
