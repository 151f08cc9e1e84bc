package dev.powertrack.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link ResultSet} as a cursor, and {@link ResultSetMetaData}; values are in {@link ValuesTck}.
 */
class ResultSetTck extends Tck {

  // Moving: 15.2.3. Forward only.

  @Test
  void it_stands_before_its_first_row() throws SQLException {
    ResultSet rows = statement.executeQuery(THREE);
    assertTrue(rows.isBeforeFirst());
    assertFalse(rows.isFirst());
    assertFalse(rows.isLast());
    assertFalse(rows.isAfterLast());
    assertEquals(0, rows.getRow());
    assertTrue(rows.next());
    assertEquals(1, rows.getInt(1));
  }

  @Test
  void it_counts_its_rows() throws SQLException {
    ResultSet rows = statement.executeQuery(THREE);
    for (int i = 1; i <= 3; i++) {
      assertTrue(rows.next());
      assertEquals(i, rows.getRow());
      assertEquals(i == 1, rows.isFirst());
      assertEquals(i == 3, rows.isLast());
      assertEquals(i, rows.getInt("id"));
      assertFalse(rows.isBeforeFirst());
      assertFalse(rows.isAfterLast());
    }
    assertFalse(rows.next());
    assertEquals(0, rows.getRow());
    assertTrue(rows.isAfterLast());
    assertFalse(rows.isLast());
    assertFalse(rows.next());
  }

  /** isBeforeFirst, isAfterLast: "false if … the result set contains no rows". */
  @Test
  void without_rows_it_is_neither_before_nor_after_them() throws SQLException {
    ResultSet rows = statement.executeQuery(NO_ROWS);
    assertFalse(rows.isBeforeFirst());
    assertFalse(rows.isAfterLast());
    assertFalse(rows.next());
    assertFalse(rows.isBeforeFirst());
    assertFalse(rows.isAfterLast());
    assertFalse(rows.isFirst());
    assertFalse(rows.isLast());
    assertEquals(0, rows.getRow());
  }

  /** Each method: SQLException if "the result set type is TYPE_FORWARD_ONLY". */
  @Test
  void it_goes_forward_only() throws SQLException {
    ResultSet rows = row(THREE);
    refused(rows::previous);
    refused(rows::first);
    refused(rows::last);
    refused(rows::beforeFirst);
    refused(rows::afterLast);
    refused(() -> rows.absolute(1));
    refused(() -> rows.relative(1));
    assertEquals(1, rows.getInt(1));
    assertTrue(rows.next());
  }

  @Test
  void a_value_before_the_first_row_or_after_the_last_is_refused() throws SQLException {
    ResultSet rows = statement.executeQuery(THREE);
    refused("24000", () -> rows.getInt(1));
    refused("24000", () -> rows.getObject("name"));
    assertEquals(3, count(rows));
    refused("24000", () -> rows.getInt(1));
    refused("24000", () -> rows.getString("name"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void a_column_that_does_not_exist_is_refused(int column) throws SQLException {
    ResultSet rows = row(THREE);
    refused("22023", () -> rows.getString(column));
    refused("22023", () -> rows.getInt(column));
    refused("22023", () -> rows.getObject(column));
    refused("22023", () -> rows.getObject(column, String.class));
    refused("22023", () -> rows.getTimestamp(column));
  }

  // Labels: 15.2.3.

  @Test
  void labels_match_in_any_case() throws SQLException {
    ResultSet rows = row("SELECT 1 AS \"Mixed\", 2 AS plain");
    assertEquals(1, rows.getInt("mixed"));
    assertEquals(1, rows.getInt("MIXED"));
    assertEquals(2, rows.getInt("Plain"));
    assertEquals(2, rows.findColumn("PLAIN"));
  }

  /**
   * "When a getter method is called with a column name and several columns have the same name, the
   * value of the first matching column will be returned."
   */
  @Test
  void of_equal_labels_the_first_is_meant() throws SQLException {
    ResultSet rows = row("SELECT 1 AS x, 2 AS x, 3 AS X");
    assertEquals(1, rows.findColumn("x"));
    assertEquals(1, rows.getInt("x"));
    assertEquals(2, rows.getInt(2));
  }

  @Test
  void an_unknown_label_is_refused() throws SQLException {
    ResultSet rows = row(THREE);
    refused("42703", () -> rows.findColumn("nope"));
    refused("42703", () -> rows.getString("nope"));
    refused("42703", () -> rows.getObject("nope", String.class));
    refused("42703", () -> rows.findColumn(null));
    refused("42703", () -> rows.findColumn(""));
  }

  @Test
  void an_alias_hides_the_column_s_name() throws SQLException {
    ResultSet rows = row("SELECT title AS t FROM jobs");
    assertEquals(1, rows.findColumn("t"));
    refused("42703", () -> rows.findColumn("title"));
  }

  // Null.

  @Test
  void was_null() throws SQLException {
    ResultSet rows = statement.executeQuery(THREE);
    assertTrue(rows.next());
    assertEquals("a", rows.getString(2));
    assertFalse(rows.wasNull());
    assertTrue(rows.next());
    assertNull(rows.getString(2));
    assertTrue(rows.wasNull());
    assertEquals(2, rows.getInt(1));
    assertFalse(rows.wasNull());
  }

  /** Chosen: before anything was read, nothing was null. */
  @Test
  void was_null_before_anything_was_read() throws SQLException {
    assertFalse(row(THREE).wasNull());
  }

  @Test
  void null_is_zero_false_or_null() throws SQLException {
    ResultSet rows =
        row("SELECT CAST(NULL AS INTEGER), CAST(NULL AS BOOLEAN), CAST(NULL AS TIMESTAMP(3))");
    assertEquals(0, rows.getInt(1));
    assertEquals(0, rows.getByte(1));
    assertEquals(0, rows.getShort(1));
    assertEquals(0L, rows.getLong(1));
    assertEquals(0f, rows.getFloat(1));
    assertEquals(0d, rows.getDouble(1));
    assertTrue(rows.wasNull());
    assertNull(rows.getBigDecimal(1));
    assertNull(rows.getObject(1));
    assertNull(rows.getObject(1, Integer.class));
    assertNull(rows.getString(1));
    assertFalse(rows.getBoolean(2));
    assertTrue(rows.wasNull());
    assertNull(rows.getObject(2));
    assertNull(rows.getTimestamp(3));
    assertNull(rows.getDate(3));
    assertNull(rows.getTime(3));
    assertTrue(rows.wasNull());
  }

  // What it is.

  @Test
  void it_is_forward_only_read_only_and_held() throws SQLException {
    ResultSet rows = statement.executeQuery(THREE);
    assertEquals(ResultSet.TYPE_FORWARD_ONLY, rows.getType());
    assertEquals(ResultSet.CONCUR_READ_ONLY, rows.getConcurrency());
    assertEquals(ResultSet.HOLD_CURSORS_OVER_COMMIT, rows.getHoldability());
    assertSame(statement, rows.getStatement());
  }

  /**
   * setFetchDirection: SQLException where the type is TYPE_FORWARD_ONLY and the direction is not.
   */
  @Test
  void it_is_fetched_forward() throws SQLException {
    ResultSet rows = statement.executeQuery(THREE);
    assertEquals(ResultSet.FETCH_FORWARD, rows.getFetchDirection());
    rows.setFetchDirection(ResultSet.FETCH_FORWARD);
    refused(() -> rows.setFetchDirection(ResultSet.FETCH_REVERSE));
    refused(() -> rows.setFetchDirection(ResultSet.FETCH_UNKNOWN));
    refused(() -> rows.setFetchDirection(0));
  }

  @Test
  void its_fetch_size_is_a_hint() throws SQLException {
    ResultSet rows = statement.executeQuery(THREE);
    rows.setFetchSize(7);
    assertEquals(7, rows.getFetchSize());
    rows.setFetchSize(0);
    refused("22023", () -> rows.setFetchSize(-1));
  }

  @Test
  void there_are_no_cursor_names() {
    unsupported(() -> row(THREE).getCursorName());
  }

  @Test
  void it_is_a_wrapper_for_itself() throws SQLException {
    ResultSet rows = statement.executeQuery(THREE);
    assertTrue(rows.isWrapperFor(ResultSet.class));
    assertSame(rows, rows.unwrap(ResultSet.class));
    refused(() -> rows.unwrap(Connection.class));
  }

  // Read-only: 15.2.4.

  @Test
  void nothing_was_changed() throws SQLException {
    ResultSet rows = row(THREE);
    assertFalse(rows.rowUpdated());
    assertFalse(rows.rowInserted());
    assertFalse(rows.rowDeleted());
  }

  /** updateX and its kin: refused "if the result set concurrency is CONCUR_READ_ONLY". */
  @Test
  void nothing_can_be_changed() throws SQLException {
    ResultSet rows = row(THREE);
    refused(() -> rows.updateInt(1, 1));
    refused(() -> rows.updateString("name", "x"));
    refused(() -> rows.updateNull(1));
    refused(() -> rows.updateObject(1, "x", java.sql.JDBCType.VARCHAR));
    refused(() -> rows.updateObject("name", "x", java.sql.JDBCType.VARCHAR, 1));
    refused(rows::updateRow);
    refused(rows::insertRow);
    refused(rows::deleteRow);
    refused(rows::refreshRow);
    refused(rows::cancelRowUpdates);
    refused(rows::moveToInsertRow);
    refused(rows::moveToCurrentRow);
    assertEquals(1, rows.getInt(1));
  }

  @Test
  void types_that_do_not_exist_are_unsupported() throws SQLException {
    ResultSet rows = row(THREE);
    assertThrows(SQLFeatureNotSupportedException.class, () -> rows.getBlob(2));
    assertThrows(SQLFeatureNotSupportedException.class, () -> rows.getRef(2));
    assertThrows(SQLFeatureNotSupportedException.class, () -> rows.getRowId(2));
    assertThrows(SQLFeatureNotSupportedException.class, () -> rows.getSQLXML(2));
  }

  @Test
  void a_type_map_may_be_empty() throws SQLException {
    ResultSet rows = row(THREE);
    assertEquals("a", rows.getObject(2, Map.of()));
    assertEquals("a", rows.getObject("name", connection.getTypeMap()));
    unsupported(() -> rows.getObject(2, Map.of("T", String.class)));
  }

  // Closing.

  @Test
  void closing_twice_is_harmless() throws SQLException {
    ResultSet rows = row(THREE);
    assertFalse(rows.isClosed());
    rows.close();
    rows.close();
    assertTrue(rows.isClosed());
  }

  /** 15.2.5: what was read of it stays readable. */
  @Test
  void its_metadata_outlives_it() throws SQLException {
    ResultSet rows = row(THREE);
    ResultSetMetaData columns = rows.getMetaData();
    rows.close();
    refused(rows::getMetaData);
    assertEquals(2, columns.getColumnCount());
    assertEquals("ID", columns.getColumnLabel(1));
  }

  @Test
  void a_closed_one_refuses() throws SQLException {
    ResultSet rows = row(THREE);
    rows.close();
    refused("24000", rows::next);
    refused("24000", () -> rows.getInt(1));
    refused("24000", () -> rows.getInt("id"));
    refused("24000", rows::wasNull);
    refused("24000", rows::getWarnings);
    refused("24000", rows::clearWarnings);
    refused("24000", rows::getStatement);
    refused("24000", rows::getRow);
    refused("24000", () -> rows.findColumn("id"));
    refused("24000", rows::isBeforeFirst);
    refused("24000", rows::getFetchSize);
    refused("24000", rows::getHoldability);
    refused("24000", rows::rowUpdated);
    refused(rows::getCursorName);
    refused(() -> rows.updateInt(1, 1));
    refused(() -> rows.absolute(1));
  }

  // ResultSetMetaData.

  @Test
  void a_table_s_column_is_described() throws SQLException {
    ResultSetMetaData columns =
        statement
            .executeQuery("SELECT title AS t, requested_at, activity_count FROM jobs")
            .getMetaData();
    assertEquals(3, columns.getColumnCount());
    assertEquals("T", columns.getColumnLabel(1));
    assertEquals("TITLE", columns.getColumnName(1));
    assertEquals("JOBS", columns.getTableName(1));
    assertEquals("POWERTRACK", columns.getSchemaName(1));
    assertEquals("", columns.getCatalogName(1));
    assertEquals("REQUESTED_AT", columns.getColumnLabel(2));
    assertEquals("REQUESTED_AT", columns.getColumnName(2));
  }

  /** getTableName, getSchemaName: "or "" if not applicable". */
  @Test
  void an_expression_is_of_no_table() throws SQLException {
    ResultSetMetaData columns =
        statement
            .executeQuery("SELECT UPPER(title) AS u, COUNT(*) FROM jobs GROUP BY title")
            .getMetaData();
    assertEquals("U", columns.getColumnLabel(1));
    assertEquals("U", columns.getColumnName(1));
    assertEquals("", columns.getTableName(1));
    assertEquals("", columns.getSchemaName(1));
    assertEquals("", columns.getCatalogName(1));
    assertFalse(columns.getColumnLabel(2).isEmpty());
  }

  record Described(
      String expression,
      int type,
      String typeName,
      String className,
      int precision,
      int scale,
      boolean signed) {}

  static java.util.stream.Stream<Described> types() {
    int max = Integer.MAX_VALUE;
    return java.util.stream.Stream.of(
        new Described("TRUE", Types.BOOLEAN, "BOOLEAN", "java.lang.Boolean", 1, 0, false),
        new Described(
            "CAST(1 AS TINYINT)", Types.TINYINT, "TINYINT", "java.lang.Integer", 3, 0, true),
        new Described(
            "CAST(1 AS SMALLINT)", Types.SMALLINT, "SMALLINT", "java.lang.Integer", 5, 0, true),
        new Described("1", Types.INTEGER, "INTEGER", "java.lang.Integer", 10, 0, true),
        new Described("CAST(1 AS BIGINT)", Types.BIGINT, "BIGINT", "java.lang.Long", 19, 0, true),
        new Described("CAST(1 AS REAL)", Types.REAL, "REAL", "java.lang.Float", 7, 0, true),
        new Described("CAST(1 AS DOUBLE)", Types.DOUBLE, "DOUBLE", "java.lang.Double", 15, 0, true),
        new Described(
            "CAST(1 AS DECIMAL(9, 2))",
            Types.DECIMAL,
            "DECIMAL",
            "java.math.BigDecimal",
            9,
            2,
            true),
        new Described("'abc'", Types.CHAR, "CHAR", "java.lang.String", 3, 0, false),
        new Described(
            "CAST('a' AS VARCHAR(20))", Types.VARCHAR, "VARCHAR", "java.lang.String", 20, 0, false),
        new Described(
            "CAST('a' AS VARCHAR)", Types.VARCHAR, "VARCHAR", "java.lang.String", max, 0, false),
        new Described("X'0aff'", Types.BINARY, "BINARY", "[B", 2, 0, false),
        new Described("DATE '2014-05-17'", Types.DATE, "DATE", "java.sql.Date", 10, 0, false),
        new Described("TIME '18:30:00'", Types.TIME, "TIME", "java.sql.Time", 8, 0, false),
        new Described(
            "TIMESTAMP '2014-05-17 18:30:00'",
            Types.TIMESTAMP,
            "TIMESTAMP",
            "java.sql.Timestamp",
            23,
            3,
            false),
        new Described(
            "CAST(TIMESTAMP '2014-05-17 18:30:00' AS TIMESTAMP(3))",
            Types.TIMESTAMP,
            "TIMESTAMP",
            "java.sql.Timestamp",
            23,
            3,
            false));
  }

  /** Each type in each method; getColumnClassName is the class of getObject. */
  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("types")
  void a_type_is_described(Described expected) throws SQLException {
    ResultSet rows = row("SELECT " + expected.expression() + " AS x");
    ResultSetMetaData columns = rows.getMetaData();
    assertEquals(
        expected,
        new Described(
            expected.expression(),
            columns.getColumnType(1),
            columns.getColumnTypeName(1),
            columns.getColumnClassName(1),
            columns.getPrecision(1),
            columns.getScale(1),
            columns.isSigned(1)));
    assertEquals(columns.getColumnClassName(1), rows.getObject(1).getClass().getName());
    assertTrue(columns.getColumnDisplaySize(1) >= rows.getString(1).length());
    assertTrue(columns.isSearchable(1));
    assertTrue(columns.isReadOnly(1));
    assertFalse(columns.isWritable(1));
    assertFalse(columns.isDefinitelyWritable(1));
    assertFalse(columns.isAutoIncrement(1));
    assertFalse(columns.isCurrency(1));
    assertEquals(expected.className().equals("java.lang.String"), columns.isCaseSensitive(1));
  }

  @Test
  void nullability() throws SQLException {
    ResultSetMetaData columns =
        statement.executeQuery("SELECT job_id, title, 1 FROM jobs").getMetaData();
    assertEquals(ResultSetMetaData.columnNoNulls, columns.isNullable(1));
    assertEquals(ResultSetMetaData.columnNoNulls, columns.isNullable(3));
    assertTrue(
        columns.isNullable(2) == ResultSetMetaData.columnNullable
            || columns.isNullable(2) == ResultSetMetaData.columnNoNulls);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 3})
  void there_is_nothing_to_say_of_other_columns(int column) throws SQLException {
    ResultSetMetaData columns = statement.executeQuery(THREE).getMetaData();
    refused("22023", () -> columns.getColumnLabel(column));
    refused("22023", () -> columns.getColumnName(column));
    refused("22023", () -> columns.getColumnType(column));
    refused("22023", () -> columns.getColumnTypeName(column));
    refused("22023", () -> columns.getColumnClassName(column));
    refused("22023", () -> columns.getColumnDisplaySize(column));
    refused("22023", () -> columns.getPrecision(column));
    refused("22023", () -> columns.getScale(column));
    refused("22023", () -> columns.getTableName(column));
    refused("22023", () -> columns.getSchemaName(column));
    refused("22023", () -> columns.getCatalogName(column));
    refused("22023", () -> columns.isNullable(column));
    refused("22023", () -> columns.isSigned(column));
    refused("22023", () -> columns.isSearchable(column));
    refused("22023", () -> columns.isCaseSensitive(column));
    refused("22023", () -> columns.isAutoIncrement(column));
    refused("22023", () -> columns.isCurrency(column));
    refused("22023", () -> columns.isReadOnly(column));
    refused("22023", () -> columns.isWritable(column));
    refused("22023", () -> columns.isDefinitelyWritable(column));
  }

  @Test
  void metadata_is_a_wrapper_for_itself() throws SQLException {
    ResultSetMetaData columns = statement.executeQuery(NO_ROWS).getMetaData();
    assertEquals(2, columns.getColumnCount());
    assertTrue(columns.isWrapperFor(ResultSetMetaData.class));
    assertSame(columns, columns.unwrap(ResultSetMetaData.class));
    refused(() -> columns.unwrap(String.class));
  }
}
