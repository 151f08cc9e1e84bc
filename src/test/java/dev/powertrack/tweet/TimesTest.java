package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The times of both formats; whatever differs from them is no time. */
final class TimesTest {
  private static final DateTimeFormatter ORIGINAL =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss xx yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "2014-05-15T17:47:27.000Z, 2014-05-15T17:47:27Z",
    "2014-05-15T17:47:27Z, 2014-05-15T17:47:27Z",
    "2014-05-15T17:47:27.568Z, 2014-05-15T17:47:27.568Z",
    "2014-05-15T17:47:27.5Z, 2014-05-15T17:47:27.500Z",
    "2014-05-15T17:47:27.123999999Z, 2014-05-15T17:47:27.123Z",
    "2010-05-15T17:47:27+00:00, 2010-05-15T17:47:27Z",
    "2010-05-15T17:47:27.651+00:00, 2010-05-15T17:47:27.651Z",
    "2010-05-15T17:47:27+02:00, 2010-05-15T15:47:27Z",
    "2010-05-15T17:47:27-02:30, 2010-05-15T20:17:27Z",
    "2012-02-29T00:00:00Z, 2012-02-29T00:00:00Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "Thu May 15 17:47:27 +0000 2014, 2014-05-15T17:47:27Z",
    "Sat Dec 31 23:59:59 +0000 2016, 2016-12-31T23:59:59Z",
    "Thu May 15 17:47:27 -0700 2014, 2014-05-16T00:47:27Z"
  })
  void parses(String text, Instant expected) {
    assertEquals(OptionalLong.of(expected.toEpochMilli()), parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2014",
        "2014-05-15",
        "2014-05-15 17:47:27Z",
        "2014-05-15T17:47:27",
        "2014-05-15T17:47:27z",
        "2014-05-15T17:47:27.Z",
        "2014-05-15T17:47:27.1234567890Z",
        "2014-05-15T17:47:27.000",
        "2014-05-15T17:47:27+0000",
        "2014-05-15T17:47:27+00:0",
        "2014-05-15T17:47:27+19:00",
        "2014-05-15T17:47:27+00:60",
        "2014-05-15T17:47:27ZZ",
        "2014-05-15T17:47:27Z ",
        " 2014-05-15T17:47:27Z",
        "2014-13-15T17:47:27Z",
        "2014-00-15T17:47:27Z",
        "2014-02-29T17:47:27Z",
        "1900-02-29T17:47:27Z",
        "2014-04-31T17:47:27Z",
        "2014-05-00T17:47:27Z",
        "2014-05-15T24:00:00Z",
        "2014-05-15T17:60:27Z",
        "2014-05-15T23:59:60Z",
        "2014-05-15T17-47-27Z",
        "2O14-05-15T17:47:27Z",
        "Thu May 15 17:47:27 2014",
        "Thu May  5 17:47:27 +0000 2014",
        "thu May 15 17:47:27 +0000 2014",
        "Thu MAY 15 17:47:27 +0000 2014",
        "Do. Mai 15 17:47:27 +0000 2014",
        "Thu May 32 17:47:27 +0000 2014",
        "Thu May 15 17:47:27 UTC+0 2014",
        "Thu May 15 17:47:27 +0000 14  "
      })
  void is_no_time(String text) {
    assertEquals(OptionalLong.empty(), parse(text));
  }

  @Test
  void agrees_with_java_time_for_random_times() {
    long seed = 20140515;
    System.out.println("TimesTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      Instant second = Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 250_000_000_000L));
      Instant time = second.plusMillis(random.nextInt(1000));

      assertEquals(OptionalLong.of(time.toEpochMilli()), parse(time.toString()));
      assertEquals(OptionalLong.of(second.toEpochMilli()), parse(ORIGINAL.format(second)));
    }
  }

  private static OptionalLong parse(String text) {
    byte[] bytes = ("xx" + text).getBytes(StandardCharsets.UTF_8);
    return Times.parse(bytes, 2, bytes.length);
  }
}
