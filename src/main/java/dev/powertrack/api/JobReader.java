package dev.powertrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what the service writes about jobs into values. Whatever cannot be read becomes null. */
final class JobReader {
  private JobReader() {}

  /**
   * The answer of {@code GET /jobs}: {@code {"jobs": […], "delivered": {…}}}, or a bare list. A job
   * that stands twice in it is one job.
   */
  static JobList list(JsonNode document) {
    LooseObject answer = LooseObject.of(document);
    Iterable<JsonNode> entries = document.isArray() ? document : answer.list("jobs");
    Map<String, JobSummary> jobs = new LinkedHashMap<>();
    int unreadable = 0;
    for (JsonNode entry : entries) {
      JobSummary job = summary(LooseObject.of(entry));
      if (job == null) {
        unreadable++;
      } else {
        jobs.merge(job.jobId(), job, JobReader::further);
      }
    }
    LooseObject delivered = answer.object("delivered");
    Usage usage =
        new Usage(
            delivered.whole("jobCount"),
            delivered.whole("jobDaysRun"),
            delivered.whole("activityCount"));
    return new JobList(List.copyOf(jobs.values()), usage, unreadable);
  }

  /** Of two entries of one job the first, unless only the other one has come to its end. */
  private static JobSummary further(JobSummary first, JobSummary second) {
    return Job.isFinal(second.status()) && !Job.isFinal(first.status()) ? second : first;
  }

  /**
   * The answer about one job.
   *
   * @param jobId what was asked for
   */
  static Job job(String jobId, JsonNode document) {
    LooseObject job = LooseObject.of(document);
    return new Job(
        jobId,
        job.text("title"),
        job.text("account"),
        job.text("status"),
        job.text("statusMessage"),
        job.wholeInt("percentComplete"),
        job.text("publisher"),
        job.text("streamType"),
        dataFormat(job),
        job.time("fromDate"),
        job.time("toDate"),
        job.text("requestedBy"),
        job.time("requestedAt"),
        job.text("acceptedBy"),
        job.time("acceptedAt"),
        quote(job),
        outcome(job),
        rules(job),
        job.text("jobURL"));
  }

  /**
   * The answer of {@code POST /jobs}, whose id is known from it alone.
   *
   * @throws UnreadableAnswer if it has no id
   */
  static Job created(JsonNode document) throws UnreadableAnswer {
    String jobId = id(LooseObject.of(document));
    if (jobId == null) {
      throw new UnreadableAnswer("it names no job id");
    }
    return job(jobId, document);
  }

  private static @Nullable JobSummary summary(LooseObject job) {
    String jobId = id(job);
    if (jobId == null) {
      return null;
    }
    return new JobSummary(
        jobId,
        job.text("title"),
        job.text("status"),
        job.text("publisher"),
        job.text("streamType"),
        job.time("fromDate"),
        job.time("toDate"),
        job.wholeInt("percentComplete"),
        job.time("expiresAt"),
        job.text("jobURL"));
  }

  /** Later years have a uuid field; before, the id is in jobURL only. */
  private static @Nullable String id(LooseObject job) {
    String uuid = job.text("uuid");
    return JobId.isValid(uuid) ? uuid : JobId.fromUrl(job.text("jobURL"));
  }

  private static @Nullable String dataFormat(LooseObject job) {
    String word = job.text("format", "dataFormat");
    return word == null ? null : DataFormat.normalised(word);
  }

  private static @Nullable Quote quote(LooseObject job) {
    if (!job.node("quote").isObject()) {
      return null;
    }
    LooseObject quote = job.object("quote");
    return new Quote(
        quote.decimal("costDollars"),
        quote.whole("estimatedActivityCount"),
        quote.decimal("estimatedDurationHours"),
        quote.decimal("estimatedFileSizeMb"),
        quote.time("expiresAt"));
  }

  private static @Nullable Outcome outcome(LooseObject job) {
    if (!job.node("results").isObject()) {
      return null;
    }
    LooseObject results = job.object("results");
    return new Outcome(
        results.time("completedAt"),
        results.whole("activityCount"),
        results.whole("fileCount"),
        results.decimal("fileSizeMb"),
        results.time("expiresAt"));
  }

  /** {@code {"detail": [{"rule": {value, tag, id}, "created": true}]}}. */
  private static @Nullable List<CreatedRule> rules(LooseObject job) {
    if (!job.has("rules")) {
      return null;
    }
    return job.object("rules").list("detail").stream().map(JobReader::rule).toList();
  }

  private static CreatedRule rule(JsonNode entry) {
    LooseObject detail = LooseObject.of(entry);
    LooseObject rule = detail.object("rule");
    return new CreatedRule(
        rule.text("value"),
        rule.text("tag"),
        rule.whole("id"),
        detail.truth("created"),
        detail.text("message", "reason", "error"));
  }
}
