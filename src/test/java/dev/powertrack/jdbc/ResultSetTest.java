package dev.powertrack.jdbc;

import static dev.powertrack.jdbc.SqlStates.assertSays;
import static dev.powertrack.jdbc.SqlStates.assertState;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.ResultColumn;
import dev.powertrack.sql.SqlType;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading a result, by the contract of {@link ResultSet}. */
class ResultSetTest {
  private final FakeDatabase database = new FakeDatabase();
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = database.connect();
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private ResultSet numbers(int count) throws SQLException {
    database.answer("numbers", FakeQuery.numbers(count));
    return statement.executeQuery("numbers");
  }

  private ResultSet row(SqlType type, @Nullable Object value) throws SQLException {
    database.answer("value", FakeQuery.value(type, value));
    ResultSet rows = statement.executeQuery("value");
    assertTrue(rows.next());
    return rows;
  }

  @Test
  void it_knows_where_it_stands() throws SQLException {
    ResultSet rows = numbers(2);
    assertTrue(rows.isBeforeFirst());
    assertEquals(0, rows.getRow());
    assertTrue(rows.next());
    assertFalse(rows.isBeforeFirst());
    assertTrue(rows.isFirst());
    assertFalse(rows.isLast());
    assertEquals(1, rows.getRow());
    assertEquals(1, rows.getInt(1), "the row is still there after looking ahead");
    assertTrue(rows.next());
    assertEquals(2, rows.getRow());
    assertTrue(rows.isLast());
    assertEquals(2, rows.getInt(1));
    assertEquals(2, rows.getRow());
    assertFalse(rows.isAfterLast());
    assertFalse(rows.next());
    assertTrue(rows.isAfterLast());
    assertEquals(0, rows.getRow());
    assertFalse(rows.isLast());
  }

  @Test
  void an_empty_result_is_neither_before_nor_after() throws SQLException {
    ResultSet rows = numbers(0);
    assertFalse(rows.isBeforeFirst());
    assertFalse(rows.next());
    assertFalse(rows.isAfterLast());
  }

  @Test
  void values_need_a_row() throws SQLException {
    ResultSet rows = numbers(1);
    assertSays("before", assertState("24000", () -> rows.getLong(1)));
    rows.next();
    rows.next();
    assertSays("after", assertState("24000", () -> rows.getLong(1)));
  }

  @Test
  void columns_are_found_in_any_case_and_the_first_of_equals() throws SQLException {
    database.answer(
        "twins",
        FakeQuery.rows(
            List.of(
                FakeQuery.column("id", FakeQuery.BIGINT), FakeQuery.column("ID", FakeQuery.BIGINT)),
            List.<@Nullable Object[]>of(new @Nullable Object[] {1L, 2L})));
    ResultSet rows = statement.executeQuery("twins");
    rows.next();
    assertEquals(1, rows.findColumn("ID"));
    assertEquals(1, rows.getInt("iD"));
    assertEquals(2, rows.getInt(2));
    assertSays("id, ID", assertState("42703", () -> rows.getInt("nope")));
    assertState("22023", () -> rows.getInt(0));
    assertState("22023", () -> rows.getInt(3));
  }

  @Test
  void null_is_zero_false_or_null_and_was_null() throws SQLException {
    ResultSet rows = row(FakeQuery.BIGINT, null);
    assertEquals(0, rows.getInt(1));
    assertTrue(rows.wasNull());
    assertEquals(0, rows.getLong(1));
    assertEquals(0, rows.getByte(1));
    assertEquals(0, rows.getShort(1));
    assertEquals(0, rows.getFloat(1));
    assertEquals(0, rows.getDouble(1));
    assertFalse(rows.getBoolean(1));
    assertNull(rows.getBigDecimal(1));
    assertNull(rows.getString(1));
    assertNull(rows.getObject(1));
    assertNull(rows.getObject(1, Long.class));
    assertNull(rows.getTimestamp(1));
    assertNull(rows.getBytes(1));
    assertNull(rows.getCharacterStream(1));
    assertNull(rows.getBinaryStream(1));
    assertNull(rows.getAsciiStream(1));
    assertNull(rows.getClob(1));
    assertNull(rows.getArray(1));
    assertNull(rows.getURL(1));
    assertFalse(row(FakeQuery.BIGINT, 0L).wasNull());
  }

  @Test
  void a_text_comes_in_every_way() throws SQLException, IOException {
    ResultSet rows = row(FakeQuery.VARCHAR, "Tor für 10 Münzen");
    byte[] utf8 = "Tor für 10 Münzen".getBytes(StandardCharsets.UTF_8);
    assertEquals("Tor für 10 Münzen", rows.getNString(1));
    assertArrayEquals(utf8, rows.getBytes(1));
    assertArrayEquals(utf8, rows.getBinaryStream(1).readAllBytes());
    assertEquals(
        "Tor f", new String(rows.getAsciiStream(1).readNBytes(5), StandardCharsets.US_ASCII));
    assertEquals("Tor für 10 Münzen", new BufferedReader(rows.getCharacterStream(1)).readLine());
    assertEquals("für", rows.getClob(1).getSubString(5, 3));
    assertEquals(17, rows.getClob(1).length());
    assertEquals(5, rows.getClob(1).position("für", 1));
  }

  @Test
  @SuppressWarnings("deprecation") // the old getter is part of the contract
  void a_number_comes_with_the_asked_scale() throws SQLException {
    assertEquals(new BigDecimal("1.26"), row(FakeQuery.DOUBLE, 1.255).getBigDecimal(1, 2));
  }

  @Test
  void an_array_comes_with_its_elements() throws SQLException {
    Array array =
        row(new SqlType(Types.ARRAY, "INTEGER ARRAY", -1, 0, true), List.of(5, 6)).getArray(1);
    assertArrayEquals(new Object[] {5, 6}, (Object[]) array.getArray());
    assertArrayEquals(new Object[] {6}, (Object[]) array.getArray(2, 1));
    ResultSet elements = array.getResultSet();
    elements.next();
    elements.next();
    assertEquals(2, elements.getInt("INDEX"));
    assertEquals(6, elements.getInt("VALUE"));
  }

  @Test
  void a_wrong_value_names_its_column() throws SQLException {
    ResultSet rows = row(FakeQuery.BIGINT, 1L << 40);
    assertSays("Column V", assertState("22003", () -> rows.getInt(1)));
    assertEquals(1L << 40, rows.getLong(1));
  }

  @Test
  void it_goes_forward_and_reads_only() throws SQLException {
    ResultSet rows = numbers(2);
    assertEquals(ResultSet.TYPE_FORWARD_ONLY, rows.getType());
    assertEquals(ResultSet.CONCUR_READ_ONLY, rows.getConcurrency());
    assertEquals(ResultSet.FETCH_FORWARD, rows.getFetchDirection());
    assertState("0A000", rows::previous);
    assertState("0A000", rows::first);
    assertState("0A000", () -> rows.absolute(1));
    assertState("0A000", () -> rows.updateInt(1, 1));
    assertState("0A000", rows::insertRow);
    assertState("22023", () -> rows.setFetchDirection(ResultSet.FETCH_REVERSE));
    assertState("22023", () -> rows.setFetchSize(-1));
    assertFalse(rows.rowUpdated());
    assertSame(statement, rows.getStatement());
    assertState("0A000", () -> rows.getObject(1, Map.of("T", String.class)));
  }

  @Test
  void an_error_while_reading_keeps_its_state() throws SQLException {
    FakeQuery query = database.answer("bad", FakeQuery.numbers(2));
    ResultSet rows = statement.executeQuery("bad");
    rows.next();
    query.whileStepping =
        control -> {
          throw new PowerTrackException(Kind.DIVISION_BY_ZERO, "Division by zero.");
        };
    assertState("22012", rows::next);
    query.whileStepping =
        control -> {
          throw new StackOverflowError();
        };
    assertState("XX000", rows::next);
  }

  @Test
  void the_end_of_rows_frees_what_ran() throws SQLException {
    FakeQuery query = database.answer("numbers", FakeQuery.numbers(1));
    ResultSet rows = statement.executeQuery("numbers");
    rows.next();
    assertEquals(1, query.open.get());
    rows.next();
    assertEquals(0, query.open.get());
    assertFalse(rows.isClosed());
  }

  @Test
  void metadata_tells_of_columns_and_expressions() throws SQLException {
    SqlType decimal = new SqlType(Types.DECIMAL, "DECIMAL", 12, 2, false);
    database.answer(
        "m",
        FakeQuery.rows(
            List.of(
                new ResultColumn("WHEN", FakeQuery.TIMESTAMP, "TWEETS", "POSTED_AT"),
                new ResultColumn("EXPR$1", decimal, null, null),
                new ResultColumn("TEXT", FakeQuery.VARCHAR, "TWEETS", "TEXT")),
            List.of()));
    ResultSetMetaData meta = statement.executeQuery("m").getMetaData();
    assertEquals(3, meta.getColumnCount());
    assertEquals("WHEN", meta.getColumnLabel(1));
    assertEquals("POSTED_AT", meta.getColumnName(1));
    assertEquals("TWEETS", meta.getTableName(1));
    assertEquals("POWERTRACK", meta.getSchemaName(1));
    assertEquals("", meta.getCatalogName(1));
    assertEquals("TIMESTAMP", meta.getColumnTypeName(1));
    assertEquals("java.sql.Timestamp", meta.getColumnClassName(1));
    assertEquals(23, meta.getPrecision(1));
    assertEquals(23, meta.getColumnDisplaySize(1));
    assertEquals(3, meta.getScale(1));
    assertEquals("EXPR$1", meta.getColumnName(2));
    assertEquals("", meta.getTableName(2));
    assertEquals(12, meta.getPrecision(2));
    assertEquals(2, meta.getScale(2));
    assertEquals(14, meta.getColumnDisplaySize(2));
    assertTrue(meta.isSigned(2));
    assertEquals(ResultSetMetaData.columnNoNulls, meta.isNullable(2));
    assertEquals(ResultSetMetaData.columnNullable, meta.isNullable(3));
    assertTrue(meta.isCaseSensitive(3));
    assertEquals(Integer.MAX_VALUE, meta.getPrecision(3));
    assertTrue(meta.isReadOnly(3));
    assertState("22023", () -> meta.getColumnLabel(4));
  }
}
