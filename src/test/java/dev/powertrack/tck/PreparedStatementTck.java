package dev.powertrack.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link PreparedStatement}, method by method; what a value becomes is in {@link ValuesTck}. */
class PreparedStatementTck extends Tck {
  private static final String BY_ID = "SELECT name FROM (" + THREE + ") AS q WHERE id = ?";

  private interface Setting {
    void on(PreparedStatement prepared) throws SQLException;
  }

  /** What comes back of a parameter of some type. */
  private @Nullable String echo(String type, Setting setting) throws SQLException {
    try (PreparedStatement prepared =
        connection.prepareStatement("SELECT CAST(? AS " + type + ")")) {
      setting.on(prepared);
      ResultSet rows = prepared.executeQuery();
      assertTrue(rows.next());
      return rows.getString(1);
    }
  }

  // Running.

  @Test
  void it_runs_again_with_other_values() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(BY_ID);
    prepared.setInt(1, 1);
    ResultSet first = prepared.executeQuery();
    assertTrue(first.next());
    assertEquals("a", first.getString(1));
    prepared.setInt(1, 3);
    ResultSet second = prepared.executeQuery();
    assertTrue(first.isClosed());
    assertTrue(second.next());
    assertEquals("c", second.getString(1));
  }

  /** 13.2.2: "parameter values … remain set" until they are set anew or cleared. */
  @Test
  void values_stay_for_the_next_run() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(BY_ID);
    prepared.setInt(1, 1);
    assertEquals(1, count(prepared.executeQuery()));
    assertEquals(1, count(prepared.executeQuery()));
    assertTrue(prepared.execute());
    assertEquals(1, count(prepared.getResultSet()));
  }

  @Test
  void a_parameter_without_a_value_is_refused() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(BY_ID);
    refused(prepared::executeQuery);
    refused(prepared::execute);
    refused(prepared::addBatch);
  }

  @Test
  void cleared_parameters_have_no_value() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(BY_ID);
    prepared.setInt(1, 1);
    prepared.clearParameters();
    refused(prepared::executeQuery);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void there_are_only_the_parameters_that_there_are(int number) throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(BY_ID);
    refused("22023", () -> prepared.setInt(number, 1));
    refused("22023", () -> prepared.setNull(number, Types.INTEGER));
    refused("22023", () -> prepared.setObject(number, 1));
  }

  @Test
  void a_question_mark_in_a_text_or_comment_is_no_parameter() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement("SELECT '?' /* ? */ -- ?");
    assertEquals(0, prepared.getParameterMetaData().getParameterCount());
    assertEquals(1, count(prepared.executeQuery()));
  }

  /** executeUpdate: SQLException where there are rows. */
  @Test
  void a_query_is_no_update() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(THREE);
    refused(prepared::executeUpdate);
    refused(prepared::executeLargeUpdate);
  }

  /** Each method with a text: "This method cannot be called on a PreparedStatement". */
  @Test
  void the_methods_with_a_text_are_refused() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(THREE);
    refused(() -> prepared.executeQuery(THREE));
    refused(() -> prepared.execute(THREE));
    refused(() -> prepared.execute(THREE, 1));
    refused(() -> prepared.execute(THREE, new int[] {1}));
    refused(() -> prepared.execute(THREE, new String[] {"ID"}));
    refused(() -> prepared.executeUpdate(THREE));
    refused(() -> prepared.executeUpdate(THREE, 1));
    refused(() -> prepared.executeUpdate(THREE, new int[] {1}));
    refused(() -> prepared.executeUpdate(THREE, new String[] {"ID"}));
    refused(() -> prepared.executeLargeUpdate(THREE));
    refused(() -> prepared.executeLargeUpdate(THREE, 1));
    refused(() -> prepared.executeLargeUpdate(THREE, new int[] {1}));
    refused(() -> prepared.executeLargeUpdate(THREE, new String[] {"ID"}));
    refused(() -> prepared.addBatch(THREE));
  }

  /** setPoolable: "a PreparedStatement … is poolable when created". */
  @Test
  void it_is_poolable() throws SQLException {
    assertTrue(connection.prepareStatement(THREE).isPoolable());
  }

  @Test
  void limits_hold() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(THREE);
    prepared.setMaxRows(2);
    assertEquals(2, count(prepared.executeQuery()));
  }

  @Test
  void it_is_a_wrapper_for_itself() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(THREE);
    assertTrue(prepared.isWrapperFor(PreparedStatement.class));
    assertSame(prepared, prepared.unwrap(PreparedStatement.class));
    assertFalse(prepared.isWrapperFor(java.sql.CallableStatement.class));
  }

  @Test
  void a_closed_one_refuses() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(BY_ID);
    prepared.close();
    prepared.close();
    assertTrue(prepared.isClosed());
    refused("55000", () -> prepared.setInt(1, 1));
    refused("55000", prepared::executeQuery);
    refused("55000", prepared::clearParameters);
    refused("55000", prepared::getMetaData);
    refused("55000", prepared::getParameterMetaData);
    refused("55000", prepared::addBatch);
  }

  // Metadata before running.

  /** getMetaData: "without having to execute it". */
  @Test
  void the_columns_are_known_before_it_is_run() throws SQLException {
    ResultSetMetaData columns =
        connection
            .prepareStatement(
                "SELECT job_id AS job, created FROM (SELECT job_id, requested_at AS created FROM jobs WHERE status = ?) AS q")
            .getMetaData();
    assertEquals(2, columns.getColumnCount());
    assertEquals("JOB", columns.getColumnLabel(1));
    assertEquals(Types.TIMESTAMP, columns.getColumnType(2));
  }

  @Test
  void the_columns_are_those_of_the_result() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(THREE);
    ResultSetMetaData before = prepared.getMetaData();
    ResultSetMetaData after = prepared.executeQuery().getMetaData();
    for (int i = 1; i <= 2; i++) {
      assertEquals(before.getColumnLabel(i), after.getColumnLabel(i));
      assertEquals(before.getColumnType(i), after.getColumnType(i));
    }
  }

  // Batches.

  @Test
  void a_batch_of_queries_fails() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(BY_ID);
    prepared.setInt(1, 1);
    prepared.addBatch();
    assertThrows(BatchUpdateException.class, prepared::executeBatch);
    assertArrayEquals(new int[0], prepared.executeBatch());
    prepared.addBatch();
    prepared.clearBatch();
    assertArrayEquals(new long[0], prepared.executeLargeBatch());
  }

  // Setters.

  static Stream<Arguments> settings() throws Exception {
    byte[] bytes = {10, -1};
    return Stream.of(
        set("BOOLEAN", "true", p -> p.setBoolean(1, true)),
        set("INTEGER", "7", p -> p.setByte(1, (byte) 7)),
        set("SMALLINT", "7", p -> p.setShort(1, (short) 7)),
        set("INTEGER", "7", p -> p.setInt(1, 7)),
        set("BIGINT", "9007199254740993", p -> p.setLong(1, 9007199254740993L)),
        set("REAL", "1.5", p -> p.setFloat(1, 1.5f)),
        set("DOUBLE", "1.5", p -> p.setDouble(1, 1.5)),
        set("DECIMAL(9,2)", "1.25", p -> p.setBigDecimal(1, new BigDecimal("1.25"))),
        set("VARCHAR", "text", p -> p.setString(1, "text")),
        set("VARCHAR", "Zürich", p -> p.setNString(1, "Zürich")),
        set("VARBINARY", "0aff", p -> p.setBytes(1, bytes)),
        set("DATE", "2014-05-17", p -> p.setDate(1, Date.valueOf("2014-05-17"))),
        set("TIME", "18:30:00", p -> p.setTime(1, Time.valueOf("18:30:00"))),
        set(
            "TIMESTAMP(3)",
            "2014-05-17 18:30:00.125",
            p -> p.setTimestamp(1, Timestamp.valueOf("2014-05-17 18:30:00.125"))),
        set("VARCHAR", "https://example.com/", p -> p.setURL(1, url())),
        set("VARCHAR", "text", p -> p.setClob(1, new StringReader("text"))),
        set("VARCHAR", "te", p -> p.setClob(1, new StringReader("text"), 2)),
        set("VARCHAR", "text", p -> p.setNClob(1, new StringReader("text"))),
        set("VARCHAR", "te", p -> p.setNClob(1, new StringReader("text"), 2)),
        set("VARCHAR", "text", p -> p.setCharacterStream(1, new StringReader("text"))),
        set("VARCHAR", "te", p -> p.setCharacterStream(1, new StringReader("text"), 2)),
        set("VARCHAR", "te", p -> p.setCharacterStream(1, new StringReader("text"), 2L)),
        set("VARCHAR", "text", p -> p.setNCharacterStream(1, new StringReader("text"))),
        set("VARCHAR", "te", p -> p.setNCharacterStream(1, new StringReader("text"), 2)),
        set("VARCHAR", "text", p -> p.setAsciiStream(1, ascii("text"))),
        set("VARCHAR", "te", p -> p.setAsciiStream(1, ascii("text"), 2)),
        set("VARCHAR", "te", p -> p.setAsciiStream(1, ascii("text"), 2L)),
        set("VARBINARY", "0aff", p -> p.setBinaryStream(1, new ByteArrayInputStream(bytes))),
        set("VARBINARY", "0a", p -> p.setBinaryStream(1, new ByteArrayInputStream(bytes), 1)),
        set("VARBINARY", "0a", p -> p.setBinaryStream(1, new ByteArrayInputStream(bytes), 1L)),
        // setObject by the class of the value: table B-4 and 4.2's java.time.
        set("VARCHAR", "text", p -> p.setObject(1, "text")),
        set("VARCHAR", "x", p -> p.setObject(1, 'x')),
        set("INTEGER", "7", p -> p.setObject(1, 7)),
        set("INTEGER", "7", p -> p.setObject(1, (short) 7)),
        set("INTEGER", "7", p -> p.setObject(1, (byte) 7)),
        set("BIGINT", "7", p -> p.setObject(1, 7L)),
        set("BIGINT", "7", p -> p.setObject(1, BigInteger.valueOf(7))),
        set("DECIMAL(9,2)", "7.25", p -> p.setObject(1, new BigDecimal("7.25"))),
        set("DOUBLE", "7.25", p -> p.setObject(1, 7.25)),
        set("REAL", "7.25", p -> p.setObject(1, 7.25f)),
        set("BOOLEAN", "false", p -> p.setObject(1, false)),
        set("VARBINARY", "0aff", p -> p.setObject(1, bytes)),
        set("DATE", "2014-05-17", p -> p.setObject(1, LocalDate.of(2014, 5, 17))),
        set("TIME", "18:30:00", p -> p.setObject(1, LocalTime.of(18, 30))),
        set(
            "TIMESTAMP(3)",
            "2014-05-17 18:30:00",
            p -> p.setObject(1, LocalDateTime.of(2014, 5, 17, 18, 30))),
        set(
            "TIMESTAMP(3)",
            "2014-05-17 18:30:00",
            p -> p.setObject(1, Instant.parse("2014-05-17T18:30:00Z"))),
        set(
            "TIMESTAMP(3)",
            "2014-05-17 18:30:00",
            p -> p.setObject(1, OffsetDateTime.parse("2014-05-17T20:30:00+02:00"))),
        set(
            "TIMESTAMP(3)",
            "2014-05-17 18:30:00",
            p ->
                p.setObject(
                    1,
                    OffsetDateTime.parse("2014-05-17T18:30:00Z")
                        .atZoneSameInstant(ZoneOffset.ofHours(9)))),
        set("DATE", "2014-05-17", p -> p.setObject(1, Date.valueOf("2014-05-17"))),
        set("TIME", "18:30:00", p -> p.setObject(1, Time.valueOf("18:30:00"))),
        set(
            "TIMESTAMP(3)",
            "2014-05-17 18:30:00",
            p -> p.setObject(1, Timestamp.valueOf("2014-05-17 18:30:00"))),
        set(
            "TIMESTAMP(3)",
            "2014-05-17 18:30:00",
            p ->
                p.setObject(
                    1, new java.util.Date(Timestamp.valueOf("2014-05-17 18:30:00").getTime()))),
        set("VARCHAR", "https://example.com/", p -> p.setObject(1, url())),
        set("VARCHAR", "00000000-0000-0001-0000-000000000002", p -> p.setObject(1, new UUID(1, 2))),
        set("VARCHAR", "text", p -> p.setObject(1, new StringReader("text"))),
        set("VARBINARY", "0aff", p -> p.setObject(1, new ByteArrayInputStream(bytes))),
        // Strings for numbers and times: tools bind everything as text.
        set("INTEGER", "7", p -> p.setString(1, "7")),
        set("BIGINT", "9007199254740993", p -> p.setString(1, "9007199254740993")),
        set("DOUBLE", "1.5", p -> p.setString(1, "1.5")),
        set("BOOLEAN", "true", p -> p.setString(1, "true")),
        set("DATE", "2014-05-17", p -> p.setString(1, "2014-05-17")),
        set("TIME", "18:30:00", p -> p.setString(1, "18:30:00")),
        set("TIMESTAMP(3)", "2014-05-17 18:30:00", p -> p.setString(1, "2014-05-17 18:30:00")),
        set("TIMESTAMP(3)", "2014-05-17 18:30:00", p -> p.setString(1, "2014-05-17T18:30:00Z")),
        // setObject with a type: table B-5.
        set("INTEGER", "7", p -> p.setObject(1, "7", Types.INTEGER)),
        set("INTEGER", "7", p -> p.setObject(1, "7", JDBCType.INTEGER)),
        set("VARCHAR", "7", p -> p.setObject(1, 7, Types.VARCHAR)),
        set("VARCHAR", "7", p -> p.setObject(1, 7, JDBCType.VARCHAR)),
        set("DATE", "2014-05-17", p -> p.setObject(1, "2014-05-17", Types.DATE)),
        set("BOOLEAN", "true", p -> p.setObject(1, 1, Types.BOOLEAN)),
        set("BOOLEAN", "true", p -> p.setObject(1, 1, Types.BIT)),
        set("VARCHAR", "text", p -> p.setObject(1, "text", Types.OTHER)),
        set(
            "DECIMAL(9,3)",
            "1.260",
            p -> p.setObject(1, new BigDecimal("1.259"), Types.DECIMAL, 2)),
        set("DECIMAL(9,3)", "1.260", p -> p.setObject(1, "1.259", Types.NUMERIC, 2)),
        set("DECIMAL(9,3)", "1.260", p -> p.setObject(1, 1.259, JDBCType.DECIMAL, 2)),
        set("VARCHAR", "te", p -> p.setObject(1, new StringReader("text"), Types.VARCHAR, 2)),
        set(
            "VARBINARY",
            "0a",
            p -> p.setObject(1, new ByteArrayInputStream(bytes), Types.VARBINARY, 1)),
        // Null.
        set("INTEGER", null, p -> p.setNull(1, Types.INTEGER)),
        set("INTEGER", null, p -> p.setNull(1, Types.NULL)),
        set("VARCHAR", null, p -> p.setNull(1, Types.VARCHAR, "VARCHAR")),
        set("VARCHAR", null, p -> p.setString(1, null)),
        set("VARCHAR", null, p -> p.setObject(1, null)),
        set("INTEGER", null, p -> p.setObject(1, null, Types.INTEGER)),
        set("INTEGER", null, p -> p.setObject(1, null, JDBCType.INTEGER)),
        set("DECIMAL(9,2)", null, p -> p.setBigDecimal(1, null)),
        set("DECIMAL(9,2)", null, p -> p.setObject(1, null, Types.DECIMAL, 2)),
        set("TIMESTAMP(3)", null, p -> p.setTimestamp(1, null)),
        set("TIMESTAMP(3)", null, p -> p.setTimestamp(1, null, null)),
        set("DATE", null, p -> p.setDate(1, null)),
        set("TIME", null, p -> p.setTime(1, null)),
        set("VARBINARY", null, p -> p.setBytes(1, null)),
        set("VARCHAR", null, p -> p.setURL(1, null)),
        set("VARCHAR", null, p -> p.setCharacterStream(1, null)),
        set("VARCHAR", null, p -> p.setClob(1, (Reader) null)),
        set("VARCHAR", null, p -> p.setAsciiStream(1, null, 0)));
  }

  private static Arguments set(String type, @Nullable String expected, Setting setting) {
    return Arguments.of(type, expected, setting);
  }

  private static java.net.URL url() {
    try {
      return URI.create("https://example.com/").toURL();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static InputStream ascii(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The setters with the conversions of appendix B. */
  @ParameterizedTest(name = "{index} {0} {1}")
  @MethodSource("settings")
  void a_value_arrives(String type, @Nullable String expected, Setting setting)
      throws SQLException {
    assertEquals(expected, echo(type, setting));
  }

  /** LIMIT and OFFSET come from Spring Data and Hibernate as int or long. */
  @Test
  void a_limit_can_be_a_parameter() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(THREE + " LIMIT ? OFFSET ?");
    prepared.setLong(1, 1L);
    prepared.setLong(2, 1L);
    assertEquals(java.util.List.of("2"), column(prepared.executeQuery(), "ID"));
    prepared.setInt(1, 2);
    prepared.setObject(2, 0L);
    assertEquals(java.util.List.of("1", "2"), column(prepared.executeQuery(), "ID"));
  }

  /** 22xxx for what cannot be: overflow, nonsense, other classes. */
  @Test
  void nonsense_is_refused_when_it_is_set() {
    refused("22003", () -> echo("INTEGER", p -> p.setLong(1, 3_000_000_000L)));
    refused("22003", () -> echo("TINYINT", p -> p.setInt(1, 300)));
    refused("22018", () -> echo("INTEGER", p -> p.setString(1, "seven")));
    refused("22007", () -> echo("TIMESTAMP(3)", p -> p.setString(1, "yesterday")));
    refused("22007", () -> echo("DATE", p -> p.setString(1, "2014-02-30")));
    refused("22018", () -> echo("INTEGER", p -> p.setObject(1, new Object())));
    refused("22018", () -> echo("INTEGER", p -> p.setObject(1, "seven", Types.INTEGER)));
    refused("22018", () -> echo("BOOLEAN", p -> p.setString(1, "maybe")));
  }

  /** setObject with a type: "if the type … is not supported" or no type at all. */
  @Test
  void a_type_that_does_not_exist_is_refused() {
    refused("22023", () -> echo("INTEGER", p -> p.setObject(1, 7, 4711)));
    refused(() -> echo("INTEGER", p -> p.setObject(1, 7, (java.sql.SQLType) null)));
  }

  /** setObject: SQLFeatureNotSupportedException for these types where the driver has them not. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        Types.BLOB,
        Types.DATALINK,
        Types.REF,
        Types.ROWID,
        Types.SQLXML,
        Types.STRUCT,
        Types.JAVA_OBJECT
      })
  void a_type_that_is_not_supported(int type) {
    unsupported(() -> echo("VARCHAR", p -> p.setObject(1, "x", type)));
    unsupported(() -> echo("VARCHAR", p -> p.setObject(1, "x", JDBCType.valueOf(type))));
  }

  @Test
  void objects_that_do_not_exist_are_unsupported() throws SQLException {
    PreparedStatement prepared = connection.prepareStatement("SELECT CAST(? AS VARCHAR)");
    unsupported(() -> prepared.setRef(1, null));
    unsupported(() -> prepared.setBlob(1, (java.sql.Blob) null));
    unsupported(() -> prepared.setBlob(1, InputStream.nullInputStream()));
    unsupported(() -> prepared.setBlob(1, InputStream.nullInputStream(), 0));
    unsupported(() -> prepared.setRowId(1, null));
    unsupported(() -> prepared.setSQLXML(1, null));
  }

  @Test
  void a_stream_that_fails_is_an_sql_exception() {
    Reader broken =
        new Reader() {
          @Override
          public int read(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("broken");
          }

          @Override
          public void close() {}
        };
    refused(() -> echo("VARCHAR", p -> p.setCharacterStream(1, broken)));
    refused(() -> echo("VARCHAR", p -> p.setCharacterStream(1, new StringReader("x"), -1)));
  }

  // ParameterMetaData.

  @Test
  void parameters_are_described() throws SQLException {
    ParameterMetaData parameters =
        connection
            .prepareStatement(
                "SELECT title FROM jobs WHERE job_id = ? AND requested_at > ? AND activity_count < ?"
                    + " AND cost_dollars > CAST(? AS DECIMAL(9,2))")
            .getParameterMetaData();
    assertEquals(4, parameters.getParameterCount());
    assertEquals(Types.VARCHAR, parameters.getParameterType(1));
    assertEquals("VARCHAR", parameters.getParameterTypeName(1));
    assertEquals("java.lang.String", parameters.getParameterClassName(1));
    assertFalse(parameters.isSigned(1));
    assertEquals(Types.TIMESTAMP, parameters.getParameterType(2));
    assertEquals("java.sql.Timestamp", parameters.getParameterClassName(2));
    assertEquals(3, parameters.getScale(2));
    assertEquals(Types.BIGINT, parameters.getParameterType(3));
    assertEquals("java.lang.Long", parameters.getParameterClassName(3));
    assertEquals(19, parameters.getPrecision(3));
    assertTrue(parameters.isSigned(3));
    assertEquals(Types.DECIMAL, parameters.getParameterType(4));
    assertEquals(9, parameters.getPrecision(4));
    assertEquals(2, parameters.getScale(4));
    for (int i = 1; i <= 4; i++) {
      assertEquals(ParameterMetaData.parameterModeIn, parameters.getParameterMode(i));
      assertEquals(ParameterMetaData.parameterNullable, parameters.isNullable(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 2})
  void there_is_nothing_to_say_of_other_parameters(int number) throws SQLException {
    ParameterMetaData parameters = connection.prepareStatement(BY_ID).getParameterMetaData();
    refused("22023", () -> parameters.getParameterType(number));
    refused("22023", () -> parameters.getParameterTypeName(number));
    refused("22023", () -> parameters.getParameterClassName(number));
    refused("22023", () -> parameters.getPrecision(number));
    refused("22023", () -> parameters.getScale(number));
    refused("22023", () -> parameters.isSigned(number));
    refused("22023", () -> parameters.isNullable(number));
    refused("22023", () -> parameters.getParameterMode(number));
  }

  @Test
  void a_statement_without_parameters_has_none() throws SQLException {
    ParameterMetaData parameters = connection.prepareStatement(THREE).getParameterMetaData();
    assertEquals(0, parameters.getParameterCount());
    refused("22023", () -> parameters.getParameterType(1));
    assertSame(parameters, parameters.unwrap(ParameterMetaData.class));
    assertNull(connection.getWarnings());
  }
}
