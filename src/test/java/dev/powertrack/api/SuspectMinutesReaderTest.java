package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuspectMinutesReaderTest {
  private static final List<SuspectMinute> TWO =
      List.of(
          new SuspectMinute(Instant.parse("2014-05-17T18:04:00Z")),
          new SuspectMinute(Instant.parse("2014-05-17T18:05:00Z")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"201405171804\", \"201405171805\"]",
        "[201405171805, 201405171804, 201405171805]",
        "[\"2014-05-17T18:04:00Z\", \"2014-05-17 18:05:30\"]",
        "{\"suspectMinutes\": [\"201405171804\", \"201405171805\"], \"count\": 2}",
        "[{\"minute\": \"201405171804\", \"reportedAt\": \"2014-05-18T00:00:00Z\"},"
            + " {\"minute\": \"201405171805\"}]",
        "{\"minutes\": [{\"when\": \"2014-05-17T18:04Z\", \"why\": \"lag\"},"
            + " {\"when\": \"2014-05-17T18:05Z\", \"why\": null}]}",
        "201405171804\n201405171805\n",
        "\uFEFF'2014-05-17T18:04:00Z'\r\n\r\n\"2014-05-17T18:05:00Z\"",
      })
  void several_forms_are_understood(String body) throws Exception {
    assertEquals(TWO, read(body));
  }

  @Test
  void an_empty_list_is_none() throws Exception {
    assertEquals(List.of(), read("[]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n",
        "{}",
        "{\"minute\": \"201405171804\"}",
        "[\"201405171804\", \"soon\"]",
        "[{\"from\": \"201405171804\", \"to\": \"201405171805\"}]",
        "[[\"201405171804\"]]",
        "[\"201405171804\"",
        "<html>gone</html>",
        "201405171804\nand more"
      })
  void anything_else_is_an_error_and_not_a_shorter_list(String body) {
    assertThrows(UnreadableAnswer.class, () -> read(body));
  }

  private static List<SuspectMinute> read(String body) throws Exception {
    return SuspectMinutesReader.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
