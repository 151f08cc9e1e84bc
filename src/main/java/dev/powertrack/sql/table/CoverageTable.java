package dev.powertrack.sql.table;

import static dev.powertrack.sql.table.Field.count;
import static dev.powertrack.sql.table.Field.text;
import static dev.powertrack.sql.table.Field.truth;
import static dev.powertrack.sql.table.Field.whole;

import dev.powertrack.archive.DataFile;
import dev.powertrack.sql.prune.Verdict;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * COVERAGE: a row for each window of each job that has data files, whether there is a file or not.
 * What is inside a file that is on this machine is read when a query names such a column; nothing
 * is ever fetched for it.
 */
final class CoverageTable extends ServiceTable<WindowRow> {
  private static final Fields<WindowRow> FIELDS =
      WindowFields.with(
          Function.identity(),
          List.of(
              text("FILE_NAME", "The window's data file", CoverageTable::fileName),
              count(
                  "BYTES",
                  "Size of the file as delivered, compressed; unknown before it is fetched",
                  r -> r.ofFile(file -> file.listed().bytes())),
              count(
                  "TWEETS",
                  "Tweets in the window; unknown before its file is fetched. TWEET_VOLUME fetches"
                      + " it",
                  WindowRow::tweets),
              truth(
                  "VERIFIED",
                  "Whether the file is here, was read to its end and is right",
                  WindowRow::isVerified),
              text(
                  "PROBLEM",
                  "Why the file is not what it should be; empty if nothing is known to be wrong",
                  r -> r.ofFile(FileRow::problem)),
              whole(
                  "SUSPECT_MINUTES",
                  "For how many of the ten minutes the service says it may not hold every tweet",
                  WindowRow::suspectMinutes)));

  private final WindowDirectory windows;

  CoverageTable(WindowDirectory windows) {
    super(50_000, FIELDS, WindowFields.KNOWN);
    this.windows = windows;
  }

  @Override
  Iterator<WindowRow> rows(RowRequest request) {
    boolean suspect = request.names(FIELDS.ordinal("SUSPECT_MINUTES"));
    return windows.jobs().stream()
        .filter(job -> request.splits().test(job.bounds(FIELDS::ordinal)) != Verdict.NEVER)
        .flatMap(job -> windows.windows(job, suspect, request.control()))
        .filter(row -> canMatch(row, request))
        .iterator();
  }

  @Override
  boolean asksForValues() {
    return false;
  }

  private static @Nullable String fileName(WindowRow row) {
    DataFile file = row.dataFile();
    return file == null ? null : file.name();
  }
}
