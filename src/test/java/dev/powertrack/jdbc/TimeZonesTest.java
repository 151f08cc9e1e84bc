package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * DESIGN, decision 9: a TIMESTAMP is a UTC wall clock; {@code java.time} sees it exactly, {@code
 * java.sql} shows the same wall clock in the zone of the JVM or of a Calendar, as pgjdbc does.
 */
class TimeZonesTest {
  private static final String DURING_THE_FINAL = "2014-07-13 21:24:00.123";

  private final FakeDatabase database = new FakeDatabase();

  private static Calendar in(String zone) {
    return new GregorianCalendar(TimeZone.getTimeZone(zone), Locale.ROOT);
  }

  private static long milliseconds(String clock) {
    return LocalDateTime.parse(clock.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** What a clock in a zone shows at an instant. */
  private static String shown(java.util.Date instant, Calendar zone, String pattern) {
    SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.ROOT);
    format.setTimeZone(zone.getTimeZone());
    return format.format(instant);
  }

  private ResultSet row(String clock) throws SQLException {
    database.answer("t", FakeQuery.value(FakeQuery.TIMESTAMP, milliseconds(clock)));
    ResultSet rows = database.connect().createStatement().executeQuery("t");
    rows.next();
    return rows;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Apia"})
  void getters_show_the_same_wall_clock_in_any_zone(String zone) throws SQLException {
    ResultSet row = row(DURING_THE_FINAL);
    Calendar calendar = in(zone);
    Timestamp timestamp = row.getTimestamp(1, calendar);
    assertEquals(DURING_THE_FINAL, shown(timestamp, calendar, "yyyy-MM-dd HH:mm:ss.SSS"));
    assertEquals(123_000_000, timestamp.getNanos());
    assertEquals(
        "2014-07-13 00:00:00", shown(row.getDate(1, calendar), calendar, "yyyy-MM-dd HH:mm:ss"));
    assertEquals(
        "1970-01-01 21:24:00.123",
        shown(row.getTime(1, calendar), calendar, "yyyy-MM-dd HH:mm:ss.SSS"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Apia"})
  void setters_read_the_wall_clock_of_any_zone(String zone) throws SQLException {
    Calendar calendar = in(zone);
    FakeQuery query =
        database.answer(
            "p",
            FakeQuery.numbers(1)
                .taking(
                    FakeQuery.TIMESTAMP,
                    new dev.powertrack.sql.SqlType(Types.DATE, "DATE", 0, 0, true),
                    new dev.powertrack.sql.SqlType(Types.TIME, "TIME", 3, 0, true)));
    LocalDateTime clock = LocalDateTime.parse("2014-07-13T21:24:00.123");
    long instant = clock.atZone(calendar.getTimeZone().toZoneId()).toInstant().toEpochMilli();
    try (PreparedStatement statement = database.connect().prepareStatement("p")) {
      statement.setTimestamp(1, new Timestamp(instant), calendar);
      statement.setDate(2, new Date(instant), calendar);
      statement.setTime(3, new Time(instant), calendar);
      statement.executeQuery();
    }
    assertEquals(
        java.util.List.of(
            milliseconds(DURING_THE_FINAL),
            (int) LocalDate.of(2014, 7, 13).toEpochDay(),
            (int) (LocalTime.parse("21:24:00.123").toNanoOfDay() / 1_000_000)),
        query.executedWith.get(0));
  }

  @Test
  void java_time_and_text_know_no_zone() throws SQLException {
    ResultSet row = row(DURING_THE_FINAL);
    assertEquals(DURING_THE_FINAL, row.getString(1));
    assertEquals(
        LocalDateTime.parse("2014-07-13T21:24:00.123"), row.getObject(1, LocalDateTime.class));
    assertEquals(Instant.parse("2014-07-13T21:24:00.123Z"), row.getObject(1, Instant.class));
    assertEquals(
        OffsetDateTime.parse("2014-07-13T21:24:00.123Z"), row.getObject(1, OffsetDateTime.class));
  }

  /** This JVM runs in New York (pom.xml). */
  @Test
  void without_a_calendar_the_zone_is_the_jvms() throws SQLException {
    ResultSet row = row(DURING_THE_FINAL);
    assertEquals(DURING_THE_FINAL, row.getTimestamp(1).toString());
    assertEquals("2014-07-13", row.getDate(1).toString());
    assertEquals("21:24:00", row.getTime(1).toString());
    assertEquals(DURING_THE_FINAL, String.valueOf(row.getObject(1)));
    assertEquals(
        LocalDateTime.parse("2014-07-13T21:24:00.123"), row.getTimestamp(1).toLocalDateTime());
  }

  /** New York skipped 2014-03-09 02:00 to 03:00. */
  @Test
  void in_a_gap_the_clock_shows_an_hour_later_but_java_time_is_exact() throws SQLException {
    ResultSet row = row("2014-03-09 02:30:00");
    Calendar newYork = in("America/New_York");
    assertEquals(
        "2014-03-09 03:30:00", shown(row.getTimestamp(1, newYork), newYork, "yyyy-MM-dd HH:mm:ss"));
    assertEquals("2014-03-09 02:30:00", row.getString(1));
    assertEquals(LocalDateTime.parse("2014-03-09T02:30:00"), row.getObject(1, LocalDateTime.class));
  }

  /** New York had 2014-11-02 01:00 to 02:00 twice. */
  @Test
  void in_an_overlap_the_second_hour_is_meant_and_both_are_read_as_one_clock() throws SQLException {
    ResultSet row = row("2014-11-02 01:30:00");
    Calendar newYork = in("America/New_York");
    Timestamp second = row.getTimestamp(1, newYork);
    assertEquals(Instant.parse("2014-11-02T06:30:00Z"), second.toInstant());

    Timestamp first = Timestamp.from(Instant.parse("2014-11-02T05:30:00Z"));
    TimeZone zone = newYork.getTimeZone();
    long clock = milliseconds("2014-11-02 01:30:00");
    assertEquals(clock, ParameterValues.of(first, FakeQuery.TIMESTAMP, zone));
    assertEquals(clock, ParameterValues.of(second, FakeQuery.TIMESTAMP, zone));
  }

  @Test
  void every_hour_of_a_year_survives_the_way_there_and_back_but_for_the_gap() throws SQLException {
    TimeZone berlin = TimeZone.getTimeZone("Europe/Berlin");
    long start = milliseconds("2014-01-01 00:00:00");
    int changed = 0;
    for (int hour = 0; hour < 365 * 24; hour++) {
      long clock = start + hour * 3_600_000L;
      Timestamp shown = Conversions.convert(clock, FakeQuery.TIMESTAMP, Timestamp.class, berlin);
      assertNotNull(shown);
      if (!Long.valueOf(clock).equals(ParameterValues.of(shown, FakeQuery.TIMESTAMP, berlin))) {
        changed++;
      }
    }
    assertEquals(1, changed);
  }

  @Test
  void instants_are_utc_and_local_times_are_as_they_are() throws SQLException {
    TimeZone apia = TimeZone.getTimeZone("Pacific/Apia");
    long clock = milliseconds(DURING_THE_FINAL);
    Instant instant = Instant.ofEpochMilli(clock);
    for (Object value :
        new Object[] {
          instant,
          instant.atOffset(ZoneOffset.ofHours(-3)),
          instant.atZone(ZoneId.of("Asia/Kolkata")),
          LocalDateTime.parse("2014-07-13T21:24:00.123"),
          DURING_THE_FINAL,
          "2014-07-13T21:24:00.123Z"
        }) {
      assertEquals(clock, ParameterValues.of(value, FakeQuery.TIMESTAMP, apia), value.toString());
    }
  }

  /** 02:30 does not exist in this JVM's zone that day, but it does in UTC. */
  @Test
  void a_clock_in_the_gap_survives_set_object_with_a_type() throws SQLException {
    FakeQuery query = database.answer("p", FakeQuery.numbers(1).taking(FakeQuery.TIMESTAMP));
    try (PreparedStatement statement = database.connect().prepareStatement("p")) {
      statement.setObject(1, LocalDateTime.parse("2014-03-09T02:30:00"), Types.TIMESTAMP);
      statement.executeQuery();
      statement.setObject(
          1, OffsetDateTime.parse("2014-03-09T02:30:00Z"), Types.TIMESTAMP_WITH_TIMEZONE);
      statement.executeQuery();
      statement.setObject(1, "2014-03-09 02:30:00", Types.TIMESTAMP);
      statement.executeQuery();
    }
    long clock = milliseconds("2014-03-09 02:30:00");
    assertEquals(java.util.Collections.nCopies(3, java.util.List.of(clock)), query.executedWith);
  }

  @Test
  void old_dates_print_as_they_are_stored() throws SQLException {
    ResultSet row = row("1500-03-01 12:00:00");
    assertEquals("1500-03-01 12:00:00.0", row.getTimestamp(1).toString());
    assertEquals("1500-03-01", row.getDate(1).toString());
    assertEquals("1500-03-01 12:00:00", row.getString(1));
  }

  @Test
  void a_calendar_given_to_a_getter_is_not_changed() throws SQLException {
    Calendar calendar = in("Asia/Kolkata");
    long before = calendar.getTimeInMillis();
    row(DURING_THE_FINAL).getTimestamp(1, calendar);
    assertEquals(before, calendar.getTimeInMillis());
  }
}
