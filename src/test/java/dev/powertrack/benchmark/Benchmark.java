package dev.powertrack.benchmark;

import dev.powertrack.simulator.content.DataFormat;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Measures queries through the driver against DuckDB, and prints a table:
 *
 * <pre>{@code
 * mvn -q -Pbenchmark test-compile exec:exec
 * }</pre>
 *
 * <p>The data is made once, in target/benchmark or the folder of {@code -Dbenchmark.data}: about
 * 250 MB for both formats. See {@link Settings} for the other properties. A run of all takes about
 * a quarter of an hour on two cores; the machine should do nothing else.
 *
 * <p>Nothing is answered from what an earlier run found out: Q1 is asked each time in a database
 * that knows nothing. What it costs where the counts are known is a row of its own.
 */
public final class Benchmark {
  private static final List<String> ON_ONE_CORE = List.of("Q2", "Q7");

  private final Settings settings;
  private final Report report;
  private final DuckDb duckDb;

  private Benchmark(Settings settings, Report report, DuckDb duckDb) {
    this.settings = settings;
    this.report = report;
    this.duckDb = duckDb;
  }

  public static void main(String[] args) throws IOException, SQLException, InterruptedException {
    Settings settings = Settings.fromProperties();
    Report report =
        new Report(
            new PrintStream(
                new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
    try (DuckDb duckDb = new DuckDb(Runtime.getRuntime().availableProcessors())) {
      report.machine(duckDb.version(), settings);
      for (DataFormat format : settings.formats()) {
        new Benchmark(settings, report, duckDb).measure(DayOfTweets.in(settings.folder(), format));
      }
    }
  }

  private void measure(DayOfTweets day) throws IOException, SQLException, InterruptedException {
    report.table(day.format(), day.bytes());
    Map<String, Comparison> done = new HashMap<>();
    try (ThroughDriver ours = new ThroughDriver(day.folder());
        ScanAlone scan = new ScanAlone(day.folder())) {
      List<Query> queries = Queries.over(day).stream().filter(settings::wants).toList();
      for (Query query : queries) {
        Comparison comparison = compared(query, ours);
        report.row(comparison);
        done.put(query.name(), comparison);
        if (query.name().equals("Q1")) {
          report.row(again(query, ours));
        }
      }
      for (Query query : queries) {
        if (query.name().equals("Q2")) {
          report.overhead(Comparison.of(query, ours, scan, settings.runs()));
        }
      }
    }
    onOneCore(day, done);
  }

  private Comparison compared(Query query, ThroughDriver ours) throws SQLException {
    Engine engine = query.name().equals("Q1") ? ours.forgetful() : ours;
    return Comparison.of(query, engine, duckDb, settings.runs());
  }

  /** The same in a database that was asked before. */
  private Comparison again(Query query, ThroughDriver ours) throws SQLException {
    return Comparison.of(query, ours, duckDb, settings.runs())
        .named("", query.meaning() + ", asked again");
  }

  private void onOneCore(DayOfTweets day, Map<String, Comparison> done)
      throws IOException, InterruptedException {
    for (String query : ON_ONE_CORE) {
      Comparison all = done.get(query);
      if (all != null) {
        OptionalLong one = OneCore.wallNanos(settings, day.format(), query);
        one.ifPresent(nanos -> report.cores(query, nanos, all.ours().wallNanos()));
      }
    }
    report.line("");
  }
}
