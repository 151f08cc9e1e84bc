package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.powertrack.PowerTrackException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ApiUrlsTest {

  @Test
  void version_1_is_as_in_2014() {
    ApiUrls urls = urls(ApiVersion.V1, "CustomerName");

    assertEquals("https://historical.gnip.com/accounts/CustomerName/jobs.json", urls.jobs() + "");
    String job =
        "https://historical.gnip.com/accounts/CustomerName/publishers/twitter/historical/track/jobs/kj4";
    assertEquals(job + ".json", urls.job("kj4") + "");
    assertEquals(job + "/results.json", urls.results("kj4") + "");
    assertEquals(job + "/results.csv", urls.resultsCsv("kj4") + "");
  }

  @Test
  void version_2_is_as_in_2021() {
    ApiUrls urls = urls(ApiVersion.V2, "acct");

    String account =
        "https://gnip-api.gnip.com/historical/powertrack/accounts/acct/publishers/twitter";
    assertEquals(account + "/jobs.json", urls.jobs() + "");
    assertEquals(account + "/jobs/r5p.json", urls.job("r5p") + "");
    assertEquals(account + "/jobs/r5p/results.json", urls.results("r5p") + "");
    assertEquals(account + "/jobs/r5p/results.csv", urls.resultsCsv("r5p") + "");
  }

  @Test
  void an_account_cannot_leave_its_place_in_the_path() {
    assertEquals(
        "https://gnip-api.gnip.com/historical/powertrack/accounts/a%2F..%3Fb%23c/publishers/twitter/jobs.json",
        urls(ApiVersion.V2, "a/..?b#c").jobs() + "");
  }

  @Test
  void a_job_id_is_checked_before_it_enters_a_path() {
    ApiUrls urls = urls(ApiVersion.V2, "acct");

    PowerTrackException refusal =
        assertThrows(PowerTrackException.class, () -> urls.job("../../other"));
    assertEquals(PowerTrackException.Kind.INVALID_VALUE, refusal.kind());
  }

  @Test
  void another_base_is_used_for_everything() {
    ApiSettings settings =
        ApiSettings.of(
            URI.create("http://127.0.0.1:8080/"), ApiVersion.V2, "acct", Credentials.of("u", "p"));

    assertEquals(
        "http://127.0.0.1:8080/historical/powertrack/accounts/acct/publishers/twitter/jobs/x.json",
        ApiUrls.of(settings).job("x") + "");
  }

  private static ApiUrls urls(ApiVersion version, String account) {
    return ApiUrls.of(
        ApiSettings.of(version.defaultBase(), version, account, Credentials.of("u", "p")));
  }
}
