package dev.powertrack.jdbc;

import static dev.powertrack.jdbc.SqlStates.assertState;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tools read before they send a statement. */
class DatabaseMetaDataTest {
  private final FakeDatabase database = new FakeDatabase();
  private Connection connection;
  private DatabaseMetaData meta;

  @BeforeEach
  void open() throws SQLException {
    connection = database.connect("jdbc:powertrack:demo?user=ann&password=secret");
    meta = connection.getMetaData();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  static Stream<Method> everyMethod() {
    return Stream.of(DatabaseMetaData.class.getMethods())
        .filter(method -> !java.lang.reflect.Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getDeclaringClass() == DatabaseMetaData.class);
  }

  @ParameterizedTest
  @MethodSource("everyMethod")
  void every_method_answers(Method method) throws Exception {
    assertNotNull(method.invoke(meta, arguments(method, null)));
    assertNotNull(method.invoke(meta, arguments(method, "%")));
  }

  private static @Nullable Object[] arguments(Method method, @Nullable String text) {
    Class<?>[] types = method.getParameterTypes();
    @Nullable Object[] arguments = new @Nullable Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] =
          types[i] == int.class
              ? (Object) 1
              : types[i] == boolean.class ? (Object) true : types[i] == String.class ? text : null;
    }
    return arguments;
  }

  private static List<String> read(ResultSet rows, String... labels) throws SQLException {
    List<String> read = new ArrayList<>();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (String label : labels) {
        row.add(rows.getString(label));
      }
      read.add(String.join(" ", row));
    }
    return read;
  }

  @Test
  void there_is_one_schema_and_no_catalog() throws SQLException {
    assertEquals(List.of("POWERTRACK"), read(meta.getSchemas(), "TABLE_SCHEM"));
    assertEquals(List.of(), read(meta.getSchemas(null, "OTHER"), "TABLE_SCHEM"));
    assertEquals(List.of(), read(meta.getCatalogs(), "TABLE_CAT"));
    assertEquals(List.of("TABLE", "VIEW"), read(meta.getTableTypes(), "TABLE_TYPE"));
    assertEquals("", meta.getCatalogTerm());
    assertFalse(meta.supportsCatalogsInDataManipulation());
    assertTrue(meta.supportsSchemasInDataManipulation());
  }

  @Test
  void tables_come_by_type_and_name_with_remarks() throws SQLException {
    assertEquals(
        List.of(
            "TABLE JOBS The jobs of the account.",
            "TABLE TWEETS The tweets of all delivered jobs.",
            "TABLE TWEET_URLS The links in tweets.",
            "VIEW SCANS What this process reads."),
        read(meta.getTables(null, null, null, null), "TABLE_TYPE", "TABLE_NAME", "REMARKS"));
  }

  @Test
  void patterns_are_like_patterns_with_an_escape() throws SQLException {
    assertEquals(List.of("TWEETS", "TWEET_URLS"), tables(null, "TWEET%"));
    assertEquals(List.of("TWEETS", "TWEET_URLS"), tables("POWER%", "TWEET_%"));
    assertEquals(List.of("TWEET_URLS"), tables(null, "TWEET\\_%"));
    assertEquals(List.of("JOBS"), tables("POWERTRACK", "JOBS"));
    assertEquals(List.of(), tables(null, "jobs"));
    assertEquals(List.of(), tables(null, ""));
    assertEquals(List.of(), tables("", "%"));
    assertEquals(List.of(), read(meta.getTables("C", null, "%", null), "TABLE_NAME"));
    assertEquals(4, read(meta.getTables("", null, "%", null), "TABLE_NAME").size());
    assertEquals(
        List.of("SCANS"),
        read(meta.getTables(null, null, "%", new String[] {"VIEW", "ALIAS"}), "TABLE_NAME"));
    assertEquals("\\", meta.getSearchStringEscape());
  }

  private List<String> tables(@Nullable String schema, String table) throws SQLException {
    return read(meta.getTables(null, schema, table, null), "TABLE_NAME");
  }

  @Test
  void columns_come_with_bare_types_sizes_and_remarks() throws SQLException {
    assertEquals(
        List.of(
            "1 JOB_ID 12 VARCHAR 2147483647 null 2147483647 NO 0 The job's id.",
            "2 TITLE 12 VARCHAR 2147483647 null 2147483647 YES 1 The job's title.",
            "3 FROM_DATE 93 TIMESTAMP 23 3 null YES 1 Where its period begins.",
            "4 COST_DOLLARS 8 DOUBLE 15 null null YES 1 The quote, in dollars."),
        columns("JOBS", "%"));
    assertEquals(
        List.of(
            "1 TWEET_ID -5 BIGINT 19 0 null NO 0 The tweet's id.",
            "2 JOB_ID 12 VARCHAR 2147483647 null 2147483647 NO 0 The job that delivered it.",
            "3 IS_RETWEET 16 BOOLEAN 1 null null YES 1 Whether it is a retweet.",
            "4 LINE_NUMBER 4 INTEGER 10 0 null YES 1 Its line in the file."),
        columns("TWEETS", "%\\_%"));
  }

  private List<String> columns(String table, String column) throws SQLException {
    return read(
        meta.getColumns(null, null, table, column),
        "ORDINAL_POSITION",
        "COLUMN_NAME",
        "DATA_TYPE",
        "TYPE_NAME",
        "COLUMN_SIZE",
        "DECIMAL_DIGITS",
        "CHAR_OCTET_LENGTH",
        "IS_NULLABLE",
        "NULLABLE",
        "REMARKS");
  }

  @Test
  void primary_keys_come_by_column_with_their_sequence() throws SQLException {
    assertEquals(
        List.of("JOB_ID 1 PK_TWEET_URLS", "ORDINAL 3 PK_TWEET_URLS", "TWEET_ID 2 PK_TWEET_URLS"),
        read(meta.getPrimaryKeys(null, null, "TWEET_URLS"), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"));
    assertEquals(
        List.of("TWEET_ID -5 BIGINT 2", "JOB_ID 12 VARCHAR 2"),
        read(
            meta.getBestRowIdentifier(
                null, "POWERTRACK", "TWEETS", DatabaseMetaData.bestRowSession, false),
            "COLUMN_NAME",
            "DATA_TYPE",
            "TYPE_NAME",
            "SCOPE"));
  }

  @Test
  void foreign_keys_are_seen_from_both_ends() throws SQLException {
    List<String> key =
        List.of(
            "TWEETS JOB_ID TWEET_URLS JOB_ID 1 FK_TWEET_URLS_TWEETS PK_TWEETS",
            "TWEETS TWEET_ID TWEET_URLS TWEET_ID 2 FK_TWEET_URLS_TWEETS PK_TWEETS");
    assertEquals(key, keys(meta.getImportedKeys(null, null, "TWEET_URLS")));
    assertEquals(key, keys(meta.getExportedKeys(null, null, "TWEETS")));
    assertEquals(key, keys(meta.getCrossReference(null, null, "TWEETS", null, null, "TWEET_URLS")));
    assertEquals(
        List.of(), keys(meta.getCrossReference(null, null, "JOBS", null, null, "TWEET_URLS")));
    assertEquals(List.of(), keys(meta.getImportedKeys(null, null, "JOBS")));
    assertEquals(List.of(), keys(meta.getImportedKeys(null, "OTHER", "TWEET_URLS")));
  }

  private static List<String> keys(ResultSet rows) throws SQLException {
    return read(
        rows,
        "PKTABLE_NAME",
        "PKCOLUMN_NAME",
        "FKTABLE_NAME",
        "FKCOLUMN_NAME",
        "KEY_SEQ",
        "FK_NAME",
        "PK_NAME");
  }

  @Test
  void types_come_in_the_order_of_their_numbers() throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    ResultSet types = meta.getTypeInfo();
    while (types.next()) {
      numbers.add(types.getInt("DATA_TYPE"));
    }
    assertEquals(numbers.stream().sorted().toList(), numbers);
    assertTrue(numbers.containsAll(List.of(-5, 4, 8, 12, 16, 93)), numbers.toString());
  }

  @Test
  void functions_have_remarks_and_columns() throws SQLException {
    assertEquals(
        List.of("MOD The remainder of x divided by y. 1"),
        read(meta.getFunctions(null, null, "MOD"), "FUNCTION_NAME", "REMARKS", "FUNCTION_TYPE"));
    assertEquals(
        List.of(" 4 BIGINT 0", "x 1 BIGINT 1", "y 1 BIGINT 2"),
        read(
            meta.getFunctionColumns(null, null, "MOD", "%"),
            "COLUMN_NAME",
            "COLUMN_TYPE",
            "TYPE_NAME",
            "ORDINAL_POSITION"));
    List<String> names = read(meta.getFunctions(null, null, null), "FUNCTION_NAME");
    assertEquals(names.stream().sorted().toList(), names);
  }

  @Test
  void nothing_secret_is_told() throws SQLException {
    assertEquals("jdbc:powertrack:demo", meta.getURL());
    assertEquals("ann", meta.getUserName());
    assertFalse(connection.toString().contains("secret"));
  }

  @Test
  void a_result_ends_with_its_connection() throws SQLException {
    ResultSet tables = meta.getTables(null, null, null, null);
    assertTrue(tables.next());
    connection.close();
    assertTrue(tables.isClosed());
    assertState("24000", tables::next);
    assertState("08003", () -> meta.getTables(null, null, null, null));
    assertState("08003", () -> meta.getTypeInfo());
  }
}
