package dev.powertrack.simulator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.powertrack.simulator.SimulatedJob.Decision;
import dev.powertrack.simulator.content.MatchingRule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Jobs as the API writes them, fields in the real order; numbers as strings where it does so. */
final class JobJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final double MEGABYTE = 1024 * 1024;

  private final Generation generation;
  private final Instant now;
  private final boolean costs;

  /**
   * @param costs whether quotes name one
   */
  JobJson(Generation generation, Instant now, boolean costs) {
    this.generation = generation;
    this.now = now;
    this.costs = costs;
  }

  /** All jobs that have not expired, each with few fields, and what was delivered in all. */
  String list(List<SimulatedJob> jobs) {
    ObjectNode list = JSON.createObjectNode();
    ArrayNode items = list.putArray("jobs");
    ObjectNode delivered = list.putObject("delivered");
    long count = 0;
    long days = 0;
    long activities = 0;
    for (SimulatedJob job : jobs) {
      if (job.status(now) == JobStatus.DELIVERED) {
        count++;
        days += job.content().days();
        activities += job.content().counts().tweets();
      }
      if (!job.isExpired(now)) {
        items.add(item(job));
      }
    }
    delivered.put("jobCount", count).put("jobDaysRun", days).put("activityCount", activities);
    return list.toString();
  }

  private ObjectNode item(SimulatedJob job) {
    ObjectNode item = JSON.createObjectNode();
    item.put("title", job.title());
    item.put("jobURL", jobUrl(job));
    item.put("status", job.status(now).word());
    item.put("publisher", job.publisher());
    item.put("streamType", generation.streamType());
    item.put("fromDate", MINUTE.format(job.content().from()));
    item.put("toDate", MINUTE.format(job.content().to()));
    item.put("percentComplete", job.percentComplete(now));
    switch (job.status(now)) {
      case OPENED, ESTIMATING -> {}
      case QUOTED -> item.put("expiresAt", second(job.quoteExpiresAt()));
      default -> item.put("expiresAt", second(job.expiresAt()));
    }
    if (generation == Generation.V2) {
      item.put("uuid", job.uuid());
    }
    return item;
  }

  /** The answer to a GET of one job. */
  String job(SimulatedJob job) {
    ObjectNode json = head(job);
    quote(job, json);
    decision(job, json);
    results(job, json);
    json.put("percentComplete", job.percentComplete(now));
    return json.toString();
  }

  /** The answer to a PUT: without percentComplete. */
  String decided(SimulatedJob job) {
    ObjectNode json = head(job);
    quote(job, json);
    decision(job, json);
    return json.toString();
  }

  /** The answer to a POST: the only one that has the rules. */
  String created(SimulatedJob job) {
    ObjectNode json = head(job);
    ObjectNode rules = json.putObject("rules");
    rules.putObject("summary").put("created", job.content().rules().size()).put("not_created", 0);
    ArrayNode detail = rules.putArray("detail");
    for (MatchingRule rule : job.content().rules()) {
      ObjectNode one = detail.addObject();
      one.putObject("rule").put("value", rule.value()).put("tag", rule.tag()).put("id", rule.id());
      one.put("created", true);
    }
    rules.put("sent", DateTimeFormatter.ISO_INSTANT.format(now.truncatedTo(ChronoUnit.MILLIS)));
    return json.toString();
  }

  private ObjectNode head(SimulatedJob job) {
    ObjectNode json = new ObjectNode(JsonNodeFactory.instance);
    json.put("title", job.title());
    json.put("account", Account.NAME);
    json.put("publisher", job.publisher());
    json.put("streamType", generation.streamType());
    json.put("format", generation.formatWord(job.content().format()));
    json.put("fromDate", MINUTE.format(job.content().from()));
    json.put("toDate", MINUTE.format(job.content().to()));
    json.put("requestedBy", job.requestedBy());
    json.put("requestedAt", second(job.requestedAt()));
    json.put("status", job.status(now).word());
    json.put("statusMessage", job.status(now).message());
    json.put("jobURL", jobUrl(job));
    return json;
  }

  private void quote(SimulatedJob job, ObjectNode json) {
    if (!job.status(now).hasQuote()) {
      return;
    }
    JobContent content = job.content();
    ObjectNode quote = json.putObject("quote");
    if (costs) {
      quote.put("costDollars", 500 + 25 * content.days());
    }
    quote.put("estimatedActivityCount", roughly(content.counts().tweets()));
    quote.put("estimatedDurationHours", decimal(1, 1 + content.days() / 4.0));
    quote.put("estimatedFileSizeMb", decimal(1, content.estimatedBytes() / MEGABYTE));
    quote.put("expiresAt", second(job.quoteExpiresAt()));
  }

  private static void decision(SimulatedJob job, ObjectNode json) {
    Decision decision = job.decision();
    if (decision != null) {
      json.put("acceptedBy", decision.by());
      json.put("acceptedAt", second(decision.at()));
    }
  }

  private void results(SimulatedJob job, ObjectNode json) {
    Instant deliveredAt = job.deliveredAt();
    if (job.status(now) != JobStatus.DELIVERED || deliveredAt == null) {
      return;
    }
    JobContent content = job.content();
    ObjectNode results = json.putObject("results");
    results.put("activityCount", content.counts().tweets());
    results.put("fileCount", content.counts().files());
    results.put("fileSizeMb", decimal(2, content.estimatedBytes() / MEGABYTE));
    results.put("completedAt", second(deliveredAt));
    results.put(
        "dataURL",
        generation.vendorUrl(generation.jobPath(Account.NAME, job.uuid()) + "/results.json"));
    results.put("expiresAt", second(job.expiresAt()));
  }

  private String jobUrl(SimulatedJob job) {
    return generation.vendorUrl(generation.jobPath(Account.NAME, job.uuid()) + ".json");
  }

  /** An order of magnitude and a digit, never less than 100, as the real estimates are. */
  private static long roughly(long count) {
    if (count <= 100) {
      return 100;
    }
    long step = (long) Math.pow(10, Math.floor(Math.log10(count)) - 1);
    return (count + step - 1) / step * step;
  }

  private static String decimal(int digits, double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  static String second(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
  }

  static String minute(Instant instant) {
    return MINUTE.format(instant);
  }
}
