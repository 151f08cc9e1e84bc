package dev.powertrack.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Times in five zones. A TIMESTAMP is a UTC wall clock: java.time and texts read it exactly;
 * java.sql's classes print the same clock in the JVM's zone, or the given Calendar's (ResultSet.
 * getTimestamp(int, Calendar): "uses the given calendar to construct an appropriate millisecond
 * value").
 */
class TimeTck extends Tck {
  private final TimeZone before = TimeZone.getDefault();

  @AfterEach
  void restore() {
    TimeZone.setDefault(before);
  }

  private static Calendar calendar(String zone) {
    return new GregorianCalendar(TimeZone.getTimeZone(zone), Locale.ROOT);
  }

  private ResultSet clock(String text) throws SQLException {
    return row("SELECT TIMESTAMP '" + text + "' AS x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Apia"})
  void the_clock_is_the_same_in_any_zone(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    ResultSet rows = clock("2014-07-13 21:24:00");
    assertEquals("2014-07-13 21:24:00", rows.getString(1));
    assertEquals("2014-07-13 21:24:00.0", rows.getTimestamp(1).toString());
    assertEquals("2014-07-13", rows.getDate(1).toString());
    assertEquals("21:24:00", rows.getTime(1).toString());
    assertEquals(LocalDateTime.of(2014, 7, 13, 21, 24), rows.getObject(1, LocalDateTime.class));
    assertEquals(Instant.parse("2014-07-13T21:24:00Z"), rows.getObject(1, Instant.class));
    assertEquals(
        OffsetDateTime.of(2014, 7, 13, 21, 24, 0, 0, ZoneOffset.UTC),
        rows.getObject(1, OffsetDateTime.class));
    assertEquals("2014-05-17", row("SELECT DATE '2014-05-17'").getDate(1).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Apia"})
  void a_calendar_gives_the_instant_at_which_its_clock_shows_it(String zone) throws SQLException {
    Timestamp read = clock("2014-07-13 21:24:00").getTimestamp(1, calendar(zone));
    assertEquals(
        LocalDateTime.of(2014, 7, 13, 21, 24),
        LocalDateTime.ofInstant(read.toInstant(), TimeZone.getTimeZone(zone).toZoneId()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Apia"})
  void what_is_set_is_read_back(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    Timestamp time = Timestamp.valueOf("2014-01-31 23:59:59.999");
    Date date = Date.valueOf("2014-01-31");
    try (PreparedStatement prepared =
        connection.prepareStatement(
            "SELECT CAST(? AS TIMESTAMP(3)), CAST(? AS DATE), CAST(? AS TIMESTAMP(3))")) {
      prepared.setTimestamp(1, time);
      prepared.setDate(2, date);
      prepared.setTimestamp(3, time, calendar("Asia/Tokyo"));
      ResultSet rows = prepared.executeQuery();
      assertTrue(rows.next());
      assertEquals(time, rows.getTimestamp(1));
      assertEquals("2014-01-31 23:59:59.999", rows.getString(1));
      assertEquals(date, rows.getDate(2));
      assertEquals(time, rows.getTimestamp(3, calendar("Asia/Tokyo")));
    }
  }

  /** 2014-03-09 02:30 is skipped in New York: only java.sql's clock, an instant there, moves on. */
  @Test
  void in_a_gap_java_time_is_exact() throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    ResultSet rows = clock("2014-03-09 02:30:00");
    assertEquals("2014-03-09 02:30:00", rows.getString(1));
    assertEquals(LocalDateTime.of(2014, 3, 9, 2, 30), rows.getObject(1, LocalDateTime.class));
    assertEquals(Instant.parse("2014-03-09T02:30:00Z"), rows.getObject(1, Instant.class));
    assertEquals("2014-03-09 03:30:00.0", rows.getTimestamp(1).toString());
  }

  /** 2014-11-02 01:30 comes twice in New York; the clock reads the same. */
  @Test
  void in_an_overlap_the_clock_reads_the_same() throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    ResultSet rows = clock("2014-11-02 01:30:00");
    assertEquals("2014-11-02 01:30:00.0", rows.getTimestamp(1).toString());
    assertEquals(Instant.parse("2014-11-02T01:30:00Z"), rows.getObject(1, Instant.class));
  }

  /** 2011-12-30 does not exist in Apia, which skipped the day. */
  @Test
  void a_skipped_day_is_exact_in_java_time() throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
    ResultSet rows = row("SELECT DATE '2011-12-30'");
    assertEquals("2011-12-30", rows.getString(1));
    assertEquals(
        java.time.LocalDate.of(2011, 12, 30), rows.getObject(1, java.time.LocalDate.class));
  }

  @Test
  void now_is_utc() throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
    Instant now = row("SELECT CURRENT_TIMESTAMP").getObject(1, Instant.class);
    assertTrue(Math.abs(now.toEpochMilli() - System.currentTimeMillis()) < 60_000, now.toString());
  }
}
