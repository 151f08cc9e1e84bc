package dev.powertrack.sql.table;

import static dev.powertrack.sql.table.Field.count;
import static dev.powertrack.sql.table.Field.number;
import static dev.powertrack.sql.table.Field.text;
import static dev.powertrack.sql.table.Field.time;

import dev.powertrack.scan.ScanLog;
import dev.powertrack.scan.ScanProgress;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** SCANS: what this process is reading and has read over this URL. */
final class ScansTable extends ServiceTable<ScanProgress> {
  private static final Fields<ScanProgress> FIELDS =
      new Fields<>(
          List.of(
              Field.<ScanProgress>count("SCAN_ID", "Counts up from 1", ScanProgress::id).notNull(),
              text("STATEMENT", "The statement's text", ScanProgress::statement),
              text("TABLE_NAME", "The table that is read", ScanProgress::table),
              text(
                  "STATE",
                  "running, done, stopped (nobody wanted more, or cancelled) or failed",
                  s -> s.state().name().toLowerCase(Locale.ROOT)),
              time("STARTED_AT", "When it began, UTC", ScanProgress::startedAt),
              number("SECONDS", "How long it has run, or ran, in seconds", ScanProgress::seconds),
              count(
                  "FILES_LISTED",
                  "Data files of the jobs that could match",
                  ScanProgress::filesListed),
              count("FILES_SELECTED", "Files whose rows could match", ScanProgress::filesSelected),
              count(
                  "FILES_KNOWN",
                  "Selected files answered from counts known of files read before, not opened",
                  ScanProgress::filesKnown),
              count(
                  "FILES_READ",
                  "Files read, the last one perhaps not to its end",
                  ScanProgress::filesRead),
              count(
                  "FILES_FETCHED", "Files that came over the network", ScanProgress::filesFetched),
              count(
                  "BYTES_FETCHED", "Bytes that came over the network", ScanProgress::bytesFetched),
              count("ROWS_READ", "Rows decoded", ScanProgress::rowsRead),
              count(
                  "ROWS_RETURNED",
                  "Rows that matched and were handed on",
                  ScanProgress::rowsReturned)));

  private final ScanLog log;

  ScansTable(ScanLog log) {
    super(100, FIELDS);
    this.log = log;
  }

  @Override
  Iterator<ScanProgress> rows(RowRequest request) {
    return log.scans().iterator();
  }
}
