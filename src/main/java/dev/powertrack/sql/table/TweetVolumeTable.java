package dev.powertrack.sql.table;

import dev.powertrack.archive.DataFile;
import dev.powertrack.scan.BadFiles;
import dev.powertrack.scan.ScanEngine;
import dev.powertrack.sql.prune.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * TWEET_VOLUME: how many tweets TWEETS has in each window of each job, zero for those without a
 * file. A file is read only where its count is asked for and not known: where the column is named,
 * of the windows that the condition leaves.
 */
final class TweetVolumeTable extends ServiceTable<TweetVolumeTable.Row> {
  static final String NAME = "TWEET_VOLUME";

  /** A window, and who counts its tweets; null where nobody asks for them. */
  record Row(WindowRow window, @Nullable TweetCounts counts) {

    long tweets() {
      DataFile file = window.dataFile();
      return file == null ? 0 : Objects.requireNonNull(counts, "tweets were named").of(file);
    }
  }

  private static final Fields<Row> FIELDS =
      WindowFields.with(
          Row::window,
          List.of(
              Field.<Row>count(
                      "TWEETS",
                      "Tweets in the window, 0 where there is no file; a file that was never read"
                          + " is read for it",
                      Row::tweets)
                  .notNull()));

  private final WindowDirectory windows;
  private final ScanEngine engine;
  private final BadFiles badFiles;

  TweetVolumeTable(WindowDirectory windows, ScanEngine engine, BadFiles badFiles) {
    super(50_000, FIELDS, WindowFields.KNOWN);
    this.windows = windows;
    this.engine = engine;
    this.badFiles = badFiles;
  }

  @Override
  Iterator<Row> rows(RowRequest request) {
    return new Rows(request);
  }

  @Override
  boolean asksForValues() {
    return false;
  }

  @Override
  public @Nullable String describe(RowRequest request) {
    if (!counts(request)) {
      return null;
    }
    return StepsEndedByCancel.once(
        request.control(),
        () -> {
          KnownFiles known = new KnownFiles(engine);
          List<DataFile> files = new ArrayList<>();
          long listed = 0;
          for (CoveredJob job : jobs(request)) {
            List<WindowRow> ofJob = windows(job, request);
            listed += files(ofJob).size();
            files(matching(ofJob, request)).stream()
                .filter(file -> known.report(file).isEmpty())
                .forEach(files::add);
          }
          return SelectionInWords.of(
              new FileSelection(listed, files, List.of(), 0), engine.archive());
        });
  }

  private boolean counts(RowRequest request) {
    return request.names(FIELDS.ordinal("TWEETS"));
  }

  private List<CoveredJob> jobs(RowRequest request) {
    return windows.jobs().stream()
        .filter(job -> request.splits().test(job.bounds(FIELDS::ordinal)) != Verdict.NEVER)
        .toList();
  }

  private List<WindowRow> windows(CoveredJob job, RowRequest request) {
    return windows.windows(job, false, request.control()).toList();
  }

  private List<WindowRow> matching(List<WindowRow> ofJob, RowRequest request) {
    return ofJob.stream().filter(window -> canMatch(new Row(window, null), request)).toList();
  }

  private static List<DataFile> files(List<WindowRow> windows) {
    return windows.stream().map(WindowRow::dataFile).filter(Objects::nonNull).toList();
  }

  /** Job after job. */
  private final class Rows implements OpenRows<Row> {
    private final RowRequest request;
    private final @Nullable TweetCounts counts;
    private @Nullable Iterator<CoveredJob> jobs;
    private Iterator<WindowRow> ofJob = Collections.emptyIterator();

    Rows(RowRequest request) {
      this.request = request;
      this.counts = counts(request) ? new TweetCounts(engine, badFiles, request, NAME) : null;
    }

    @Override
    public boolean hasNext() {
      Iterator<CoveredJob> all = jobs == null ? jobs(request).iterator() : jobs;
      jobs = all;
      while (!ofJob.hasNext() && all.hasNext()) {
        begin(all.next());
      }
      if (!ofJob.hasNext() && counts != null) {
        counts.end();
      }
      return ofJob.hasNext();
    }

    private void begin(CoveredJob job) {
      List<WindowRow> all = windows(job, request);
      List<WindowRow> wanted = matching(all, request);
      if (counts != null) {
        counts.goOnWith(files(all).size(), files(wanted));
      }
      ofJob = wanted.iterator();
    }

    @Override
    public Row next() {
      return new Row(ofJob.next(), counts);
    }

    @Override
    public void close() {
      if (counts != null) {
        counts.close();
      }
    }
  }
}
