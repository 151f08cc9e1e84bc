package dev.powertrack.sql.table;

import static dev.powertrack.sql.table.Field.count;
import static dev.powertrack.sql.table.Field.text;
import static dev.powertrack.sql.table.Field.time;

import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.JobSummary;
import dev.powertrack.api.Results;
import dev.powertrack.archive.AccountArchive;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RESULTS: a row for each delivered job, each at the cost of one request; the suspect minutes cost
 * another, if a query names them.
 */
final class ResultsTable extends ServiceTable<ResultsTable.Row> {

  /** A delivered job, whose results are asked for when a column of them is. */
  record Row(JobSummary job, HistoricalPowerTrack service) {
    Results results() {
      return service.results(job.jobId());
    }
  }

  static final Fields<Row> FIELDS =
      new Fields<>(
          List.of(
              Field.<Row>text("JOB_ID", "The delivered job", r -> r.job.jobId()).notNull(),
              text("TITLE", "The job's title", r -> r.job.title()),
              count(
                  "URL_COUNT",
                  "How many data files the service says there are",
                  ResultsTable::urlCount),
              count(
                  "FILES_LISTED",
                  "How many links the service really listed",
                  r -> Long.valueOf(r.results().links().size())),
              count(
                  "TOTAL_FILE_SIZE_BYTES",
                  "Size of all data files together, compressed",
                  r -> r.results().totalFileSizeBytes()),
              count(
                  "SUSPECT_MINUTES",
                  "How many minutes the service's archive may not hold whole; see the table"
                      + " SUSPECT_MINUTES",
                  r -> Long.valueOf(r.service.suspectMinutes(r.results()).size())),
              time(
                  "EXPIRES_AT",
                  "Until when the data files can be fetched, UTC",
                  ResultsTable::expiresAt)));

  private final HistoricalPowerTrack service;

  ResultsTable(HistoricalPowerTrack service) {
    super(50, FIELDS, "JOB_ID", "TITLE");
    this.service = service;
  }

  @Override
  Iterator<Row> rows(RowRequest request) {
    return service.jobs().jobs().stream()
        .filter(job -> AccountArchive.isDelivered(job.status()))
        .map(job -> new Row(job, service))
        .filter(row -> canMatch(row, request))
        .iterator();
  }

  private static @Nullable Long urlCount(Row row) {
    Integer count = row.results().urlCount();
    return count == null ? null : Long.valueOf(count);
  }

  private static @Nullable Instant expiresAt(Row row) {
    return row.results().expiresAt();
  }
}
