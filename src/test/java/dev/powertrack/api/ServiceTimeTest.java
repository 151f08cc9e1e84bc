package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTimeTest {

  @ParameterizedTest
  @CsvSource({
    "201405171800, 2014-05-17T18:00:00Z",
    "2014-05-19T22:12:27Z, 2014-05-19T22:12:27Z",
    "2021-04-07T06:15:18.783Z, 2021-04-07T06:15:18.783Z",
    "2014-05-15T17:47:27+00:00, 2014-05-15T17:47:27Z",
    "2014-05-15T17:47:27+0200, 2014-05-15T15:47:27Z",
    "2014-05-15 17:47:27, 2014-05-15T17:47:27Z",
    "2014-05-15T17:47, 2014-05-15T17:47:00Z",
    "' 2014-05-15T17:47:27Z ', 2014-05-15T17:47:27Z",
    "2014-03-09T02:30:00, 2014-03-09T02:30:00Z"
  })
  void reads_what_the_service_writes_as_utc(String text, Instant time) {
    assertEquals(time, ServiceTime.read(text));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "2012-06 17T22:43:27Z",
        "201202310000",
        "201201012400",
        "20120101",
        "20120101000000",
        "2012-13-01T00:00:00Z",
        "soon",
        "1400000000",
        "+999999999-01-01T00:00:00Z",
        "2012-01-01"
      })
  void anything_else_is_no_time(String text) {
    assertNull(ServiceTime.read(text));
  }

  @ParameterizedTest
  @CsvSource({"2012-01-01T00:00:00Z, 201201010000", "2014-12-31T23:59:00Z, 201412312359"})
  void writes_the_period_of_a_job(Instant time, String text) {
    assertEquals(text, ServiceTime.minute(time));
  }
}
