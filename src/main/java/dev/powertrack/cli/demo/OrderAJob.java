package dev.powertrack.cli.demo;

import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.Job;
import dev.powertrack.api.NewJob;
import dev.powertrack.api.Outcome;
import dev.powertrack.api.Quote;
import dev.powertrack.api.Rule;
import dev.powertrack.orders.JobWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The life of a job, from the rules to the delivery. */
final class OrderAJob implements Step {
  static final String TITLE = "coffee-morning";

  static final NewJob JOB =
      new NewJob(
          TITLE,
          Instant.parse("2014-05-05T06:00:00Z"),
          Instant.parse("2014-05-05T09:00:00Z"),
          "activity_streams",
          List.of(
              new Rule("coffee OR espresso", "coffee"),
              new Rule("(\"flat white\" OR cappuccino)", "milk"),
              new Rule("tea -coffee", "tea")));

  /** The service takes 5 requests in 5 seconds; the queries want some of them too. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1000);

  @Override
  public String title() {
    return "Order a job: tweets about coffee of one morning in 2014";
  }

  @Override
  public void play(Stage stage) throws IOException {
    Page page = stage.page();
    HistoricalPowerTrack client = stage.client();
    page.say(
        "Job   "
            + JOB.title()
            + ", "
            + JOB.fromDate()
            + " to "
            + JOB.toDate()
            + ", with the rules");
    for (Rule rule : JOB.rules()) {
      page.say("      " + rule.value() + "   (tag " + rule.tag() + ")");
    }
    Job created = client.create(JOB);
    page.say("", "Creating it is free; the service estimates what it would cost:");
    Job quoted = watch(client, created, "quoted", page);
    quote(quoted.quote(), page);
    page.say(
        "", "Accepting the quote is what costs money. This one is only simulated, so: accept.");
    Job delivered = watch(client, client.accept(quoted.jobId()), "delivered", page);
    delivery(delivered.results(), page);
  }

  /** Looks at a job until it stands still, and tells each change. */
  private static Job watch(HistoricalPowerTrack client, Job job, String until, Page page)
      throws IOException {
    AtomicReference<String> told = new AtomicReference<>("");
    Job seen = stillAfter(client, job, look -> tell(look, told, page));
    if (!until.equals(seen.status())) {
      throw new IllegalStateException("the demo's job is " + seen.status());
    }
    return seen;
  }

  /** A page that nobody reads any more is an IOException, as everywhere in the story. */
  private static Job stillAfter(HistoricalPowerTrack client, Job job, Consumer<Job> seen)
      throws IOException {
    try {
      return new JobWatch(client, BETWEEN_LOOKS).untilItStandsStill(job, seen);
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      throw cause == null ? new IOException(e) : cause;
    }
  }

  private static void tell(Job job, AtomicReference<String> told, Page page) {
    String now = progress(job);
    if (!now.equals(told.getAndSet(now))) {
      try {
        page.say("  " + now);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String progress(Job job) {
    Integer percent = job.percentComplete();
    boolean moving = percent != null && percent > 0 && percent < 100;
    return job.status() + (moving ? " " + percent + " %" : "");
  }

  private static void quote(@Nullable Quote quote, Page page) throws IOException {
    if (quote == null) {
      return;
    }
    page.say(
        "The quote",
        "  cost             " + quote.costDollars() + " US dollars",
        "  tweets expected  about " + quote.estimatedActivityCount(),
        "  time to run      about " + quote.estimatedDurationHours() + " hours",
        "  can be accepted  until " + quote.expiresAt());
  }

  private static void delivery(@Nullable Outcome results, Page page) throws IOException {
    if (results != null) {
      page.say(
          "Delivered: "
              + results.activityCount()
              + " tweets in "
              + results.fileCount()
              + " files of ten minutes, to be fetched until "
              + results.expiresAt());
    }
  }
}
