package dev.powertrack.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value becomes in each getter: tables B-3 and B-6 of JDBC 4.3, and getObject by class. */
class ValuesTck extends Tck {
  private static final String TS = "TIMESTAMP '2014-07-13 21:24:00.125'";

  interface Getter {
    Object of(ResultSet rows) throws SQLException;
  }

  static Stream<Arguments> getters() {
    LocalDateTime clock = LocalDateTime.of(2014, 7, 13, 21, 24, 0, 125_000_000);
    return Stream.of(
        get("42", "getByte", r -> r.getByte(1), (byte) 42),
        get("42", "getShort", r -> r.getShort(1), (short) 42),
        get("42", "getInt", r -> r.getInt(1), 42),
        get("42", "getLong", r -> r.getLong(1), 42L),
        get("42", "getFloat", r -> r.getFloat(1), 42f),
        get("42", "getDouble", r -> r.getDouble(1), 42d),
        get("42", "getBigDecimal", r -> r.getBigDecimal(1), new BigDecimal(42)),
        get("42", "getString", r -> r.getString(1), "42"),
        get("1", "getBoolean", r -> r.getBoolean(1), true),
        get("0", "getBoolean", r -> r.getBoolean(1), false),
        get("42", "getObject", r -> r.getObject(1), 42),
        get("CAST(42 AS BIGINT)", "getObject", r -> r.getObject(1), 42L),
        get("CAST(42 AS SMALLINT)", "getObject", r -> r.getObject(1), 42),
        get("CAST(42 AS TINYINT)", "getObject", r -> r.getObject(1), 42),
        get("CAST(1.5 AS REAL)", "getObject", r -> r.getObject(1), 1.5f),
        get("CAST(1.5 AS FLOAT)", "getObject", r -> r.getObject(1), 1.5d),
        get("CAST(1.5 AS DOUBLE)", "getObject", r -> r.getObject(1), 1.5d),
        get("CAST(1.5 AS DECIMAL(5, 2))", "getObject", r -> r.getObject(1), new BigDecimal("1.50")),
        get("CAST(1.5 AS DOUBLE)", "getInt", r -> r.getInt(1), 1),
        get("CAST(1.5 AS DOUBLE)", "getString", r -> r.getString(1), "1.5"),
        get("TRUE", "getObject", r -> r.getObject(1), true),
        get("TRUE", "getBoolean", r -> r.getBoolean(1), true),
        get("TRUE", "getInt", r -> r.getInt(1), 1),
        get("FALSE", "getLong", r -> r.getLong(1), 0L),
        get("TRUE", "getString", r -> r.getString(1), "true"),
        get("'17'", "getByte", r -> r.getByte(1), (byte) 17),
        get("'17'", "getInt", r -> r.getInt(1), 17),
        get("' 17 '", "getLong", r -> r.getLong(1), 17L),
        get("'1.25'", "getDouble", r -> r.getDouble(1), 1.25),
        get("'1.25'", "getBigDecimal", r -> r.getBigDecimal(1), new BigDecimal("1.25")),
        get("'Zürich'", "getNString", r -> r.getNString(1), "Zürich"),
        get("'2014-07-13'", "getDate", r -> r.getDate(1), Date.valueOf("2014-07-13")),
        get("'21:24:00'", "getTime", r -> r.getTime(1), Time.valueOf("21:24:00")),
        get(
            "'2014-07-13 21:24:00.125'",
            "getTimestamp",
            r -> r.getTimestamp(1),
            Timestamp.valueOf(clock)),
        get(TS, "getObject", r -> r.getObject(1), Timestamp.valueOf(clock)),
        get(TS, "getTimestamp", r -> r.getTimestamp(1), Timestamp.valueOf(clock)),
        get(TS, "getDate", r -> r.getDate(1), Date.valueOf("2014-07-13")),
        get(TS, "getTime", r -> r.getTime(1).toString(), "21:24:00"),
        get(TS, "getString", r -> r.getString(1), "2014-07-13 21:24:00.125"),
        get("DATE '2014-07-13'", "getObject", r -> r.getObject(1), Date.valueOf("2014-07-13")),
        get("DATE '2014-07-13'", "getString", r -> r.getString(1), "2014-07-13"),
        get(
            "DATE '2014-07-13'",
            "getTimestamp",
            r -> r.getTimestamp(1),
            Timestamp.valueOf("2014-07-13 00:00:00")),
        get("TIME '21:24:00'", "getObject", r -> r.getObject(1), Time.valueOf("21:24:00")),
        get("TIME '21:24:00'", "getString", r -> r.getString(1), "21:24:00"),
        get("X'0aff'", "getString", r -> r.getString(1), "0aff"),
        // getObject(int, Class).
        as("42", String.class, "42"),
        as("42", Byte.class, (byte) 42),
        as("42", Short.class, (short) 42),
        as("42", Integer.class, 42),
        as("42", Long.class, 42L),
        as("42", Float.class, 42f),
        as("42", Double.class, 42d),
        as("42", byte.class, (byte) 42),
        as("42", short.class, (short) 42),
        as("42", int.class, 42),
        as("42", long.class, 42L),
        as("42", float.class, 42f),
        as("42", double.class, 42d),
        as("42", BigDecimal.class, new BigDecimal(42)),
        as("42", BigInteger.class, BigInteger.valueOf(42)),
        as("42", Number.class, 42),
        as("CAST(1.5 AS DOUBLE)", Number.class, 1.5),
        as("42", Object.class, 42),
        as("1", Boolean.class, true),
        as("TRUE", boolean.class, true),
        as("TRUE", Object.class, true),
        as("'a'", Object.class, "a"),
        as("'a'", CharSequence.class, "a"),
        as(TS, LocalDateTime.class, clock),
        as(TS, LocalDate.class, clock.toLocalDate()),
        as(TS, LocalTime.class, clock.toLocalTime()),
        as(TS, Instant.class, Instant.parse("2014-07-13T21:24:00.125Z")),
        as(TS, OffsetDateTime.class, OffsetDateTime.parse("2014-07-13T21:24:00.125Z")),
        as(TS, ZonedDateTime.class, ZonedDateTime.parse("2014-07-13T21:24:00.125Z")),
        as(TS, Timestamp.class, Timestamp.valueOf(clock)),
        as(TS, java.util.Date.class, Timestamp.valueOf(clock)),
        as(TS, Date.class, Date.valueOf("2014-07-13")),
        as(TS, String.class, "2014-07-13 21:24:00.125"),
        as("DATE '2014-07-13'", LocalDate.class, clock.toLocalDate()),
        as("DATE '2014-07-13'", Date.class, Date.valueOf("2014-07-13")),
        as("TIME '21:24:00'", LocalTime.class, LocalTime.of(21, 24)),
        as("TIME '21:24:00'", Time.class, Time.valueOf("21:24:00")),
        as("'2014-07-13T21:24:00.125Z'", Instant.class, Instant.parse("2014-07-13T21:24:00.125Z")),
        as("'2014-07-13'", LocalDate.class, clock.toLocalDate()),
        as("'00000000-0000-0001-0000-000000000002'", UUID.class, new UUID(1, 2)));
  }

  private static Arguments get(String expression, String method, Getter getter, Object expected) {
    return Arguments.of(expression, method, getter, expected);
  }

  private static Arguments as(String expression, Class<?> type, Object expected) {
    return Arguments.of(
        expression,
        "getObject(" + type.getSimpleName() + ")",
        (Getter) rows -> rows.getObject(1, type),
        expected);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("getters")
  void a_value_is_read(String expression, String method, Getter getter, Object expected)
      throws SQLException {
    ResultSet rows = row("SELECT " + expression + " AS x");
    Object value = getter.of(rows);
    assertEquals(expected, value);
    assertTrue(!rows.wasNull());
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        String.class,
        Integer.class,
        int.class,
        Long.class,
        Double.class,
        BigDecimal.class,
        Boolean.class,
        Object.class
      })
  void null_is_null_in_each_class(Class<?> type) throws SQLException {
    ResultSet rows = row("SELECT CAST(NULL AS INTEGER)");
    assertNull(rows.getObject(1, type));
    assertTrue(rows.wasNull());
  }

  /** getBoolean: "0" and "1" of texts; chosen: PostgreSQL's other words too. */
  @ParameterizedTest
  @CsvSource({
    "1,true",
    "0,false",
    "true,true",
    "FALSE,false",
    "t,true",
    "f,false",
    "yes,true",
    "no,false",
    "y,true",
    "n,false",
    "on,true",
    "off,false"
  })
  void a_text_is_a_boolean(String text, boolean expected) throws SQLException {
    assertEquals(expected, row("SELECT '" + text + "'").getBoolean(1));
  }

  /** 22003 for what does not fit, 22018 for what is no number, 22007 for what is no time. */
  @Test
  void what_cannot_be_is_refused() throws SQLException {
    ResultSet rows =
        row("SELECT 3000000000, 300, 'x', '2014-13-01', TRUE, " + TS + ", CAST(1e300 AS DOUBLE)");
    refused("22003", () -> rows.getInt(1));
    refused("22003", () -> rows.getObject(1, Integer.class));
    refused("22003", () -> rows.getShort(1));
    refused("22003", () -> rows.getByte(2));
    refused("22003", () -> rows.getLong(7));
    refused("22003", () -> rows.getFloat(7));
    refused("22018", () -> rows.getInt(3));
    refused("22018", () -> rows.getBigDecimal(3));
    refused("22018", () -> rows.getBoolean(3));
    refused("22018", () -> rows.getObject(3, UUID.class));
    refused("22007", () -> rows.getTimestamp(4));
    refused("22007", () -> rows.getDate(3));
    refused("22018", () -> rows.getDate(5));
    refused("22018", () -> rows.getInt(6));
    refused("22018", () -> rows.getBoolean(6));
    refused("22018", () -> rows.getTimestamp(2));
    refused("22018", () -> rows.getBytes(2));
    refused("22018", () -> rows.getArray(3));
    refused("22018", () -> rows.getObject(2, Thread.class));
    refused(() -> rows.getObject(2, (Class<?>) null));
    assertEquals(300, rows.getInt(2));
  }

  @Test
  void texts_come_as_streams_clobs_and_bytes() throws Exception {
    ResultSet rows = row("SELECT 'Zürich', 'ascii', X'0aff'");
    byte[] utf8 = "Zürich".getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(utf8, rows.getBytes(1));
    assertArrayEquals(utf8, rows.getBinaryStream(1).readAllBytes());
    assertEquals("Zürich", text(rows.getCharacterStream(1)));
    assertEquals("Zürich", text(rows.getNCharacterStream(1)));
    assertEquals("Zürich", rows.getClob(1).getSubString(1, 6));
    assertEquals(6, rows.getNClob(1).length());
    assertEquals(
        "ascii", new String(rows.getAsciiStream(2).readAllBytes(), StandardCharsets.US_ASCII));
    assertArrayEquals(new byte[] {10, -1}, rows.getBytes(3));
    assertArrayEquals(new byte[] {10, -1}, (byte[]) rows.getObject(3));
    assertArrayEquals(new byte[] {10, -1}, rows.getBinaryStream(3).readAllBytes());
  }

  private static String text(Reader reader) throws Exception {
    StringWriter text = new StringWriter();
    reader.transferTo(text);
    return text.toString();
  }

  @Test
  void a_text_can_be_a_url() throws Exception {
    ResultSet rows = row("SELECT 'https://example.com/a', 'nope'");
    assertEquals("https://example.com/a", rows.getURL(1).toString());
    assertEquals("https://example.com/a", rows.getObject(1, URL.class).toString());
    refused("22018", () -> rows.getURL(2));
  }

  @Test
  void an_array_is_an_array() throws SQLException {
    ResultSet rows = row("SELECT ARRAY[1, 2, 3] AS a");
    Object[] all = (Object[]) rows.getArray(1).getArray();
    assertEquals(3, all.length);
    assertEquals(2, count(rows.getArray("a").getResultSet(2, 2)));
  }

  @SuppressWarnings("deprecation")
  @Test
  void the_deprecated_getters_still_work() throws Exception {
    ResultSet rows = row("SELECT 1.256, 'é'");
    assertEquals(new BigDecimal("1.26"), rows.getBigDecimal(1, 2));
    assertTrue(rows.getUnicodeStream(2).readAllBytes().length > 0);
  }
}
