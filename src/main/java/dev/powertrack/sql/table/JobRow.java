package dev.powertrack.sql.table;

import dev.powertrack.api.Job;
import dev.powertrack.api.JobSummary;
import dev.powertrack.api.Outcome;
import dev.powertrack.api.Quote;
import dev.powertrack.orders.RuleText;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a row of JOBS stands for.
 *
 * @param detail null where it was not asked for, or there is none
 * @param rules in the JSON form of {@link RuleText}; null where they are not known, or were not
 *     asked for
 */
record JobRow(JobSummary summary, @Nullable Job detail, @Nullable String rules) {

  /** What a single request for a job tells holds all of the list's item but when it expires. */
  static JobRow of(Job job, @Nullable String rules) {
    return new JobRow(
        new JobSummary(
            job.jobId(),
            job.title(),
            job.status(),
            job.publisher(),
            job.streamType(),
            job.fromDate(),
            job.toDate(),
            job.percentComplete(),
            null,
            job.jobUrl()),
        job,
        rules);
  }

  <V> @Nullable V ofJob(Function<Job, @Nullable V> value) {
    return detail == null ? null : value.apply(detail);
  }

  <V> @Nullable V ofQuote(Function<Quote, @Nullable V> value) {
    Quote quote = ofJob(Job::quote);
    return quote == null ? null : value.apply(quote);
  }

  <V> @Nullable V ofResults(Function<Outcome, @Nullable V> value) {
    Outcome results = ofJob(Job::results);
    return results == null ? null : value.apply(results);
  }
}
