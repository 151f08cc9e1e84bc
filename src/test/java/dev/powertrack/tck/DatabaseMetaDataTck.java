package dev.powertrack.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowIdLifetime;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link DatabaseMetaData}, method by method, and whether what it says is so. */
class DatabaseMetaDataTck extends Tck {
  private DatabaseMetaData meta;

  @BeforeEach
  void ask() throws SQLException {
    meta = connection.getMetaData();
  }

  private interface Listing {
    ResultSet of(DatabaseMetaData meta) throws SQLException;
  }

  // The columns of each result, by the Javadoc of its method.

  static Stream<Arguments> listings() {
    return Stream.of(
        listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME"
                + " SELF_REFERENCING_COL_NAME REF_GENERATION",
            m -> m.getTables(null, null, "%", null)),
        listing("TABLE_SCHEM TABLE_CATALOG", DatabaseMetaData::getSchemas),
        listing("TABLE_SCHEM TABLE_CATALOG", m -> m.getSchemas(null, "%")),
        listing("TABLE_CAT", DatabaseMetaData::getCatalogs),
        listing("TABLE_TYPE", DatabaseMetaData::getTableTypes),
        listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE"
                + " BUFFER_LENGTH DECIMAL_DIGITS NUM_PREC_RADIX NULLABLE REMARKS COLUMN_DEF"
                + " SQL_DATA_TYPE SQL_DATETIME_SUB CHAR_OCTET_LENGTH ORDINAL_POSITION IS_NULLABLE"
                + " SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE SOURCE_DATA_TYPE IS_AUTOINCREMENT"
                + " IS_GENERATEDCOLUMN",
            m -> m.getColumns(null, null, "%", "%")),
        listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE",
            m -> m.getColumnPrivileges(null, null, "JOBS", "%")),
        listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE",
            m -> m.getTablePrivileges(null, null, "%")),
        listing(
            "SCOPE COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE BUFFER_LENGTH DECIMAL_DIGITS"
                + " PSEUDO_COLUMN",
            m -> m.getBestRowIdentifier(null, null, "JOBS", DatabaseMetaData.bestRowSession, true)),
        listing(
            "SCOPE COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE BUFFER_LENGTH DECIMAL_DIGITS"
                + " PSEUDO_COLUMN",
            m -> m.getVersionColumns(null, null, "JOBS")),
        listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME KEY_SEQ PK_NAME",
            m -> m.getPrimaryKeys(null, null, "JOBS")),
        listing(FOREIGN_KEYS, m -> m.getImportedKeys(null, null, "TWEETS")),
        listing(FOREIGN_KEYS, m -> m.getExportedKeys(null, null, "JOBS")),
        listing(FOREIGN_KEYS, m -> m.getCrossReference(null, null, "JOBS", null, null, "TWEETS")),
        listing(
            "TYPE_NAME DATA_TYPE PRECISION LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS NULLABLE"
                + " CASE_SENSITIVE SEARCHABLE UNSIGNED_ATTRIBUTE FIXED_PREC_SCALE AUTO_INCREMENT"
                + " LOCAL_TYPE_NAME MINIMUM_SCALE MAXIMUM_SCALE SQL_DATA_TYPE SQL_DATETIME_SUB"
                + " NUM_PREC_RADIX",
            DatabaseMetaData::getTypeInfo),
        listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME NON_UNIQUE INDEX_QUALIFIER INDEX_NAME TYPE"
                + " ORDINAL_POSITION COLUMN_NAME ASC_OR_DESC CARDINALITY PAGES FILTER_CONDITION",
            m -> m.getIndexInfo(null, null, "JOBS", false, true)),
        listing(
            "TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME DATA_TYPE REMARKS BASE_TYPE",
            m -> m.getUDTs(null, null, "%", null)),
        listing(
            "TYPE_CAT TYPE_SCHEM TYPE_NAME SUPERTYPE_CAT SUPERTYPE_SCHEM SUPERTYPE_NAME",
            m -> m.getSuperTypes(null, null, "%")),
        listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME SUPERTABLE_NAME",
            m -> m.getSuperTables(null, null, "%")),
        listing(
            "TYPE_CAT TYPE_SCHEM TYPE_NAME ATTR_NAME DATA_TYPE ATTR_TYPE_NAME ATTR_SIZE"
                + " DECIMAL_DIGITS NUM_PREC_RADIX NULLABLE REMARKS ATTR_DEF SQL_DATA_TYPE"
                + " SQL_DATETIME_SUB CHAR_OCTET_LENGTH ORDINAL_POSITION IS_NULLABLE SCOPE_CATALOG"
                + " SCOPE_SCHEMA SCOPE_TABLE SOURCE_DATA_TYPE",
            m -> m.getAttributes(null, null, "%", "%")),
        listing(
            "NAME MAX_LEN DEFAULT_VALUE DESCRIPTION", DatabaseMetaData::getClientInfoProperties),
        listing(
            "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS FUNCTION_TYPE SPECIFIC_NAME",
            m -> m.getFunctions(null, null, "%")),
        listing(
            "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME COLUMN_NAME COLUMN_TYPE DATA_TYPE TYPE_NAME"
                + " PRECISION LENGTH SCALE RADIX NULLABLE REMARKS CHAR_OCTET_LENGTH"
                + " ORDINAL_POSITION IS_NULLABLE SPECIFIC_NAME",
            m -> m.getFunctionColumns(null, null, "%", "%")),
        listing(
            "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME * * * REMARKS PROCEDURE_TYPE"
                + " SPECIFIC_NAME",
            m -> m.getProcedures(null, null, "%")),
        listing(
            "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME COLUMN_NAME COLUMN_TYPE DATA_TYPE"
                + " TYPE_NAME PRECISION LENGTH SCALE RADIX NULLABLE REMARKS COLUMN_DEF"
                + " SQL_DATA_TYPE SQL_DATETIME_SUB CHAR_OCTET_LENGTH ORDINAL_POSITION IS_NULLABLE"
                + " SPECIFIC_NAME",
            m -> m.getProcedureColumns(null, null, "%", "%")),
        listing(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE COLUMN_SIZE DECIMAL_DIGITS"
                + " NUM_PREC_RADIX COLUMN_USAGE REMARKS CHAR_OCTET_LENGTH IS_NULLABLE",
            m -> m.getPseudoColumns(null, null, "%", "%")));
  }

  private static final String FOREIGN_KEYS =
      "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM FKTABLE_NAME"
          + " FKCOLUMN_NAME KEY_SEQ UPDATE_RULE DELETE_RULE FK_NAME PK_NAME DEFERRABILITY";

  private static Arguments listing(String columns, Listing listing) {
    return Arguments.of(columns, listing);
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("listings")
  void a_result_has_the_columns_of_the_javadoc(String expected, Listing listing)
      throws SQLException {
    try (ResultSet rows = listing.of(meta)) {
      ResultSetMetaData columns = rows.getMetaData();
      String[] names = expected.split(" ", -1);
      assertEquals(names.length, columns.getColumnCount());
      for (int i = 1; i <= names.length; i++) {
        if (!names[i - 1].equals("*")) {
          assertEquals(names[i - 1], columns.getColumnLabel(i));
          assertEquals(names[i - 1], columns.getColumnName(i));
        }
      }
    }
  }

  /** A catalog that is not there holds nothing; "" is what has no catalog: all. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"null,true", "'',true", "nope,false", "%,false", "POWERTRACK,false"})
  void a_catalog_narrows(@Nullable String catalog, boolean found) throws SQLException {
    assertEquals(found, meta.getTables(catalog, null, "%", null).next());
    assertEquals(found, meta.getColumns(catalog, null, "%", "%").next());
    assertEquals(found, meta.getPrimaryKeys(catalog, null, "JOBS").next());
    assertEquals(found, meta.getImportedKeys(catalog, null, "TWEETS").next());
    assertEquals(found, meta.getExportedKeys(catalog, null, "JOBS").next());
    assertEquals(found, meta.getBestRowIdentifier(catalog, null, "JOBS", 0, true).next());
    assertEquals(found, meta.getFunctions(catalog, null, "%").next());
    assertEquals(found, meta.getSchemas(catalog, "%").next());
  }

  /** A schema pattern; "" is what has no schema: no table. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null,true",
        "POWERTRACK,true",
        "POWER%,true",
        "POWERTRAC_,true",
        "%,true",
        "'',false",
        "powertrack,false",
        "NOPE,false"
      })
  void a_schema_pattern_narrows(@Nullable String schema, boolean found) throws SQLException {
    assertEquals(found, meta.getTables(null, schema, "JOBS", null).next());
    assertEquals(found, meta.getColumns(null, schema, "JOBS", "%").next());
    assertEquals(found, !column(meta.getSchemas(null, schema), "TABLE_SCHEM").isEmpty());
  }

  /** Keys take names, not patterns: "must match the schema name as it is stored". */
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"null,true", "POWERTRACK,true", "'',false", "powertrack,false", "POWER%,false"})
  void a_schema_name_narrows(@Nullable String schema, boolean found) throws SQLException {
    assertEquals(found, meta.getPrimaryKeys(null, schema, "JOBS").next());
    assertEquals(found, meta.getImportedKeys(null, schema, "TWEETS").next());
    assertEquals(found, meta.getExportedKeys(null, schema, "JOBS").next());
    assertEquals(found, meta.getBestRowIdentifier(null, schema, "JOBS", 0, true).next());
  }

  /** "%" any text, "_" any character, the escape before either; case as stored. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "JOBS,JOBS",
        "JOB_,JOBS",
        "JO%S,JOBS JOB_RULES",
        "%OBS,JOBS",
        "SUSPECT_MINUTES,SUSPECT_MINUTES",
        "SUSPECT\\_MINUTES,SUSPECT_MINUTES",
        "SUSPECT%MINUTES,SUSPECT_MINUTES",
        "JOBS\\%,''",
        "JOB\\_,''",
        "jobs,''",
        "Jobs,''",
        "'',''",
        "JOBS%X,''"
      })
  void a_table_pattern_narrows(String pattern, String expected) throws SQLException {
    assertEquals("\\", meta.getSearchStringEscape());
    List<String> wanted = expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1));
    assertEquals(wanted, column(meta.getTables(null, null, pattern, null), "TABLE_NAME"));
    Set<String> tables =
        new TreeSet<>(column(meta.getColumns(null, null, pattern, null), "TABLE_NAME"));
    assertEquals(new TreeSet<>(wanted), tables);
  }

  @ParameterizedTest
  @CsvSource({"JOB_ID,1", "JOB\\_ID,1", "job_id,0", "%_DATE,2", "%\\_DATE,2", "'',0"})
  void a_column_pattern_narrows(String pattern, int expected) throws SQLException {
    assertEquals(expected, count(meta.getColumns(null, null, "JOBS", pattern)));
  }

  // Tables.

  @Test
  void there_are_schemas_and_no_catalogs() throws SQLException {
    assertFalse(meta.getCatalogs().next());
    assertTrue(column(meta.getSchemas(), "TABLE_SCHEM").contains("POWERTRACK"));
    assertEquals("", meta.getCatalogTerm());
    assertEquals("", meta.getCatalogSeparator());
    assertEquals("schema", meta.getSchemaTerm());
    assertFalse(meta.supportsCatalogsInDataManipulation());
    assertFalse(meta.supportsCatalogsInTableDefinitions());
    assertFalse(meta.supportsCatalogsInProcedureCalls());
    assertFalse(meta.supportsCatalogsInIndexDefinitions());
    assertFalse(meta.supportsCatalogsInPrivilegeDefinitions());
    assertTrue(meta.supportsSchemasInDataManipulation());
    assertEquals("null", column(meta.getTables(null, null, "JOBS", null), "TABLE_CAT").get(0));
    assertTrue(row("SELECT COUNT(*) FROM POWERTRACK.JOBS").getInt(1) > 0);
  }

  /** getSchemas: "ordered by TABLE_CATALOG and TABLE_SCHEM". */
  @Test
  void schemas_come_in_order() throws SQLException {
    List<String> names = column(meta.getSchemas(), "TABLE_SCHEM");
    assertEquals(names.stream().sorted().toList(), names);
  }

  /** getTables: "ordered by TABLE_TYPE, TABLE_CAT, TABLE_SCHEM and TABLE_NAME". */
  @Test
  void tables_come_in_order_with_remarks() throws SQLException {
    List<String> order = new ArrayList<>();
    ResultSet rows = meta.getTables(null, null, "%", null);
    while (rows.next()) {
      order.add(
          rows.getString("TABLE_TYPE")
              + " "
              + rows.getString("TABLE_SCHEM")
              + " "
              + rows.getString("TABLE_NAME"));
      assertFalse(rows.getString("REMARKS").isBlank(), rows.getString("TABLE_NAME"));
      assertNull(rows.getString("TABLE_CAT"));
    }
    assertEquals(order.stream().sorted().toList(), order);
    assertTrue(order.contains("TABLE POWERTRACK TWEETS"));
  }

  /** getTableTypes: "ordered by table type"; each type that a table has is in it. */
  @Test
  void table_types() throws SQLException {
    List<String> types = column(meta.getTableTypes(), "TABLE_TYPE");
    assertEquals(types.stream().sorted().toList(), types);
    assertTrue(types.containsAll(column(meta.getTables(null, null, "%", null), "TABLE_TYPE")));
    assertFalse(meta.getTables(null, null, "%", new String[] {"SYNONYM"}).next());
    assertFalse(meta.getTables(null, null, "%", new String[0]).next());
    assertTrue(meta.getTables(null, null, "%", new String[] {"SYNONYM", "TABLE"}).next());
  }

  /** allTablesAreSelectable: each table, with each of its columns. */
  @Test
  void what_is_listed_can_be_selected() throws SQLException {
    assertTrue(meta.allTablesAreSelectable());
    for (String table : column(meta.getTables(null, "POWERTRACK", "%", null), "TABLE_NAME")) {
      List<String> listed = column(meta.getColumns(null, "POWERTRACK", table, "%"), "COLUMN_NAME");
      ResultSetMetaData selected =
          statement.executeQuery("SELECT * FROM \"" + table + "\" WHERE 1 = 0").getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= selected.getColumnCount(); i++) {
        names.add(selected.getColumnLabel(i));
      }
      assertEquals(listed, names, table);
    }
  }

  // Columns.

  /** getColumns says of a column what ResultSetMetaData says of it. */
  @Test
  void columns_are_what_a_query_gives() throws SQLException {
    for (String table : List.of("JOBS", "TWEETS", "FILES")) {
      ResultSetMetaData selected =
          statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0").getMetaData();
      ResultSet listed = meta.getColumns(null, null, table, "%");
      int i = 0;
      while (listed.next()) {
        i++;
        String name = listed.getString("COLUMN_NAME");
        assertEquals(i, listed.getInt("ORDINAL_POSITION"));
        assertEquals(selected.getColumnType(i), listed.getInt("DATA_TYPE"), name);
        assertEquals(selected.getColumnTypeName(i), listed.getString("TYPE_NAME"), name);
        assertEquals(selected.getPrecision(i), listed.getInt("COLUMN_SIZE"), name);
        assertEquals(selected.getScale(i), listed.getInt("DECIMAL_DIGITS"), name);
        assertEquals(selected.isNullable(i), listed.getInt("NULLABLE"), name);
      }
      assertEquals(selected.getColumnCount(), i);
    }
  }

  @Test
  void columns_come_in_order_and_complete() throws SQLException {
    Set<String> types = new HashSet<>(column(meta.getTypeInfo(), "TYPE_NAME"));
    ResultSet rows = meta.getColumns(null, null, "%", "%");
    String table = "";
    int position = 0;
    while (rows.next()) {
      String name = rows.getString("TABLE_NAME");
      assertTrue(name.compareTo(table) >= 0, "by table");
      position = name.equals(table) ? position + 1 : 1;
      table = name;
      String column = table + "." + rows.getString("COLUMN_NAME");
      assertEquals(position, rows.getInt("ORDINAL_POSITION"), column);
      assertTrue(types.contains(rows.getString("TYPE_NAME")), column);
      assertTrue(rows.getInt("COLUMN_SIZE") > 0, column);
      int nullable = rows.getInt("NULLABLE");
      assertEquals(
          nullable == DatabaseMetaData.columnNullable ? "YES" : "NO",
          rows.getString("IS_NULLABLE"),
          column);
      assertNotNull(rows.getString("REMARKS"), column);
      boolean given = column.equals("JOBS.JOB_ID"); // by the service, when a job is created
      assertEquals(given ? "YES" : "NO", rows.getString("IS_AUTOINCREMENT"), column);
      assertEquals("NO", rows.getString("IS_GENERATEDCOLUMN"));
      boolean text = rows.getInt("DATA_TYPE") == Types.VARCHAR;
      rows.getInt("CHAR_OCTET_LENGTH");
      assertEquals(!text, rows.wasNull(), column);
      assertNull(rows.getString("COLUMN_DEF"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "JOBS,ACTIVITY_COUNT,BIGINT,19,0,10",
        "JOBS,REQUESTED_AT,TIMESTAMP,23,3,null",
        "JOBS,TITLE,VARCHAR,2147483647,null,null",
        "TWEETS,TWEET_ID,BIGINT,19,0,10"
      })
  void a_column_s_type(
      String table,
      String column,
      String type,
      int size,
      @Nullable Integer digits,
      @Nullable Integer radix)
      throws SQLException {
    ResultSet rows = meta.getColumns(null, null, table, column);
    assertTrue(rows.next());
    assertEquals(type, rows.getString("TYPE_NAME"));
    assertEquals(size, rows.getInt("COLUMN_SIZE"));
    assertEquals(digits, rows.getObject("DECIMAL_DIGITS", Integer.class));
    assertEquals(radix, rows.getObject("NUM_PREC_RADIX", Integer.class));
  }

  // Keys.

  /** getPrimaryKeys: "ordered by COLUMN_NAME"; each a column that is never null. */
  @Test
  void primary_keys() throws SQLException {
    for (String table : column(meta.getTables(null, null, "%", null), "TABLE_NAME")) {
      ResultSet rows = meta.getPrimaryKeys(null, null, table);
      String before = "";
      Set<Integer> sequence = new TreeSet<>();
      while (rows.next()) {
        String column = rows.getString("COLUMN_NAME");
        assertTrue(column.compareTo(before) > 0);
        before = column;
        sequence.add(rows.getInt("KEY_SEQ"));
        ResultSet described = meta.getColumns(null, null, table, column.replace("_", "\\_"));
        assertTrue(described.next(), table + "." + column);
        assertEquals("NO", described.getString("IS_NULLABLE"), table + "." + column);
      }
      int expected = 1;
      for (int number : sequence) {
        assertEquals(expected++, number, table);
      }
    }
    assertEquals(List.of("JOB_ID"), column(meta.getPrimaryKeys(null, null, "JOBS"), "COLUMN_NAME"));
    assertFalse(meta.getPrimaryKeys(null, null, "jobs").next());
    assertFalse(meta.getPrimaryKeys(null, null, "JOB_").next());
  }

  /** getImportedKeys and getExportedKeys are the same keys seen from both ends. */
  @Test
  void foreign_keys() throws SQLException {
    Set<String> imported = new TreeSet<>();
    Set<String> exported = new TreeSet<>();
    for (String table : column(meta.getTables(null, null, "%", null), "TABLE_NAME")) {
      collect(meta.getImportedKeys(null, null, table), "PKTABLE_NAME", imported);
      collect(meta.getExportedKeys(null, null, table), "FKTABLE_NAME", exported);
    }
    assertEquals(imported, exported);
    assertFalse(imported.isEmpty());
    assertTrue(meta.getCrossReference(null, null, "JOBS", null, null, "FILES").next());
    assertFalse(meta.getCrossReference(null, null, "FILES", null, null, "JOBS").next());
  }

  /** "Ordered by … TABLE_NAME, and KEY_SEQ." Each end is a column, the far one in a primary key. */
  private void collect(ResultSet rows, String orderedBy, Set<String> into) throws SQLException {
    String before = "";
    while (rows.next()) {
      assertTrue(rows.getString(orderedBy).compareTo(before) >= 0);
      before = rows.getString(orderedBy);
      String pk = rows.getString("PKTABLE_NAME");
      String fk = rows.getString("FKTABLE_NAME");
      into.add(
          fk
              + "."
              + rows.getString("FKCOLUMN_NAME")
              + ">"
              + pk
              + "."
              + rows.getString("PKCOLUMN_NAME"));
      assertTrue(
          column(meta.getPrimaryKeys(null, null, pk), "COLUMN_NAME")
              .contains(rows.getString("PKCOLUMN_NAME")));
      assertTrue(
          column(meta.getColumns(null, null, fk, "%"), "COLUMN_NAME")
              .contains(rows.getString("FKCOLUMN_NAME")));
      assertEquals(DatabaseMetaData.importedKeyNotDeferrable, rows.getInt("DEFERRABILITY"));
    }
  }

  @Test
  void the_best_row_identifier_is_the_primary_key() throws SQLException {
    ResultSet rows =
        meta.getBestRowIdentifier(null, null, "JOBS", DatabaseMetaData.bestRowSession, false);
    assertTrue(rows.next());
    assertEquals("JOB_ID", rows.getString("COLUMN_NAME"));
    assertEquals(DatabaseMetaData.bestRowSession, rows.getInt("SCOPE"));
    assertEquals(DatabaseMetaData.bestRowNotPseudo, rows.getInt("PSEUDO_COLUMN"));
    assertFalse(rows.next());
    assertFalse(meta.getBestRowIdentifier(null, null, "NOPE", 0, true).next());
  }

  @Test
  void there_are_no_indexes_privileges_and_user_types() throws SQLException {
    assertFalse(meta.getIndexInfo(null, null, "JOBS", true, true).next());
    assertFalse(meta.getVersionColumns(null, null, "JOBS").next());
    assertFalse(meta.getTablePrivileges(null, null, "%").next());
    assertFalse(meta.getColumnPrivileges(null, null, "JOBS", "%").next());
    assertFalse(meta.getUDTs(null, null, "%", new int[] {Types.STRUCT}).next());
    assertFalse(meta.getProcedures(null, null, "%").next());
    assertFalse(meta.getProcedureColumns(null, null, "%", "%").next());
  }

  // Types.

  /** getTypeInfo: "ordered by DATA_TYPE and then by how closely the data type maps". */
  @Test
  void types_come_in_order() throws SQLException {
    ResultSet rows = meta.getTypeInfo();
    int before = Integer.MIN_VALUE;
    Set<String> names = new HashSet<>();
    while (rows.next()) {
      assertTrue(rows.getInt("DATA_TYPE") >= before);
      before = rows.getInt("DATA_TYPE");
      assertTrue(names.add(rows.getString("TYPE_NAME")));
      assertEquals(DatabaseMetaData.typeNullable, rows.getInt("NULLABLE"));
      assertFalse(rows.getBoolean("AUTO_INCREMENT"));
    }
    assertTrue(names.containsAll(Set.of("VARCHAR", "BIGINT", "TIMESTAMP", "BOOLEAN", "DOUBLE")));
  }

  /** A type that is listed can be cast to, and its result says so. */
  @Test
  void types_can_be_cast_to() throws SQLException {
    ResultSet rows = meta.getTypeInfo();
    while (rows.next()) {
      String name = rows.getString("TYPE_NAME");
      ResultSetMetaData columns =
          connection
              .createStatement()
              .executeQuery("SELECT CAST(NULL AS " + name + ") AS x")
              .getMetaData();
      assertEquals(rows.getInt("DATA_TYPE"), columns.getColumnType(1), name);
    }
  }

  static Stream<Arguments> literals() {
    return Stream.of(
        Arguments.of("VARCHAR", "a"),
        Arguments.of("CHAR", "a"),
        Arguments.of("DATE", "2014-05-17"),
        Arguments.of("TIME", "18:30:00"),
        Arguments.of("TIMESTAMP", "2014-05-17 18:30:00"),
        Arguments.of("VARBINARY", "0aff"),
        Arguments.of("BINARY", "0aff"));
  }

  /** LITERAL_PREFIX and LITERAL_SUFFIX make a literal. */
  @ParameterizedTest
  @MethodSource("literals")
  void literals_are_as_they_say(String type, String text) throws SQLException {
    ResultSet rows = meta.getTypeInfo();
    while (rows.next()) {
      if (rows.getString("TYPE_NAME").equals(type)) {
        assertEquals(
            text,
            value(rows.getString("LITERAL_PREFIX") + text + rows.getString("LITERAL_SUFFIX")));
        return;
      }
    }
    throw new AssertionError("no type " + type);
  }

  /** supportsConvert: what it says can be run as a CAST. */
  @Test
  void conversions_are_as_they_say() throws SQLException {
    assertTrue(meta.supportsConvert());
    List<String> names = column(meta.getTypeInfo(), "TYPE_NAME");
    List<String> numbers = column(meta.getTypeInfo(), "DATA_TYPE");
    for (int from = 0; from < names.size(); from++) {
      for (int to = 0; to < names.size(); to++) {
        if (meta.supportsConvert(
            Integer.parseInt(numbers.get(from)), Integer.parseInt(numbers.get(to)))) {
          statement.executeQuery(
              "SELECT CAST(CAST(NULL AS " + names.get(from) + ") AS " + names.get(to) + ")");
        }
      }
    }
    assertTrue(meta.supportsConvert(Types.INTEGER, Types.VARCHAR));
    assertFalse(meta.supportsConvert(Types.BLOB, Types.INTEGER));
    assertFalse(meta.supportsConvert(4711, Types.INTEGER));
  }

  // Functions.

  /** getFunctions: "ordered by … FUNCTION_NAME and SPECIFIC_NAME". */
  @Test
  void functions_come_in_order_with_remarks() throws SQLException {
    ResultSet rows = meta.getFunctions(null, null, "%");
    String before = "";
    while (rows.next()) {
      String name = rows.getString("FUNCTION_NAME");
      assertTrue(name.compareTo(before) > 0, name);
      before = name;
      assertFalse(rows.getString("REMARKS").isBlank(), name);
      assertEquals(DatabaseMetaData.functionNoTable, rows.getInt("FUNCTION_TYPE"), name);
      assertEquals("POWERTRACK", rows.getString("FUNCTION_SCHEM"), name);
    }
    assertNotEquals("", before);
  }

  /** Chosen: functions are in the schema of the tables, where tools list them; "" is none. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"null,true", "'',false", "%,true", "POWERTRACK,true", "POWER%,true", "NOPE,false"})
  void a_schema_pattern_narrows_functions(@Nullable String schema, boolean found)
      throws SQLException {
    assertEquals(found, meta.getFunctions(null, schema, "UPPER").next());
    assertEquals(found, meta.getFunctionColumns(null, schema, "UPPER", "%").next());
  }

  @ParameterizedTest
  @CsvSource({"UPPER,1", "UP%,1", "UPPE_,1", "upper,0", "'',0", "NOPE,0"})
  void a_function_pattern_narrows(String pattern, int expected) throws SQLException {
    assertEquals(expected, count(meta.getFunctions(null, null, pattern)));
  }

  /** getFunctionColumns: the result is at 0, parameters count from 1. */
  @Test
  void function_columns() throws SQLException {
    ResultSet rows = meta.getFunctionColumns(null, null, "REPLACE", "%");
    assertTrue(rows.next());
    assertEquals(0, rows.getInt("ORDINAL_POSITION"));
    assertEquals(DatabaseMetaData.functionReturn, rows.getInt("COLUMN_TYPE"));
    for (int i = 1; i <= 3; i++) {
      assertTrue(rows.next());
      assertEquals(i, rows.getInt("ORDINAL_POSITION"));
      assertEquals(DatabaseMetaData.functionColumnIn, rows.getInt("COLUMN_TYPE"));
      assertEquals("VARCHAR", rows.getString("TYPE_NAME"));
    }
    assertFalse(rows.next());
  }

  /** One call of each function of the escape {fn …}, with arguments that make sense. */
  static Stream<Arguments> escapeCalls() {
    return Stream.of(
            "ABS(-1)",
            "ACOS(1)",
            "ASIN(1)",
            "ATAN(1)",
            "ATAN2(1, 1)",
            "CBRT(8)",
            "CEILING(1.5)",
            "COS(0)",
            "COT(1)",
            "DEGREES(1)",
            "EXP(1)",
            "FLOOR(1.5)",
            "LOG(2)",
            "LOG10(100)",
            "MOD(5, 3)",
            "PI()",
            "POWER(2, 3)",
            "RADIANS(180)",
            "RAND()",
            "ROUND(1.25, 1)",
            "SIGN(-5)",
            "SIN(0)",
            "SQRT(4)",
            "TAN(0)",
            "TRUNCATE(1.25, 1)",
            "ASCII('a')",
            "CHAR(65)",
            "CHAR_LENGTH('abc')",
            "CHARACTER_LENGTH('abc')",
            "CONCAT('a', 'b')",
            "DIFFERENCE('a', 'b')",
            "INSERT('abc', 2, 1, 'x')",
            "LCASE('A')",
            "LEFT('abc', 2)",
            "LENGTH('abc')",
            "LOCATE('b', 'abc')",
            "LTRIM(' a')",
            "OCTET_LENGTH('abc')",
            "POSITION('b' IN 'abc')",
            "REPEAT('a', 3)",
            "REPLACE('abc', 'b', 'x')",
            "RIGHT('abc', 2)",
            "RTRIM('a ')",
            "SOUNDEX('abc')",
            "SPACE(3)",
            "SUBSTRING('abc', 2, 1)",
            "UCASE('a')",
            "LOWER('A')",
            "UPPER('a')",
            "CONVERT('1', SQL_INTEGER)",
            "DATABASE()",
            "IFNULL(NULL, 'a')",
            "USER()",
            "CURDATE()",
            "CURTIME()",
            "CURRENT_DATE()",
            "CURRENT_TIME()",
            "CURRENT_TIMESTAMP()",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "DAYNAME(DATE '2014-05-17')",
            "DAYOFMONTH(DATE '2014-05-17')",
            "DAYOFWEEK(DATE '2014-05-17')",
            "DAYOFYEAR(DATE '2014-05-17')",
            "EXTRACT(YEAR FROM DATE '2014-05-17')",
            "HOUR(TIMESTAMP '2014-05-17 18:30:00')",
            "MINUTE(TIMESTAMP '2014-05-17 18:30:00')",
            "MONTH(DATE '2014-05-17')",
            "MONTHNAME(DATE '2014-05-17')",
            "NOW()",
            "QUARTER(DATE '2014-05-17')",
            "SECOND(TIMESTAMP '2014-05-17 18:30:00')",
            "TIMESTAMPADD(SQL_TSI_DAY, 1, TIMESTAMP '2014-05-17 18:30:00')",
            "TIMESTAMPDIFF(SQL_TSI_DAY, DATE '2014-05-17', DATE '2014-05-18')",
            "WEEK(DATE '2014-05-17')",
            "YEAR(DATE '2014-05-17')")
        .map(Arguments::of);
  }

  private Set<String> escapeFunctions() throws SQLException {
    Set<String> names = new TreeSet<>();
    for (String list :
        List.of(
            meta.getNumericFunctions(),
            meta.getStringFunctions(),
            meta.getSystemFunctions(),
            meta.getTimeDateFunctions())) {
      names.addAll(List.of(list.split(",", -1)));
    }
    return names;
  }

  /** getNumericFunctions and its kin: each name "used in a JDBC function escape clause" works. */
  @Test
  void each_listed_escape_function_works() throws SQLException {
    Set<String> untried = new TreeSet<>(escapeFunctions());
    List<String> failed = new ArrayList<>();
    for (Arguments arguments : escapeCalls().toList()) {
      String call = (String) arguments.get()[0];
      String name = call.split("\\(", 2)[0];
      if (untried.remove(name) || escapeFunctions().contains(name)) {
        try {
          assertTrue(statement.executeQuery("SELECT {fn " + call + "}").next());
        } catch (SQLException e) {
          failed.add(call + ": " + e.getMessage());
        }
      }
    }
    assertEquals(List.of(), failed);
    assertEquals(Set.of(), untried, "names that no call tries");
  }

  /** The names are those of appendix C, and no others: "Open CLI function names". */
  @Test
  void no_other_names_are_listed() throws SQLException {
    Set<String> names = new TreeSet<>(escapeFunctions());
    names.removeAll(
        escapeCalls().map(arguments -> ((String) arguments.get()[0]).split("\\(", 2)[0]).toList());
    assertEquals(Set.of(), names);
  }

  /** getSQLKeywords: "NOT also SQL:2003 keywords". */
  @Test
  void keywords_are_not_the_standard_s() throws SQLException {
    Set<String> words = new TreeSet<>(List.of(meta.getSQLKeywords().split(",", -1)));
    assertFalse(words.isEmpty());
    words.retainAll(SQL_2003);
    assertEquals(Set.of(), words);
  }

  /** Words of ISO/IEC 9075-2:2003, 5.2: the reserved ones, and its functions. */
  private static final Set<String> SQL_2003 =
      Set.of(
          ("ADD ALL ALLOCATE ALTER AND ANY ARE ARRAY AS ASENSITIVE ASYMMETRIC AT ATOMIC"
                  + " AUTHORIZATION BEGIN BETWEEN BIGINT BINARY BLOB BOOLEAN BOTH BY CALL CALLED"
                  + " CASCADED CASE CAST CHAR CHARACTER CHECK CLOB CLOSE COLLATE COLUMN COMMIT"
                  + " CONNECT CONSTRAINT CONTINUE CORRESPONDING CREATE CROSS CUBE CURRENT"
                  + " CURRENT_DATE CURRENT_DEFAULT_TRANSFORM_GROUP CURRENT_PATH CURRENT_ROLE"
                  + " CURRENT_TIME CURRENT_TIMESTAMP CURRENT_TRANSFORM_GROUP_FOR_TYPE CURRENT_USER"
                  + " CURSOR CYCLE DATE DAY DEALLOCATE DEC DECIMAL DECLARE DEFAULT DELETE DEREF"
                  + " DESCRIBE DETERMINISTIC DISCONNECT DISTINCT DOUBLE DROP DYNAMIC EACH ELEMENT"
                  + " ELSE END END-EXEC ESCAPE EXCEPT EXEC EXECUTE EXISTS EXTERNAL FALSE FETCH"
                  + " FILTER FLOAT FOR FOREIGN FREE FROM FULL FUNCTION GET GLOBAL GRANT GROUP"
                  + " GROUPING HAVING HOLD HOUR IDENTITY IMMEDIATE IN INDICATOR INNER INOUT INPUT"
                  + " INSENSITIVE INSERT INT INTEGER INTERSECT INTERVAL INTO IS ISOLATION JOIN"
                  + " LANGUAGE LARGE LATERAL LEADING LEFT LIKE LOCAL LOCALTIME LOCALTIMESTAMP MATCH"
                  + " MEMBER MERGE METHOD MINUTE MODIFIES MODULE MONTH MULTISET NATIONAL NATURAL"
                  + " NCHAR NCLOB NEW NO NONE NOT NULL NUMERIC OF OLD ON ONLY OPEN OR ORDER OUT"
                  + " OUTER OUTPUT OVER OVERLAPS PARAMETER PARTITION PRECISION PREPARE PRIMARY"
                  + " PROCEDURE RANGE READS REAL RECURSIVE REF REFERENCES REFERENCING RELEASE"
                  + " RETURN RETURNS REVOKE RIGHT ROLLBACK ROLLUP ROW ROWS SAVEPOINT SCROLL SEARCH"
                  + " SECOND SELECT SENSITIVE SESSION_USER SET SIMILAR SMALLINT SOME SPECIFIC"
                  + " SPECIFICTYPE SQL SQLEXCEPTION SQLSTATE SQLWARNING START STATIC SUBMULTISET"
                  + " SYMMETRIC SYSTEM SYSTEM_USER TABLE THEN TIME TIMESTAMP TIMEZONE_HOUR"
                  + " TIMEZONE_MINUTE TO TRAILING TRANSLATION TREAT TRIGGER TRUE UNDO UNION UNIQUE"
                  + " UNKNOWN UNNEST UPDATE USER USING VALUE VALUES VARCHAR VARYING WHEN WHENEVER"
                  + " WHERE WINDOW WITH WITHIN WITHOUT YEAR "
                  + "ABS CARDINALITY CEIL CEILING COLLECT CORR COVAR_POP COVAR_SAMP CUME_DIST DENSE_RANK EVERY EXP FLOOR FUSION INTERSECTION LN MOD NORMALIZE OVERLAY PERCENTILE_CONT PERCENTILE_DISC PERCENT_RANK POWER RANK REGR_AVGX REGR_AVGY REGR_COUNT REGR_INTERCEPT REGR_R2 REGR_SLOPE REGR_SXX REGR_SXY REGR_SYY ROW_NUMBER SCOPE SQRT STDDEV_POP STDDEV_SAMP TABLESAMPLE UESCAPE VAR_POP VAR_SAMP WIDTH_BUCKET")
              .split(" ", -1));

  // Whether what it says of the language is so.

  static Stream<Arguments> capabilities() {
    return Stream.of(
        says("supportsColumnAliasing", "SELECT title AS t FROM jobs"),
        says("supportsTableCorrelationNames", "SELECT j.title FROM jobs AS j"),
        says("supportsExpressionsInOrderBy", "SELECT title FROM jobs ORDER BY UPPER(title)"),
        says("supportsOrderByUnrelated", "SELECT title FROM jobs ORDER BY status"),
        says("supportsGroupBy", "SELECT status FROM jobs GROUP BY status"),
        says("supportsGroupByUnrelated", "SELECT COUNT(*) FROM jobs GROUP BY status"),
        says("supportsGroupByBeyondSelect", "SELECT status FROM jobs GROUP BY status, title"),
        says("supportsLikeEscapeClause", "SELECT 1 FROM jobs WHERE title LIKE 'a!%' ESCAPE '!'"),
        says("supportsOuterJoins", "SELECT 1 FROM jobs a LEFT JOIN jobs b ON a.title = b.title"),
        says(
            "supportsLimitedOuterJoins",
            "SELECT 1 FROM jobs a RIGHT JOIN jobs b ON a.title = b.title"),
        says(
            "supportsFullOuterJoins", "SELECT 1 FROM jobs a FULL JOIN jobs b ON a.title = b.title"),
        says(
            "supportsSubqueriesInComparisons",
            "SELECT 1 FROM jobs WHERE title = (SELECT MAX(title) FROM jobs)"),
        says("supportsSubqueriesInExists", "SELECT 1 FROM jobs WHERE EXISTS (SELECT 1 FROM jobs)"),
        says(
            "supportsSubqueriesInIns",
            "SELECT 1 FROM jobs WHERE title IN (SELECT title FROM jobs)"),
        says(
            "supportsSubqueriesInQuantifieds",
            "SELECT 1 FROM jobs WHERE title >= ALL (SELECT title FROM jobs)"),
        says(
            "supportsCorrelatedSubqueries",
            "SELECT 1 FROM jobs a WHERE title = (SELECT MAX(b.title) FROM jobs b WHERE b.status = a.status)"),
        says("supportsUnion", "SELECT 1 UNION SELECT 2"),
        says("supportsUnionAll", "SELECT 1 UNION ALL SELECT 2"),
        says("supportsSelectForUpdate", "SELECT title FROM jobs FOR UPDATE"),
        says("supportsAlterTableWithAddColumn", "ALTER TABLE jobs ADD COLUMN x INTEGER"),
        says("supportsAlterTableWithDropColumn", "ALTER TABLE jobs DROP COLUMN title"),
        says("supportsSchemasInDataManipulation", "SELECT 1 FROM powertrack.jobs"));
  }

  private static Arguments says(String method, String sql) {
    return Arguments.of(method, sql);
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void what_it_says_is_so(String method, String sql) throws Exception {
    boolean said = (boolean) DatabaseMetaData.class.getMethod(method).invoke(meta);
    boolean works;
    try {
      statement.executeQuery(sql).next();
      works = true;
    } catch (SQLException e) {
      works = false;
    }
    assertEquals(works, said, sql);
  }

  @Test
  void null_plus_something_is_null() throws SQLException {
    assertTrue(meta.nullPlusNonNullIsNull());
    assertNull(value("CAST(NULL AS VARCHAR) || 'a'"));
  }

  /** Exactly one of the four is so, and ORDER BY agrees in both directions. */
  @Test
  void nulls_are_sorted_as_it_says() throws SQLException {
    String values = "SELECT * FROM (VALUES (1), (2), (CAST(NULL AS INTEGER))) AS t(x) ORDER BY x";
    boolean ascending = column(statement.executeQuery(values), "X").get(0).equals("null");
    boolean descending =
        column(statement.executeQuery(values + " DESC"), "X").get(0).equals("null");
    assertEquals(!ascending && descending, meta.nullsAreSortedHigh());
    assertEquals(ascending && !descending, meta.nullsAreSortedLow());
    assertEquals(ascending && descending, meta.nullsAreSortedAtStart());
    assertEquals(!ascending && !descending, meta.nullsAreSortedAtEnd());
  }

  /** The same on a table, where the order is pushed down. */
  @Test
  void nulls_of_a_table_are_sorted_as_it_says() throws SQLException {
    String jobs = "SELECT activity_count FROM jobs ORDER BY activity_count";
    boolean ascending =
        column(statement.executeQuery(jobs), "ACTIVITY_COUNT").get(0).equals("null");
    boolean descending =
        column(statement.executeQuery(jobs + " DESC"), "ACTIVITY_COUNT").get(0).equals("null");
    assertEquals(!ascending && !descending, meta.nullsAreSortedAtEnd());
    assertEquals(ascending && descending, meta.nullsAreSortedAtStart());
  }

  /** Each of the flags about case, by what names really do. */
  @Test
  void names_are_stored_as_it_says() throws SQLException {
    assertTrue(meta.storesUpperCaseIdentifiers());
    assertFalse(meta.storesLowerCaseIdentifiers());
    assertFalse(meta.storesMixedCaseIdentifiers());
    assertFalse(meta.supportsMixedCaseIdentifiers());
    assertEquals("X", row("SELECT 1 AS x").getMetaData().getColumnLabel(1));
    assertEquals("\"", meta.getIdentifierQuoteString());
    assertEquals("mIx", row("SELECT 1 AS \"mIx\"").getMetaData().getColumnLabel(1));
    assertFalse(meta.storesUpperCaseQuotedIdentifiers());
    assertFalse(meta.storesLowerCaseQuotedIdentifiers());
    boolean sensitive;
    try {
      row("SELECT \"title\" FROM jobs");
      sensitive = false;
    } catch (SQLException e) {
      sensitive = true;
    }
    assertEquals(sensitive, meta.supportsMixedCaseQuotedIdentifiers());
    assertEquals(!sensitive, meta.storesMixedCaseQuotedIdentifiers());
  }

  /** getExtraNameCharacters: "beyond a-z, A-Z, 0-9 and _" in an unquoted name. */
  @Test
  void extra_characters_of_names() throws SQLException {
    for (char extra : meta.getExtraNameCharacters().toCharArray()) {
      assertTrue(statement.executeQuery("SELECT 1 AS a" + extra).next());
    }
    assertNotNull(meta.getExtraNameCharacters());
  }

  // Transactions, results, batches.

  @Test
  void there_are_no_transactions() throws SQLException {
    assertFalse(meta.supportsTransactions());
    assertEquals(Connection.TRANSACTION_NONE, meta.getDefaultTransactionIsolation());
    assertTrue(meta.supportsTransactionIsolationLevel(Connection.TRANSACTION_NONE));
    for (int level : new int[] {1, 2, 4, 8, 99}) {
      assertFalse(meta.supportsTransactionIsolationLevel(level));
    }
    assertFalse(meta.supportsSavepoints());
    assertFalse(meta.supportsMultipleTransactions());
    assertFalse(meta.supportsDataDefinitionAndDataManipulationTransactions());
    assertFalse(meta.supportsDataManipulationTransactionsOnly());
    assertFalse(meta.dataDefinitionCausesTransactionCommit());
    assertFalse(meta.dataDefinitionIgnoredInTransactions());
    assertFalse(meta.autoCommitFailureClosesAllResultSets());
    assertTrue(meta.supportsOpenCursorsAcrossCommit());
    assertTrue(meta.supportsOpenCursorsAcrossRollback());
    assertTrue(meta.supportsOpenStatementsAcrossCommit());
    assertTrue(meta.supportsOpenStatementsAcrossRollback());
  }

  @Test
  void results_are_forward_only_and_read_only() throws SQLException {
    for (int type : new int[] {1003, 1004, 1005, 0}) {
      boolean forward = type == ResultSet.TYPE_FORWARD_ONLY;
      assertEquals(forward, meta.supportsResultSetType(type));
      assertEquals(forward, meta.supportsResultSetConcurrency(type, ResultSet.CONCUR_READ_ONLY));
      assertFalse(meta.supportsResultSetConcurrency(type, ResultSet.CONCUR_UPDATABLE));
      assertFalse(meta.ownInsertsAreVisible(type));
      assertFalse(meta.ownUpdatesAreVisible(type));
      assertFalse(meta.ownDeletesAreVisible(type));
      assertFalse(meta.othersInsertsAreVisible(type));
      assertFalse(meta.othersUpdatesAreVisible(type));
      assertFalse(meta.othersDeletesAreVisible(type));
      assertFalse(meta.insertsAreDetected(type));
      assertFalse(meta.updatesAreDetected(type));
      assertFalse(meta.deletesAreDetected(type));
    }
    assertTrue(meta.supportsResultSetHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT));
    assertFalse(meta.supportsResultSetHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT));
    assertEquals(ResultSet.HOLD_CURSORS_OVER_COMMIT, meta.getResultSetHoldability());
    assertTrue(meta.supportsBatchUpdates());
    assertFalse(meta.supportsMultipleResultSets());
    assertFalse(meta.supportsMultipleOpenResults());
    assertFalse(meta.supportsNamedParameters());
    assertFalse(meta.supportsStoredProcedures());
    assertFalse(meta.allProceduresAreCallable());
    assertFalse(meta.supportsStoredFunctionsUsingCallSyntax());
    assertFalse(meta.supportsRefCursors());
    assertFalse(meta.supportsSharding());
    assertFalse(meta.supportsPositionedDelete());
    assertFalse(meta.supportsPositionedUpdate());
    assertEquals(RowIdLifetime.ROWID_UNSUPPORTED, meta.getRowIdLifetime());
    assertEquals(DatabaseMetaData.sqlStateSQL, meta.getSQLStateType());
  }

  /**
   * supportsANSI92EntryLevelSQL: "All JDBC Compliant drivers must return true", and this is none.
   */
  @Test
  void the_grammar_is_told_honestly() throws SQLException {
    assertTrue(meta.supportsMinimumSQLGrammar());
    assertFalse(meta.supportsANSI92IntermediateSQL());
    assertFalse(meta.supportsANSI92FullSQL());
    assertFalse(meta.supportsExtendedSQLGrammar());
    assertFalse(meta.supportsIntegrityEnhancementFacility());
    assertEquals(
        java.sql.DriverManager.getDriver(DEMO).jdbcCompliant(), meta.supportsANSI92EntryLevelSQL());
  }

  // Limits: 0 is no limit, or none that is known; never negative.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "getMaxBinaryLiteralLength",
        "getMaxCharLiteralLength",
        "getMaxColumnNameLength",
        "getMaxColumnsInGroupBy",
        "getMaxColumnsInIndex",
        "getMaxColumnsInOrderBy",
        "getMaxColumnsInSelect",
        "getMaxColumnsInTable",
        "getMaxConnections",
        "getMaxCursorNameLength",
        "getMaxIndexLength",
        "getMaxSchemaNameLength",
        "getMaxProcedureNameLength",
        "getMaxCatalogNameLength",
        "getMaxRowSize",
        "getMaxStatementLength",
        "getMaxStatements",
        "getMaxTableNameLength",
        "getMaxTablesInSelect",
        "getMaxUserNameLength"
      })
  void a_limit(String method) throws Exception {
    assertTrue((int) DatabaseMetaData.class.getMethod(method).invoke(meta) >= 0);
  }

  @Test
  void a_name_of_the_greatest_length_is_taken() throws SQLException {
    String longest = "x".repeat(meta.getMaxColumnNameLength());
    assertEquals(
        longest.toUpperCase(java.util.Locale.ROOT),
        row("SELECT 1 AS " + longest).getMetaData().getColumnLabel(1));
    refused(() -> statement.executeQuery("SELECT 1 AS x" + longest));
  }

  // The product.

  @Test
  void it_tells_its_names_and_versions() throws SQLException {
    assertFalse(meta.getDatabaseProductName().isBlank());
    assertFalse(meta.getDatabaseProductVersion().isBlank());
    assertFalse(meta.getDriverName().isBlank());
    assertTrue(
        meta.getDriverVersion()
            .startsWith(meta.getDriverMajorVersion() + "." + meta.getDriverMinorVersion()));
    java.sql.Driver driver = java.sql.DriverManager.getDriver(DEMO);
    assertEquals(driver.getMajorVersion(), meta.getDriverMajorVersion());
    assertEquals(driver.getMinorVersion(), meta.getDriverMinorVersion());
    assertTrue(meta.getDatabaseMajorVersion() >= 0);
    assertTrue(meta.getDatabaseMinorVersion() >= 0);
    assertEquals(4, meta.getJDBCMajorVersion());
    assertEquals(3, meta.getJDBCMinorVersion());
    assertEquals(DEMO, meta.getURL());
    assertNotNull(meta.getUserName());
    assertTrue(meta.isReadOnly());
    assertSame(connection, meta.getConnection());
    assertSame(meta, meta.unwrap(DatabaseMetaData.class));
    assertFalse(meta.isWrapperFor(Connection.class));
  }

  @Test
  void client_info_can_be_set_as_listed() throws SQLException {
    for (String name : column(meta.getClientInfoProperties(), "NAME")) {
      connection.setClientInfo(name, "x");
      assertEquals("x", connection.getClientInfo(name));
    }
    assertNull(connection.getWarnings());
  }

  /** "From memory, in milliseconds": a tool's first look at a schema. */
  @Test
  void a_schema_tree_takes_no_time() throws SQLException {
    for (String table : column(meta.getTables(null, null, "%", null), "TABLE_NAME")) {
      count(meta.getColumns(null, null, table, "%"));
    }
    long before = System.nanoTime();
    for (String table : column(meta.getTables(null, null, "%", null), "TABLE_NAME")) {
      count(meta.getColumns(null, null, table, "%"));
      count(meta.getPrimaryKeys(null, null, table));
      count(meta.getImportedKeys(null, null, table));
      count(meta.getExportedKeys(null, null, table));
      count(meta.getIndexInfo(null, null, table, false, true));
    }
    long took = (System.nanoTime() - before) / 1_000_000;
    assertTrue(took < 500, "took " + took + " ms");
  }

  @Test
  void a_pattern_of_many_percents_takes_no_time() throws SQLException {
    long before = System.nanoTime();
    assertFalse(meta.getTables(null, null, "%A%".repeat(40) + "!", null).next());
    long took = (System.nanoTime() - before) / 1_000_000;
    assertTrue(took < 1000, "took " + took + " ms");
  }

  @Test
  void a_closed_connection_has_no_tables() throws SQLException {
    connection.close();
    refused("08003", () -> meta.getTables(null, null, "%", null));
    refused("08003", () -> meta.getTypeInfo());
    refused("08003", () -> meta.getCatalogs());
  }
}
