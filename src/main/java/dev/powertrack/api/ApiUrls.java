package dev.powertrack.api;

import okhttp3.HttpUrl;

/**
 * Where things are asked for. Every URL is built from the configured base; what the service writes
 * into jobURL and dataURL is not followed.
 */
final class ApiUrls {
  private final HttpUrl account;
  private final HttpUrl job;

  private ApiUrls(HttpUrl account, HttpUrl job) {
    this.account = account;
    this.job = job;
  }

  static ApiUrls of(ApiSettings settings) {
    HttpUrl base = HttpUrl.get(settings.base().toString());
    String name = settings.account();
    return switch (settings.version()) {
      case V1 -> {
        HttpUrl account = below(base, "accounts", name);
        yield new ApiUrls(
            account, below(account, "publishers", "twitter", "historical", "track", "jobs"));
      }
      case V2 -> {
        HttpUrl account =
            below(base, "historical", "powertrack", "accounts", name, "publishers", "twitter");
        yield new ApiUrls(account, below(account, "jobs"));
      }
    };
  }

  /** The list of jobs (GET), and where a job is created (POST). */
  HttpUrl jobs() {
    return below(account, "jobs.json");
  }

  HttpUrl job(String jobId) {
    return below(job, JobId.check(jobId) + ".json");
  }

  HttpUrl results(String jobId) {
    return below(job, JobId.check(jobId), "results.json");
  }

  HttpUrl resultsCsv(String jobId) {
    return below(job, JobId.check(jobId), "results.csv");
  }

  private static HttpUrl below(HttpUrl url, String... segments) {
    HttpUrl.Builder builder = url.newBuilder();
    for (String segment : segments) {
      builder.addPathSegment(segment);
    }
    return builder.build();
  }
}
