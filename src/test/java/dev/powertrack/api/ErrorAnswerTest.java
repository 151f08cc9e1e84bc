package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorAnswerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"error\",\"reason\":\"Job is not quoted\"}|0|Job is not quoted",
        "{\"status\":\"ERROR\",\"reason\":\"x\",\"title\":\"my job\"}|0|x",
        "{\"status\":\"error\",\"reason\":\"{\\\"message\\\":\\\"bad rule\\\"}\"}|0|bad rule",
        "{\"status\":\"error\",\"reason\":{\"rules\":[{\"value\":\"(\"}]}}|0|{\"rules\":[{\"value\":\"(\"}]}",
        "{\"status\":500,\"error\":\"Internal Server Error\"}|500|Internal Server Error",
        "{\"status\":\"404\",\"error\":\"Not Found\"}|404|Not Found",
        "{\"error\":{\"message\":\"broken\",\"sent\":\"2014\"}}|0|broken",
        "{\"status\":\"error\"}|0|''"
      })
  void an_error_in_a_body_is_found_with_its_reason(String body, int status, String reason)
      throws Exception {
    ErrorAnswer error = assertThrows(ErrorAnswer.class, () -> ServiceJson.document(bytes(body)));

    assertEquals(status, error.status());
    assertEquals(reason, error.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"running\",\"error\":null}",
        "{\"status\":\"failed\",\"statusMessage\":\"error\"}",
        "{\"status\":\"running\",\"error\":\"a note\"}",
        "{\"status\":200,\"jobs\":[]}",
        "[{\"status\":\"error\"}]"
      })
  void a_job_in_trouble_is_no_failed_request(String body) {
    assertDoesNotThrow(() -> ServiceJson.document(bytes(body)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Too many requests|Too many requests",
        "\"quoted text\"|quoted text",
        "<html><head><title>x</title></head><body><h1>502</h1> Bad Gateway</body></html>|502 Bad Gateway",
        "{\"errors\":[{\"message\":\"one\"}]}|[{\"message\":\"one\"}]",
        "{\"other\":1}|''",
        "''|''"
      })
  void the_body_of_a_refusal_may_be_anything(String body, String reason) {
    assertEquals(reason, Excerpt.of(ErrorAnswer.reasonIn(bytes(body)), 300));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
