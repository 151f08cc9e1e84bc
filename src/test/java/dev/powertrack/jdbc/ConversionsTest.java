package dev.powertrack.jdbc;

import static dev.powertrack.jdbc.SqlStates.assertState;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.powertrack.sql.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.Array;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of conversions, pair by pair, and nothing beside the table. */
class ConversionsTest {
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
  private static final String ID = "00112233-4455-6677-8899-aabbccddeeff";

  private static final SqlType BOOLEAN = type(Types.BOOLEAN, "BOOLEAN");
  private static final SqlType BIGINT = type(Types.BIGINT, "BIGINT");
  private static final SqlType DOUBLE = type(Types.DOUBLE, "DOUBLE");
  private static final SqlType DECIMAL = type(Types.DECIMAL, "DECIMAL");
  private static final SqlType VARCHAR = type(Types.VARCHAR, "VARCHAR");
  private static final SqlType TIMESTAMP = type(Types.TIMESTAMP, "TIMESTAMP");
  private static final SqlType DATE = type(Types.DATE, "DATE");
  private static final SqlType TIME = type(Types.TIME, "TIME");
  private static final SqlType BINARY = type(Types.VARBINARY, "VARBINARY");
  private static final SqlType ARRAY = type(Types.ARRAY, "INTEGER ARRAY");
  private static final SqlType SECONDS = type(Types.OTHER, "INTERVAL SECOND");
  private static final SqlType MONTHS = type(Types.OTHER, "INTERVAL YEAR TO MONTH");
  private static final SqlType ANY = type(Types.OTHER, "ANY");

  /** 2014-07-13 21:24:00.123, the winning goal. */
  private static final long GOAL = 1_405_286_640_123L;

  private static final LocalDateTime GOAL_CLOCK =
      LocalDateTime.of(2014, 7, 13, 21, 24, 0, 123_000_000);
  private static final int GOAL_DAY = (int) LocalDate.of(2014, 7, 13).toEpochDay();
  private static final int GOAL_TIME = (int) (GOAL_CLOCK.toLocalTime().toNanoOfDay() / 1_000_000);

  private static SqlType type(int jdbcType, String name) {
    return new SqlType(jdbcType, name, -1, 0, true);
  }

  private record Pair(SqlType from, Object value, Class<?> to, Object expected) {
    @Override
    public String toString() {
      return from.name() + " " + value + " to " + to.getSimpleName();
    }
  }

  private static Pair pair(SqlType from, Object value, Class<?> to, Object expected) {
    return new Pair(from, value, to, expected);
  }

  static List<Pair> table() {
    return List.of(
        pair(BIGINT, 42L, Byte.class, (byte) 42),
        pair(BIGINT, 42L, Short.class, (short) 42),
        pair(BIGINT, 42L, Integer.class, 42),
        pair(BIGINT, 42L, Long.class, 42L),
        pair(BIGINT, 42L, Float.class, 42f),
        pair(BIGINT, 42L, Double.class, 42d),
        pair(BIGINT, 42L, BigDecimal.class, new BigDecimal(42)),
        pair(BIGINT, 42L, BigInteger.class, BigInteger.valueOf(42)),
        pair(BIGINT, 42L, Number.class, 42L),
        pair(BIGINT, 42L, Boolean.class, true),
        pair(BIGINT, 42L, String.class, "42"),
        pair(BIGINT, Long.MIN_VALUE, Long.class, Long.MIN_VALUE),
        pair(DOUBLE, 2.9, Integer.class, 2),
        pair(DOUBLE, -2.9, Integer.class, -2),
        pair(DOUBLE, 127.9, Byte.class, (byte) 127),
        pair(DOUBLE, 0.1, BigDecimal.class, new BigDecimal("0.1")),
        pair(DOUBLE, 0.0, Boolean.class, false),
        pair(DECIMAL, new BigDecimal("1E+3"), String.class, "1000"),
        pair(DECIMAL, new BigDecimal("12.50"), BigDecimal.class, new BigDecimal("12.50")),
        pair(BOOLEAN, true, Byte.class, (byte) 1),
        pair(BOOLEAN, true, Short.class, (short) 1),
        pair(BOOLEAN, true, Integer.class, 1),
        pair(BOOLEAN, false, Long.class, 0L),
        pair(BOOLEAN, true, Float.class, 1f),
        pair(BOOLEAN, true, Double.class, 1d),
        pair(BOOLEAN, true, BigDecimal.class, BigDecimal.ONE),
        pair(BOOLEAN, true, BigInteger.class, BigInteger.ONE),
        pair(BOOLEAN, false, Boolean.class, false),
        pair(BOOLEAN, true, String.class, "true"),
        pair(VARCHAR, " 12 ", Byte.class, (byte) 12),
        pair(VARCHAR, "12", Short.class, (short) 12),
        pair(VARCHAR, "12.7", Integer.class, 12),
        pair(VARCHAR, "123456789012", Long.class, 123456789012L),
        pair(VARCHAR, "1.5", Float.class, 1.5f),
        pair(VARCHAR, "1e3", Double.class, 1000d),
        pair(VARCHAR, "1.50", BigDecimal.class, new BigDecimal("1.50")),
        pair(VARCHAR, "12", BigInteger.class, BigInteger.valueOf(12)),
        pair(VARCHAR, "TRUE", Boolean.class, true),
        pair(VARCHAR, "0", Boolean.class, false),
        pair(VARCHAR, "été", String.class, "été"),
        pair(VARCHAR, "été", CharSequence.class, "été"),
        pair(VARCHAR, "http://example.com/a", java.net.URL.class, "http://example.com/a"),
        pair(VARCHAR, "http://example.com/a", URI.class, URI.create("http://example.com/a")),
        pair(VARCHAR, ID, UUID.class, UUID.fromString(ID)),
        pair(VARCHAR, "é", byte[].class, new byte[] {(byte) 0xC3, (byte) 0xA9}),
        pair(VARCHAR, "text", Clob.class, "text"),
        pair(VARCHAR, "text", NClob.class, "text"),
        pair(VARCHAR, "2014-07-13 21:24:00.123", LocalDateTime.class, GOAL_CLOCK),
        pair(VARCHAR, "2014-07-13T23:24:00.123+02:00", LocalDateTime.class, GOAL_CLOCK),
        pair(VARCHAR, "2014-07-13T21:24:00.123Z", Instant.class, Instant.ofEpochMilli(GOAL)),
        pair(VARCHAR, "2014-7-13", LocalDate.class, LocalDate.of(2014, 7, 13)),
        pair(VARCHAR, "21:24", LocalTime.class, LocalTime.of(21, 24)),
        pair(
            VARCHAR,
            "2014-07-13 00:00:00",
            OffsetDateTime.class,
            OffsetDateTime.parse("2014-07-13T00:00Z")),
        pair(VARCHAR, "2014-07-13", ZonedDateTime.class, ZonedDateTime.parse("2014-07-13T00:00Z")),
        pair(VARCHAR, "2014-07-13", java.sql.Timestamp.class, "2014-07-13T00:00:00Z"),
        pair(VARCHAR, "2014-07-13", java.util.Date.class, "2014-07-13T00:00:00Z"),
        pair(VARCHAR, "2014-07-13 21:24:00", java.sql.Date.class, "2014-07-13T00:00:00Z"),
        pair(VARCHAR, "21:24:00", java.sql.Time.class, "1970-01-01T21:24:00Z"),
        pair(TIMESTAMP, GOAL, String.class, "2014-07-13 21:24:00.123"),
        pair(TIMESTAMP, GOAL - 123, String.class, "2014-07-13 21:24:00"),
        pair(TIMESTAMP, -1L, String.class, "1969-12-31 23:59:59.999"),
        pair(TIMESTAMP, GOAL, LocalDateTime.class, GOAL_CLOCK),
        pair(TIMESTAMP, GOAL, LocalDate.class, GOAL_CLOCK.toLocalDate()),
        pair(TIMESTAMP, GOAL, LocalTime.class, GOAL_CLOCK.toLocalTime()),
        pair(TIMESTAMP, GOAL, Instant.class, Instant.ofEpochMilli(GOAL)),
        pair(
            TIMESTAMP,
            GOAL,
            OffsetDateTime.class,
            OffsetDateTime.parse("2014-07-13T21:24:00.123Z")),
        pair(TIMESTAMP, GOAL, ZonedDateTime.class, ZonedDateTime.parse("2014-07-13T21:24:00.123Z")),
        pair(TIMESTAMP, GOAL, java.sql.Timestamp.class, "2014-07-13T21:24:00.123Z"),
        pair(TIMESTAMP, GOAL, java.util.Date.class, "2014-07-13T21:24:00.123Z"),
        pair(TIMESTAMP, GOAL, java.sql.Date.class, "2014-07-13T00:00:00Z"),
        pair(TIMESTAMP, GOAL, java.sql.Time.class, "1970-01-01T21:24:00.123Z"),
        pair(DATE, GOAL_DAY, String.class, "2014-07-13"),
        pair(DATE, GOAL_DAY, LocalDate.class, LocalDate.of(2014, 7, 13)),
        pair(DATE, GOAL_DAY, LocalDateTime.class, LocalDateTime.of(2014, 7, 13, 0, 0)),
        pair(DATE, GOAL_DAY, Instant.class, Instant.parse("2014-07-13T00:00:00Z")),
        pair(DATE, GOAL_DAY, OffsetDateTime.class, OffsetDateTime.parse("2014-07-13T00:00Z")),
        pair(DATE, GOAL_DAY, ZonedDateTime.class, ZonedDateTime.parse("2014-07-13T00:00Z")),
        pair(DATE, GOAL_DAY, java.sql.Date.class, "2014-07-13T00:00:00Z"),
        pair(DATE, GOAL_DAY, java.sql.Timestamp.class, "2014-07-13T00:00:00Z"),
        pair(DATE, GOAL_DAY, java.util.Date.class, "2014-07-13T00:00:00Z"),
        pair(TIME, GOAL_TIME, String.class, "21:24:00.123"),
        pair(TIME, GOAL_TIME, LocalTime.class, GOAL_CLOCK.toLocalTime()),
        pair(TIME, GOAL_TIME, OffsetTime.class, GOAL_CLOCK.toLocalTime().atOffset(ZoneOffset.UTC)),
        pair(TIME, GOAL_TIME, java.sql.Time.class, "1970-01-01T21:24:00.123Z"),
        pair(TIME, GOAL_TIME, java.sql.Timestamp.class, "1970-01-01T21:24:00.123Z"),
        pair(BINARY, new byte[] {1, -1}, byte[].class, new byte[] {1, -1}),
        pair(BINARY, new byte[] {1, -1}, String.class, "01ff"),
        pair(SECONDS, 93_784_005L, Duration.class, Duration.ofMillis(93_784_005)),
        pair(SECONDS, 93_784_005L, Long.class, 93_784_005L),
        pair(SECONDS, 93_784_005L, String.class, "1 02:03:04.005"),
        pair(SECONDS, -1000L, String.class, "-0 00:00:01"),
        pair(MONTHS, 14, Period.class, Period.of(1, 2, 0)),
        pair(MONTHS, 14, Long.class, 14L),
        pair(MONTHS, 14, Integer.class, 14),
        pair(MONTHS, 14, String.class, "1-02"),
        pair(ARRAY, List.of(1, 2), Array.class, "[1, 2]"),
        pair(ARRAY, List.of(1, 2), List.class, List.of(1, 2)),
        pair(ARRAY, List.of(1, 2), Object[].class, new Object[] {1, 2}),
        pair(ARRAY, List.of(1, 2), String.class, "[1, 2]"),
        pair(ANY, UUID.fromString(ID), String.class, ID),
        pair(ANY, UUID.fromString(ID), UUID.class, UUID.fromString(ID)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void converts(Pair pair) throws Exception {
    Object actual =
        java.util.Objects.requireNonNull(Conversions.convert(pair.value, pair.from, pair.to, UTC));
    assertInstanceOf(pair.to, actual);
    if (pair.expected instanceof byte[] bytes) {
      assertArrayEquals(bytes, (byte[]) actual);
    } else if (pair.expected instanceof Object[] array) {
      assertArrayEquals(array, (Object[]) actual);
    } else if (pair.to.isInstance(pair.expected)) {
      assertEquals(pair.expected, actual);
    } else {
      assertEquals(pair.expected, printed(actual));
    }
  }

  private static String printed(Object value) throws SQLException {
    if (value instanceof Clob clob) {
      return clob.getSubString(1, 100);
    }
    return value instanceof java.util.Date date
        ? Instant.ofEpochMilli(date.getTime()).toString()
        : value.toString();
  }

  @Test
  void the_list_above_has_every_pair_of_the_table() {
    Map<Form<?>, Set<Class<?>>> tried = new java.util.HashMap<>();
    for (Pair pair : table()) {
      tried.computeIfAbsent(Form.of(pair.from, pair.value), f -> new HashSet<>()).add(pair.to);
    }
    for (Form<?> form :
        List.of(
            Form.BOOLEAN,
            Form.NUMBER,
            Form.TEXT,
            Form.TIMESTAMP,
            Form.DATE,
            Form.TIME,
            Form.BYTES,
            Form.DURATION,
            Form.MONTHS,
            Form.LIST,
            Form.OTHER)) {
      assertEquals(Conversions.targets(form), tried.get(form), form.toString());
    }
  }

  static List<Pair> nonsense() {
    return List.of(
        pair(BIGINT, 128L, Byte.class, "22003"),
        pair(BIGINT, -32769L, Short.class, "22003"),
        pair(BIGINT, 2147483648L, Integer.class, "22003"),
        pair(DOUBLE, 1e19, Long.class, "22003"),
        pair(DOUBLE, Double.NaN, Integer.class, "22003"),
        pair(DOUBLE, Double.POSITIVE_INFINITY, BigDecimal.class, "22003"),
        pair(DOUBLE, 1e300, Float.class, "22003"),
        pair(DECIMAL, new BigDecimal("1e400"), Double.class, "22003"),
        pair(VARCHAR, "9223372036854775808", Long.class, "22003"),
        pair(VARCHAR, "1e999999999", BigInteger.class, "22003"),
        pair(VARCHAR, "1e999999999", Long.class, "22003"),
        pair(VARCHAR, "twelve", Integer.class, "22018"),
        pair(VARCHAR, "", Long.class, "22018"),
        pair(VARCHAR, "maybe", Boolean.class, "22018"),
        pair(VARCHAR, "no url", java.net.URL.class, "22018"),
        pair(VARCHAR, "no uuid", UUID.class, "22018"),
        pair(VARCHAR, "yesterday", LocalDate.class, "22007"),
        pair(VARCHAR, "2014-02-30", LocalDate.class, "22007"),
        pair(VARCHAR, "25:00", LocalTime.class, "22007"),
        pair(VARCHAR, "21:24", LocalDateTime.class, "22007"),
        pair(VARCHAR, "", LocalTime.class, "22007"),
        pair(BIGINT, 42L, LocalDate.class, "22018"),
        pair(BIGINT, 42L, java.sql.Timestamp.class, "22018"),
        pair(TIMESTAMP, GOAL, Integer.class, "22018"),
        pair(DATE, GOAL_DAY, LocalTime.class, "22018"),
        pair(TIME, GOAL_TIME, LocalDate.class, "22018"),
        pair(BOOLEAN, true, UUID.class, "22018"),
        pair(BINARY, new byte[0], Integer.class, "22018"),
        pair(VARCHAR, "a", Thread.class, "22018"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void refuses(Pair pair) {
    assertState(
        (String) pair.expected, () -> Conversions.convert(pair.value, pair.from, pair.to, UTC));
  }

  @Test
  void primitive_classes_are_their_boxes_and_null_is_null() throws SQLException {
    assertEquals(42, Conversions.convert(42L, BIGINT, int.class, UTC));
    assertEquals(true, Conversions.convert(1L, BIGINT, boolean.class, UTC));
    assertNull(Conversions.convert(null, BIGINT, int.class, UTC));
    assertNull(Conversions.convert(null, VARCHAR, String.class, UTC));
  }

  @Test
  void the_class_object_means_the_types_usual_class() throws SQLException {
    assertUsual(Boolean.class, BOOLEAN, true);
    assertUsual(Integer.class, type(Types.TINYINT, "TINYINT"), (byte) 1);
    assertUsual(Integer.class, type(Types.SMALLINT, "SMALLINT"), (short) 1);
    assertUsual(Integer.class, type(Types.INTEGER, "INTEGER"), 1);
    assertUsual(Long.class, BIGINT, 1L);
    assertUsual(Float.class, type(Types.REAL, "REAL"), 1f);
    assertUsual(Double.class, type(Types.FLOAT, "FLOAT"), 1d);
    assertUsual(Double.class, DOUBLE, 1d);
    assertUsual(BigDecimal.class, DECIMAL, BigDecimal.ONE);
    assertUsual(String.class, type(Types.CHAR, "CHAR"), "a");
    assertUsual(String.class, VARCHAR, "a");
    assertUsual(java.sql.Timestamp.class, TIMESTAMP, GOAL);
    assertUsual(java.sql.Date.class, DATE, GOAL_DAY);
    assertUsual(java.sql.Time.class, TIME, GOAL_TIME);
    assertUsual(byte[].class, BINARY, new byte[1]);
    assertUsual(String.class, SECONDS, 1L);
    assertUsual(Array.class, ARRAY, List.of());
    assertUsual(String.class, ANY, "a");
    assertUsual(Boolean.class, ANY, true);
  }

  private static void assertUsual(Class<?> expected, SqlType type, @Nullable Object value)
      throws SQLException {
    assertInstanceOf(expected, Conversions.convert(value, type, Object.class, UTC));
    if (type != ANY) {
      assertEquals(expected, TypeFacts.of(type).javaClass());
    }
  }
}
