package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobReaderTest {

  @Test
  void reads_a_delivered_job_of_2014() throws Exception {
    Job job = JobReader.job("kj4r26m0qx", Samples.json("v1_job_delivered_2014.json"));

    assertEquals("WorldCup test", job.title());
    assertEquals("CustomerName", job.account());
    assertEquals("delivered", job.status());
    assertEquals("track", job.streamType());
    assertEquals("activity_streams", job.dataFormat());
    assertEquals(Instant.parse("2014-05-17T18:00:00Z"), job.fromDate());
    assertEquals(Instant.parse("2014-05-17T19:00:00Z"), job.toDate());
    assertEquals(Instant.parse("2014-05-19T22:18:45Z"), job.acceptedAt());
    assertEquals(100, job.percentComplete());
    assertEquals(
        new Quote(
            null,
            12000L,
            new BigDecimal("1.0"),
            new BigDecimal("5.0"),
            Instant.parse("2014-05-26T22:15:58Z")),
        job.quote());
    assertEquals(
        new Outcome(
            Instant.parse("2014-05-19T22:30:13Z"),
            11860L,
            6L,
            new BigDecimal("5.07"),
            Instant.parse("2014-06-03T22:29:46Z")),
        job.results());
    assertTrue(job.isFinal());
  }

  @Test
  void reads_a_quoted_job_of_2013_and_spells_its_format_as_today() throws Exception {
    Job job = JobReader.job("4rtd6mkk6p", Samples.json("v1_job_quoted_2013.json"));

    assertEquals("activity_streams", job.dataFormat());
    assertEquals(0, job.percentComplete());
    assertNotNull(job.quote());
    assertEquals(new BigDecimal("36.0"), job.quote().estimatedDurationHours());
    assertNull(job.results());
    assertFalse(job.isFinal());
  }

  @Test
  void reads_a_running_job_of_2014() throws Exception {
    Job job = JobReader.job("kj4r26m0qx", Samples.json("v1_job_running_2014.json"));

    assertEquals("running", job.status());
    assertEquals(95, job.percentComplete());
    assertNull(job.results());
  }

  @Test
  void reads_a_quoted_job_of_2021() throws Exception {
    Job job = JobReader.job("r5pr55bpyd", Samples.json("v2_job_quoted_2021.json"));

    assertEquals("original", job.dataFormat());
    assertEquals("track_v2", job.streamType());
    assertEquals(Instant.parse("2006-03-21T20:51:00Z"), job.fromDate());
  }

  @Test
  void reads_the_rules_and_the_id_of_a_job_created_in_2021() throws Exception {
    Job job = JobReader.created(Samples.json("v2_post_opened_2021.json"));

    assertEquals("eff5t4me1j", job.jobId());
    assertEquals("opened", job.status());
    assertNull(job.percentComplete());
    assertEquals(
        List.of(new CreatedRule("from:someuser", "tag1", 8279946641681079174L, true, null)),
        job.rules());
  }

  @Test
  void reads_an_accepted_job_of_2021() throws Exception {
    Job job = JobReader.job("nmj5xf3z21", Samples.json("v2_put_accepted_2021.json"));

    assertEquals("accepted", job.status());
    assertEquals("user@example.com", job.acceptedBy());
    assertNull(job.percentComplete());
    assertNull(job.rules());
  }

  @Test
  void reads_the_list_and_what_was_delivered() throws Exception {
    JobList list =
        JobReader.list(
            json(
                """
                {"jobs": [
                  {"title": "one", "jobURL": "https://h.example /a/jobs/aaa.json", "status": "running",
                   "publisher": "Twitter", "streamType": "track_v2", "fromDate": "201201010000",
                   "toDate": "201201010001", "percentComplete": 40, "expiresAt": "2012-11-14T21:21:15Z"},
                  {"uuid": "bbb", "jobURL": "https://h.example:443/x/jobs/other.json"}],
                 "delivered": {"jobCount": 3, "jobDaysRun": "73", "activityCount": null}}
                """));

    assertEquals(
        new JobSummary(
            "aaa",
            "one",
            "running",
            "Twitter",
            "track_v2",
            Instant.parse("2012-01-01T00:00:00Z"),
            Instant.parse("2012-01-01T00:01:00Z"),
            40,
            Instant.parse("2012-11-14T21:21:15Z"),
            "https://h.example /a/jobs/aaa.json"),
        list.jobs().get(0));
    assertEquals("bbb", list.jobs().get(1).jobId());
    assertNull(list.jobs().get(1).status());
    assertEquals(new Usage(3L, 73L, null), list.delivered());
    assertEquals(0, list.unreadable());
  }

  @Test
  void counts_entries_without_a_job_id() throws Exception {
    JobList list =
        JobReader.list(json("{\"jobs\": [{\"title\": \"lost\"}, 7, null, {\"uuid\": \"a/b\"}]}"));

    assertEquals(List.of(), list.jobs());
    assertEquals(4, list.unreadable());
  }

  @Test
  void a_job_that_stands_twice_in_the_list_is_one_in_the_state_that_is_further() throws Exception {
    JobList list =
        JobReader.list(
            json(
                "[{\"uuid\": \"a\", \"status\": \"running\"},"
                    + " {\"uuid\": \"b\", \"status\": \"delivered\"},"
                    + " {\"uuid\": \"a\", \"status\": \"delivered\"},"
                    + " {\"uuid\": \"b\", \"status\": \"running\"}]"));

    assertEquals(List.of("a", "b"), list.jobs().stream().map(JobSummary::jobId).toList());
    assertEquals(
        List.of("delivered", "delivered"), list.jobs().stream().map(JobSummary::status).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"jobs\": null}", "{\"jobs\": [], \"delivered\": []}"})
  void an_account_without_jobs_has_an_empty_list(String body) throws Exception {
    assertEquals(
        new JobList(List.of(), new Usage(null, null, null), 0), JobReader.list(json(body)));
  }

  @Test
  void an_unknown_status_is_kept_as_it_is() throws Exception {
    Job job = JobReader.job("a", json("{\"status\": \"Paused by Ops\"}"));

    assertEquals("Paused by Ops", job.status());
    assertFalse(job.isFinal());
  }

  @Test
  void what_is_missing_null_or_of_another_type_is_null() throws Exception {
    Job job =
        JobReader.job(
            "a",
            json(
                """
                {"title": {"en": "x"}, "account": null, "status": " ", "percentComplete": "many",
                 "fromDate": [2012], "toDate": "20120231", "requestedAt": true, "quote": "soon",
                 "results": [], "rules": null, "surprise": {"deep": [1, {"x": null}]}}
                """));

    assertEquals(
        new Job(
            "a", null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null),
        job);
  }

  @Test
  void times_that_do_not_parse_are_null_and_lose_nothing_else() throws Exception {
    Job job =
        JobReader.job(
            "a",
            json(
                "{\"results\": {\"completedAt\": \"2012-06 17T22:43:27Z\", \"fileCount\": 1000}}"));

    assertEquals(new Outcome(null, null, 1000L, null, null), job.results());
  }

  @ParameterizedTest
  @CsvSource({
    "5000, 5000",
    "5000.10, 5000.10",
    "'\"5000.10\"', 5000.10",
    "null, ",
    "'\"free\"', ",
    "1e999999999, ",
    "'[1]', "
  })
  void the_cost_is_an_exact_decimal(String written, BigDecimal cost) throws Exception {
    Job job = JobReader.job("a", json("{\"quote\": {\"costDollars\": " + written + "}}"));

    assertNotNull(job.quote());
    assertEquals(cost, job.quote().costDollars());
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"format\": \"activity-streams\"}', activity_streams",
    "'{\"dataFormat\": \"original\"}', original",
    "'{\"data_format\": \"ORIGINAL\"}', original",
    "'{\"format\": \"parquet-2\"}', parquet-2",
    "'{\"format\": null, \"dataFormat\": \"original\"}', original"
  })
  void the_format_has_two_keys_and_several_spellings(String body, String format) throws Exception {
    assertEquals(format, JobReader.job("a", json(body)).dataFormat());
  }

  @Test
  void a_created_job_without_an_id_is_not_understood() {
    assertThrows(
        UnreadableAnswer.class, () -> JobReader.created(json("{\"jobURL\": \"https://h/.json\"}")));
  }

  @Test
  void a_rule_that_was_not_created_says_why() throws Exception {
    Job job =
        JobReader.job(
            "a",
            json(
                """
                {"rules": {"detail": [{"rule": {"value": "(", "tag": null}, "created": false,
                 "message": "no viable alternative"}, "odd"]}}
                """));

    assertEquals(
        List.of(
            new CreatedRule("(", null, null, false, "no viable alternative"),
            new CreatedRule(null, null, null, null, null)),
        job.rules());
  }

  private static JsonNode json(String text) throws Exception {
    return ServiceJson.document(text.getBytes(StandardCharsets.UTF_8));
  }
}
