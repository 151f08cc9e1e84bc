package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsReaderTest {

  @Test
  void reads_results_of_2014() throws Exception {
    Results results = ResultsReader.read("kj4r26m0qx", Samples.bytes("v1_results_2014.json"));

    assertEquals("kj4r26m0qx", results.jobId());
    assertEquals(6, results.urlCount());
    assertEquals(6, results.links().size());
    assertTrue(results.links().get(5).url().contains("/2014/05/17/18/50_activities.json.gz?"));
    assertEquals(5324200L, results.totalFileSizeBytes());
    assertEquals(Instant.parse("2014-06-03T22:29:46Z"), results.expiresAt());
    assertNull(results.suspectMinutesUrl());
  }

  @Test
  void reads_every_key_in_snake_case() throws Exception {
    Results results =
        read(
            """
            {"url_count": "1", "url_list": ["https://d.example/a?s=1"], "total_file_size_bytes": "12",
             "expires_at": "2014-06-03T22:29:46Z", "suspect_minutes_url": "https://d.example/m?s=2"}
            """);

    assertEquals(
        new Results(
            "a",
            1,
            List.of(DataLink.of("https://d.example/a?s=1")),
            12L,
            Instant.parse("2014-06-03T22:29:46Z"),
            DataLink.of("https://d.example/m?s=2")),
        results);
  }

  @ParameterizedTest
  @ValueSource(strings = {"suspectMinutesUrl", "suspectMinutesURL"})
  void reads_both_documented_spellings_of_the_suspect_minutes(String key) throws Exception {
    Results results = read("{\"" + key + "\": \"https://d.example/m?s=2\"}");

    assertEquals(DataLink.of("https://d.example/m?s=2"), results.suspectMinutesUrl());
  }

  @Test
  void a_count_that_differs_from_the_links_is_kept() throws Exception {
    Results results = read("{\"urlCount\": 5, \"urlList\": [\"https://d.example/a\"]}");

    assertEquals(5, results.urlCount());
    assertEquals(1, results.links().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"urlList\": null, \"urlCount\": 2}|0",
        "{\"urlList\": \"https://d.example/a\", \"urlCount\": 2}|0",
        "{\"urlList\": {\"a\": [1]}, \"urlCount\": 2}|0",
        "{\"urlList\": [1, null, {\"u\": [\"x\"]}, [\"y\"], \"\", \"https://d.example/a\"], \"urlCount\": 2}|1"
      })
  void what_is_no_link_is_passed_over(String body, int links) throws Exception {
    Results results = read(body);

    assertEquals(links, results.links().size());
    assertEquals(2, results.urlCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "\"x\"", "{\"urlList\": [\"https://d.example/a\"", "<html>"})
  void a_body_that_is_no_whole_object_is_refused(String body) {
    assertThrows(IOException.class, () -> read(body));
  }

  @Test
  void an_error_in_the_body_is_an_error() {
    assertThrows(ErrorAnswer.class, () -> read("{\"status\": \"error\", \"reason\": \"no\"}"));
  }

  @Test
  void reads_the_links_of_a_year_fast() throws Exception {
    String link =
        "\"https://s3.example/hist/twitter/track/original/acct/2014/05/19/20140101-20150101_abc/"
            + "2014/05/17/18/00_activities.json.gz?AWSAccessKeyId=K&Expires=1400000000&Signature="
            + "x".repeat(150)
            + "\"";
    String links = IntStream.range(0, 52_560).mapToObj(i -> link).collect(Collectors.joining(","));
    byte[] body =
        ("{\"urlCount\": 52560, \"urlList\": [" + links + "]}").getBytes(StandardCharsets.UTF_8);
    assertEquals(52_560, ResultsReader.read("warm", body).links().size());

    long start = System.nanoTime();
    Results results = ResultsReader.read("a", body);
    Duration taken = Duration.ofNanos(System.nanoTime() - start);

    assertEquals(52_560, results.links().size());
    assertTrue(taken.toMillis() < 300, "took " + taken);
  }

  private static Results read(String body) throws Exception {
    return ResultsReader.read("a", body.getBytes(StandardCharsets.UTF_8));
  }
}
