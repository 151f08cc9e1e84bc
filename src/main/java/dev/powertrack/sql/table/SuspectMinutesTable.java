package dev.powertrack.sql.table;

import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.JobSummary;
import dev.powertrack.archive.AccountArchive;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * SUSPECT_MINUTES: the minutes of delivered jobs which the service's archive may not hold whole.
 */
final class SuspectMinutesTable extends ServiceTable<SuspectMinutesTable.Row> {

  record Row(String jobId, Instant minute) {}

  static final Fields<Row> FIELDS =
      new Fields<>(
          List.of(
              Field.<Row>text("JOB_ID", "The delivered job", Row::jobId).notNull(),
              Field.<Row>time("MINUTE_START", "Start of the minute, UTC", Row::minute).notNull()));

  private final HistoricalPowerTrack service;

  SuspectMinutesTable(HistoricalPowerTrack service) {
    super(1_000, FIELDS, "JOB_ID");
    this.service = service;
  }

  @Override
  Iterator<Row> rows(RowRequest request) {
    return service.jobs().jobs().stream()
        .filter(
            job -> AccountArchive.isDelivered(job.status()) && canMatchJob(job.jobId(), request))
        .flatMap(this::minutes)
        .iterator();
  }

  private Stream<Row> minutes(JobSummary job) {
    return service.suspectMinutes(service.results(job.jobId())).stream()
        .map(suspect -> new Row(job.jobId(), suspect.minute()));
  }
}
