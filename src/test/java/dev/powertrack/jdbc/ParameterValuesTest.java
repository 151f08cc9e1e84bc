package dev.powertrack.jdbc;

import static dev.powertrack.jdbc.SqlStates.assertState;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.powertrack.sql.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a Java object becomes for each type of parameter. */
class ParameterValuesTest {
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  private record Pair(Object given, SqlType type, Object expected) {
    @Override
    public String toString() {
      return given.getClass().getSimpleName() + " " + given + " for " + type.name();
    }
  }

  private static SqlType type(int jdbcType, String name) {
    return new SqlType(jdbcType, name, -1, 0, true);
  }

  static List<Pair> table() {
    SqlType bigint = type(Types.BIGINT, "BIGINT");
    SqlType integer = type(Types.INTEGER, "INTEGER");
    SqlType decimal = type(Types.DECIMAL, "DECIMAL");
    SqlType doubles = type(Types.DOUBLE, "DOUBLE");
    SqlType varchar = type(Types.VARCHAR, "VARCHAR");
    SqlType bool = type(Types.BOOLEAN, "BOOLEAN");
    SqlType timestamp = type(Types.TIMESTAMP, "TIMESTAMP");
    SqlType date = type(Types.DATE, "DATE");
    SqlType time = type(Types.TIME, "TIME");
    SqlType any = type(Types.OTHER, "ANY");
    UUID id = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    return List.of(
        new Pair(5, bigint, 5L),
        new Pair(5L, integer, 5),
        new Pair((byte) 5, type(Types.SMALLINT, "SMALLINT"), (short) 5),
        new Pair(5, type(Types.TINYINT, "TINYINT"), (byte) 5),
        new Pair("5", bigint, 5L),
        new Pair(new BigDecimal("5.00"), bigint, 5L),
        new Pair(new BigInteger("5"), bigint, 5L),
        new Pair(new AtomicLong(5), bigint, 5L),
        new Pair(5.0, bigint, 5L),
        new Pair(true, integer, 1),
        new Pair("5.25", decimal, new BigDecimal("5.25")),
        new Pair(5, doubles, 5d),
        new Pair("5.5", doubles, 5.5),
        new Pair(5f, type(Types.REAL, "REAL"), 5f),
        new Pair(5, varchar, "5"),
        new Pair('x', varchar, "x"),
        new Pair(id, varchar, id.toString()),
        new Pair(java.nio.CharBuffer.wrap("text"), varchar, "text"),
        new Pair(LocalDate.of(2014, 7, 13), varchar, "2014-07-13"),
        new Pair("yes", bool, true),
        new Pair(0, bool, false),
        new Pair(LocalDate.of(1970, 1, 2), timestamp, 86_400_000L),
        new Pair("1970-01-02", timestamp, 86_400_000L),
        new Pair(LocalDateTime.of(1970, 1, 1, 0, 0, 1, 999_999), timestamp, 1000L),
        new Pair(new java.util.Date(5), timestamp, 5L),
        new Pair(LocalDateTime.of(1970, 1, 2, 3, 4), date, 1),
        new Pair("1970-01-02", date, 1),
        new Pair(LocalTime.of(0, 0, 1), time, 1000),
        new Pair("00:00:01", time, 1000),
        new Pair(Duration.ofSeconds(1), type(Types.OTHER, "INTERVAL SECOND"), 1000L),
        new Pair(Period.ofYears(1), type(Types.OTHER, "INTERVAL MONTH"), 12),
        new Pair(List.of("a"), type(Types.ARRAY, "VARCHAR ARRAY"), List.of("a")),
        new Pair(new String[] {"a"}, type(Types.ARRAY, "VARCHAR ARRAY"), List.of("a")),
        new Pair(5L, any, 5L),
        new Pair("text", any, "text"));
  }

  @ParameterizedTest
  @MethodSource("table")
  void becomes(Pair pair) throws SQLException {
    assertEquals(pair.expected, ParameterValues.of(pair.given, pair.type, UTC));
  }

  static List<Pair> nonsense() {
    SqlType bigint = type(Types.BIGINT, "BIGINT");
    return List.of(
        new Pair(3.5, bigint, "22018"),
        new Pair("3.5", bigint, "22018"),
        new Pair("three", bigint, "22018"),
        new Pair(1L << 40, type(Types.INTEGER, "INTEGER"), "22003"),
        new Pair(new BigDecimal("1e30"), bigint, "22003"),
        new Pair("soon", type(Types.TIMESTAMP, "TIMESTAMP"), "22007"),
        new Pair(5, type(Types.TIMESTAMP, "TIMESTAMP"), "22018"),
        new Pair(new Object(), type(Types.VARCHAR, "VARCHAR"), "22018"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void is_refused(Pair pair) {
    assertState((String) pair.expected, () -> ParameterValues.of(pair.given, pair.type, UTC));
  }

  @Test
  void bytes_stay_bytes_and_null_stays_null() throws SQLException {
    byte[] bytes = {1, 2};
    SqlType binary = type(Types.VARBINARY, "VARBINARY");
    assertArrayEquals(bytes, (byte[]) ParameterValues.of(bytes, binary, UTC));
    assertNull(ParameterValues.of(null, binary, UTC));
  }
}
