package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LooseObjectTest {

  @ParameterizedTest
  @CsvSource({
    "12, 12",
    "12.0, 12",
    "'\"12\"', 12",
    "'\" 12.00 \"', 12",
    "1.2e1, 12",
    "-7, -7",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808, ",
    "1e2000000000, ",
    "1e-2000000000, ",
    "12.5, ",
    "'\"twelve\"', ",
    "'\"\"', ",
    "true, ",
    "null, ",
    "'{}', "
  })
  void a_whole_number_comes_in_many_forms(String written, Long value) throws Exception {
    assertEquals(value, object("{\"n\": " + written + "}").whole("n"));
  }

  @ParameterizedTest
  @CsvSource({"2147483647, 2147483647", "2147483648, ", "'\"95\"', 95"})
  void an_int_is_a_whole_number_that_fits(String written, Integer value) throws Exception {
    assertEquals(value, object("{\"n\": " + written + "}").wholeInt("n"));
  }

  @ParameterizedTest
  @CsvSource({"'\"x\"', x", "7, 7", "true, true", "'\"  \"', ", "null, ", "'[1]', ", "'{}', "})
  void a_text_is_any_value_but_not_a_structure(String written, String value) throws Exception {
    assertEquals(value, object("{\"t\": " + written + "}").text("t"));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "'\"TRUE\"', true", "'\"false\"', false", "1, ", "'\"no\"', "})
  void a_truth_value_may_be_a_text(String written, Boolean value) throws Exception {
    assertEquals(value, object("{\"b\": " + written + "}").truth("b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "suspectMinutesUrl",
        "suspectMinutesURL",
        "suspect_minutes_url",
        "SUSPECTMINUTESURL"
      })
  void a_key_is_found_in_every_spelling(String key) throws Exception {
    assertEquals("x", object("{\"" + key + "\": \"x\"}").text("suspectMinutesUrl"));
  }

  @Test
  void the_first_key_with_a_value_wins() throws Exception {
    assertEquals("b", object("{\"one\": null, \"two\": \"b\"}").text("one", "two"));
  }

  private static LooseObject object(String json) throws Exception {
    return LooseObject.of(ServiceJson.MAPPER.readTree(json));
  }
}
