package dev.powertrack.sql.table;

import static dev.powertrack.sql.table.Field.count;
import static dev.powertrack.sql.table.Field.number;
import static dev.powertrack.sql.table.Field.text;
import static dev.powertrack.sql.table.Field.time;
import static dev.powertrack.sql.table.Field.toDouble;
import static dev.powertrack.sql.table.Field.whole;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.Job;
import dev.powertrack.api.JobSummary;
import dev.powertrack.api.Outcome;
import dev.powertrack.api.Quote;
import dev.powertrack.orders.RuleText;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * JOBS. The list of jobs is one request for all rows; what only a job's own page tells costs one
 * request for each row that can match, and only if a query names such a column. A query that pins
 * {@code job_id} asks for that job alone.
 */
final class JobsTable extends ServiceTable<JobRow> {
  private static final Set<String> ONLY_IN_LIST = Set.of("EXPIRES_AT");

  private static final List<Field<JobRow>> IN_LIST =
      List.of(
          Field.<JobRow>text(
                  "JOB_ID", "The job's id, as in the service's URLs", r -> r.summary().jobId())
              .notNull(),
          text("TITLE", "The job's title, unique in the account", r -> r.summary().title()),
          text(
              "STATUS",
              "Where the job is in its life: opened, estimating, quoted, accepted, rejected,"
                  + " running, completed, delivered, failed, or another word of the service; expired for a"
                  + " job that it no longer lists but of which there are downloaded files",
              r -> r.summary().status()),
          whole(
              "PERCENT_COMPLETE",
              "How far the job is; climbs once while estimating, again while running",
              r -> r.summary().percentComplete()),
          text("PUBLISHER", "The publisher, twitter", r -> r.summary().publisher()),
          text("STREAM_TYPE", "track (v1) or track_v2 (v2)", r -> r.summary().streamType()),
          time(
              "FROM_DATE",
              "Start of the job's period, UTC, inclusive",
              r -> r.summary().fromDate()),
          time("TO_DATE", "End of the job's period, UTC, exclusive", r -> r.summary().toDate()),
          time(
              "EXPIRES_AT",
              "When the service lets go of the job: of its quote, or of its results, UTC",
              r -> r.summary().expiresAt()),
          text("JOB_URL", "The job's URL as the service tells it", r -> r.summary().jobUrl()));

  private static final List<Field<JobRow>> IN_JOB =
      List.of(
          text(
              "STATUS_MESSAGE",
              "The status in the service's words",
              r -> r.ofJob(Job::statusMessage)),
          text("DATA_FORMAT", "activity_streams or original", r -> r.ofJob(Job::dataFormat)),
          text("REQUESTED_BY", "Who asked for the job", r -> r.ofJob(Job::requestedBy)),
          time("REQUESTED_AT", "When the job was asked for, UTC", r -> r.ofJob(Job::requestedAt)),
          text("ACCEPTED_BY", "Who accepted or rejected the quote", r -> r.ofJob(Job::acceptedBy)),
          time(
              "ACCEPTED_AT",
              "When the quote was accepted or rejected, UTC",
              r -> r.ofJob(Job::acceptedAt)),
          number(
              "COST_DOLLARS",
              "The quote's price; empty where a subscription covers it",
              r -> toDouble(r.ofQuote(Quote::costDollars))),
          count(
              "ESTIMATED_ACTIVITY_COUNT",
              "How many tweets the quote expects: the order of magnitude",
              r -> r.ofQuote(Quote::estimatedActivityCount)),
          number(
              "ESTIMATED_DURATION_HOURS",
              "How long the quote expects the job to run, in hours",
              r -> toDouble(r.ofQuote(Quote::estimatedDurationHours))),
          number(
              "ESTIMATED_FILE_SIZE_MB",
              "How large the quote expects the files to be together, compressed, in MB",
              r -> toDouble(r.ofQuote(Quote::estimatedFileSizeMb))),
          time(
              "QUOTE_EXPIRES_AT",
              "Until when the quote can be accepted, UTC",
              r -> r.ofQuote(Quote::expiresAt)),
          count(
              "ACTIVITY_COUNT",
              "How many tweets the service delivered",
              r -> r.ofResults(Outcome::activityCount)),
          count(
              "FILE_COUNT",
              "How many data files the service delivered",
              r -> r.ofResults(Outcome::fileCount)),
          number(
              "FILE_SIZE_MB",
              "How large the data files are together, compressed, in MB",
              r -> toDouble(r.ofResults(Outcome::fileSizeMb))),
          time(
              "COMPLETED_AT",
              "When the job was done, UTC",
              r -> r.ofResults(Outcome::completedAt)));

  private static final Field<JobRow> RULES =
      text(
          "RULES",
          "The job's rules as JSON, where they were kept on this machine at creation; the service"
              + " does not tell them later. INSERT takes JSON, or a rule a line with a TAB before"
              + " its tag",
          JobRow::rules);

  /** As a reader of a job would ask: what it is, who wanted it, what it costs, what it brought. */
  private static final List<String> ORDER =
      List.of(
          "JOB_ID",
          "TITLE",
          "STATUS",
          "STATUS_MESSAGE",
          "PERCENT_COMPLETE",
          "PUBLISHER",
          "STREAM_TYPE",
          "DATA_FORMAT",
          "FROM_DATE",
          "TO_DATE",
          "REQUESTED_BY",
          "REQUESTED_AT",
          "ACCEPTED_BY",
          "ACCEPTED_AT",
          "COST_DOLLARS",
          "ESTIMATED_ACTIVITY_COUNT",
          "ESTIMATED_DURATION_HOURS",
          "ESTIMATED_FILE_SIZE_MB",
          "QUOTE_EXPIRES_AT",
          "ACTIVITY_COUNT",
          "FILE_COUNT",
          "FILE_SIZE_MB",
          "COMPLETED_AT",
          "EXPIRES_AT",
          "JOB_URL",
          "RULES");

  private static final Fields<JobRow> FIELDS =
      new Fields<>(
          Stream.of(IN_LIST, IN_JOB, List.of(RULES))
              .flatMap(List::stream)
              .sorted(Comparator.comparing(field -> ORDER.indexOf(field.column().name())))
              .toList());

  private static final Set<Integer> DETAILS = FIELDS.ordinals(names(IN_JOB));

  private final JobDirectory jobs;

  JobsTable(JobDirectory jobs) {
    super(50, FIELDS, names(IN_LIST));
    this.jobs = jobs;
  }

  private static String[] names(List<Field<JobRow>> fields) {
    return fields.stream().map(field -> field.column().name()).toArray(String[]::new);
  }

  @Override
  Iterator<JobRow> rows(RowRequest request) {
    boolean detailed = request.columns().stream().anyMatch(DETAILS::contains);
    Optional<Set<Object>> pinned = request.splits().pinned(FIELDS.ordinal("JOB_ID"));
    boolean list =
        !detailed
            || pinned.isEmpty()
            || ONLY_IN_LIST.stream().anyMatch(name -> request.names(FIELDS.ordinal(name)));
    return list
        ? jobs.list().stream()
            .filter(job -> canMatch(new JobRow(job, null, null), request))
            .map(
                job ->
                    detailed
                        ? detailed(job, request)
                        : new JobRow(job, null, rules(job.jobId(), request)))
            .iterator()
        : pinned.get().stream()
            .map(id -> alone(id.toString(), request))
            .filter(Objects::nonNull)
            .iterator();
  }

  private @Nullable JobRow detailed(JobSummary job, RowRequest request) {
    boolean forgotten = JobDirectory.EXPIRED.equals(job.status());
    return new JobRow(
        job, forgotten ? null : ask(job.jobId(), request), rules(job.jobId(), request));
  }

  private @Nullable JobRow alone(String jobId, RowRequest request) {
    Job job = ask(jobId, request);
    return job == null ? forgotten(jobId, request) : JobRow.of(job, rules(jobId, request));
  }

  private @Nullable JobRow forgotten(String jobId, RowRequest request) {
    return jobs.list().stream()
        .filter(job -> job.jobId().equals(jobId) && JobDirectory.EXPIRED.equals(job.status()))
        .findFirst()
        .map(job -> new JobRow(job, null, rules(jobId, request)))
        .orElse(null);
  }

  private @Nullable String rules(String jobId, RowRequest request) {
    return request.names(FIELDS.ordinal("RULES"))
        ? jobs.rules(jobId).map(RuleText::json).orElse(null)
        : null;
  }

  /** A job that is not there, or no longer, has no row, or none of its details. */
  private @Nullable Job ask(String jobId, RowRequest request) {
    try {
      return jobs.job(jobId);
    } catch (PowerTrackException e) {
      if (e.kind() == Kind.NOT_FOUND || e.kind() == Kind.INVALID_VALUE) {
        return null;
      }
      if (e.kind() == Kind.EXPIRED) {
        request.control().warn(String.valueOf(e.getMessage()));
        return null;
      }
      throw e;
    }
  }
}
