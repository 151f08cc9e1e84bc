package dev.powertrack.sql.table;

import static dev.powertrack.sql.table.Field.count;
import static dev.powertrack.sql.table.Field.text;
import static dev.powertrack.sql.table.Field.time;
import static dev.powertrack.sql.table.Field.truth;

import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.Window;
import dev.powertrack.scan.FileReport;
import dev.powertrack.scan.FileReport.TweetTimes;
import dev.powertrack.scan.ScanEngine;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * FILES: a row for each data file. What is inside a file that is on this machine is read when a
 * query names such a column, once; nothing is ever fetched for it.
 */
final class FilesTable extends ServiceTable<FileRow> {
  private static final Fields<FileRow> FIELDS =
      new Fields<>(
          List.of(
              Field.<FileRow>text("JOB_ID", "The job that delivered the file", r -> file(r).jobId())
                  .notNull(),
              Field.<FileRow>text(
                      "FILE_NAME",
                      "The vendor's name of the file, or its path in the local folder",
                      r -> file(r).name())
                  .notNull(),
              time(
                  "WINDOW_START",
                  "Start of the file's ten minutes, UTC, inclusive",
                  FilesTable::start),
              time("WINDOW_END", "End of the file's ten minutes, UTC, exclusive", FilesTable::end),
              Field.<FileRow>text(
                      "STATE",
                      "listed (not fetched yet), stored (fetched and verified), local (in the"
                          + " folder), duplicate (another file holds the same window; not read)",
                      r -> r.listed().state().name().toLowerCase(Locale.ROOT))
                  .notNull(),
              count(
                  "BYTES",
                  "Size as delivered, compressed; unknown before the file is fetched",
                  r -> r.listed().bytes()),
              count("TWEETS", "Tweets in the file", r -> r.inside(FileReport::tweets)),
              count(
                  "COMPLIANCE_RECORDS",
                  "Deletions and other compliance records in the file",
                  r -> r.inside(FileReport::complianceRecords)),
              count(
                  "UNREADABLE_LINES",
                  "Lines that could not be read; see the table UNREADABLE_LINES",
                  r -> r.inside(FileReport::unreadableLines)),
              count(
                  "SYSTEM_LINES",
                  "Messages of the service",
                  r -> r.inside(FileReport::systemLines)),
              count("BLANK_LINES", "Keep-alive lines", r -> r.inside(FileReport::blankLines)),
              text(
                  "FOOTER_MESSAGE",
                  "The service's last word",
                  r -> r.inside(FileReport::footerMessage)),
              count(
                  "FOOTER_COUNT",
                  "How many tweets the footer tells of",
                  r -> r.inside(FileReport::footerCount)),
              truth(
                  "FOOTER_AGREES",
                  "Whether the footer tells of as many tweets as there are",
                  r -> r.inside(FileReport::footerAgrees)),
              count(
                  "ROWS_OUTSIDE_WINDOW",
                  "Tweets whose time is not in the file's ten minutes",
                  r -> r.inside(FileReport::rowsOutsideWindow)),
              time(
                  "FIRST_POSTED_AT",
                  "Time of the earliest tweet, UTC",
                  r -> r.inside(report -> at(report, TweetTimes::first))),
              time(
                  "LAST_POSTED_AT",
                  "Time of the latest tweet, UTC",
                  r -> r.inside(report -> at(report, TweetTimes::last))),
              text(
                  "PROBLEM",
                  "Why the file is not what it should be: cut, damaged, another window's, its"
                      + " footer does not agree, or it has lines that cannot be read; of a file that is only listed, what was wrong with it when it was"
                      + " last fetched, for it is not kept then; empty if nothing is known to be"
                      + " wrong",
                  FileRow::problem)));

  private final ScanEngine engine;

  FilesTable(ScanEngine engine) {
    super(10_000, FIELDS, "JOB_ID", "FILE_NAME", "WINDOW_START", "WINDOW_END", "STATE", "BYTES");
    this.engine = engine;
  }

  @Override
  Iterator<FileRow> rows(RowRequest request) {
    CancelSignal signal = new CancelSignal();
    request.control().onCancel(signal::cancel);
    return engine.archive().jobs().stream()
        .filter(job -> canMatchJob(job.jobId(), request))
        .flatMap(job -> engine.archive().listing(job.jobId()).stream())
        .map(listed -> FileRow.of(listed, engine, signal))
        .filter(row -> canMatch(row, request))
        .iterator();
  }

  @Override
  boolean asksForValues() {
    return false;
  }

  private static @Nullable Instant at(
      FileReport report, Function<TweetTimes, @Nullable Long> which) {
    TweetTimes times = report.times();
    Long millis = times == null ? null : which.apply(times);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private static DataFile file(FileRow row) {
    return row.listed().file();
  }

  private static @Nullable Instant start(FileRow row) {
    Window window = file(row).window();
    return window == null ? null : window.start();
  }

  private static @Nullable Instant end(FileRow row) {
    Window window = file(row).window();
    return window == null ? null : window.end();
  }
}
