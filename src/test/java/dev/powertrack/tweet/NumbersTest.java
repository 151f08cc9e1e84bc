package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are converted only where nothing is lost. */
final class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "12, 12",
    "-12, -12",
    "999999999999999999, 999999999999999999",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "12.0, 12",
    "12.000, 12",
    "1.2e1, 12",
    "1200E-2, 12",
    "0e9999, 0",
    "9007199254740991.0, 9007199254740991",
    "9.007199254740991E15, 9007199254740991"
  })
  void is_a_whole_number(String text, long expected) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(OptionalLong.of(expected), Numbers.exactLong(bytes, 0, bytes.length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+1",
        "1.",
        ".1",
        "1e",
        "1e+",
        "1 ",
        " 1",
        "0x10",
        "12a",
        "١٢",
        "1,000",
        "12.5",
        "1e-1",
        "9223372036854775808",
        "-9223372036854775809",
        "9007199254740992.0",
        "9.007199254740992E15",
        "9007199254740993.0",
        "9.007199254740994E15",
        "8.674681389919642E17",
        "1e999999999",
        "1e-999999999",
        "99999999999999999999999999999999999999"
      })
  void is_no_exact_whole_number(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(OptionalLong.empty(), Numbers.exactLong(bytes, 0, bytes.length));
  }

  @ParameterizedTest
  @CsvSource({"40.01736548, 40.01736548", "-105, -105", "1e2, 100", "1e-400, 0"})
  void is_a_double(String text, double expected) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(OptionalDouble.of(expected), Numbers.finiteDouble(bytes, 0, bytes.length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "NaN", "Infinity", "1d", "0x1p3", "", "-", "1e99999"})
  void is_no_double(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(OptionalDouble.empty(), Numbers.finiteDouble(bytes, 0, bytes.length));
  }
}
