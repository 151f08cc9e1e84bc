package dev.powertrack.benchmark;

import dev.powertrack.simulator.content.DataFormat;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The figures as Markdown, to be pasted where they are wanted. */
final class Report {
  private static final String MODEL = "model name";

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  /** The machine and the versions, in a line. */
  void machine(String duckDb, Settings settings) throws IOException {
    out.printf(
        Locale.ROOT,
        "%s, %d cores, %s %s, JDK %s, DuckDB %s with as many threads; medians of %d runs each, warm,"
            + " in turn, in one process.%n%n",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        duckDb,
        settings.runs());
  }

  /** Begins the table of a format. */
  void table(DataFormat format, long bytes) {
    out.printf(
        Locale.ROOT,
        "%s, %d files of %,d tweets, %d MB compressed:%n%n",
        format == DataFormat.ORIGINAL ? "Original format" : "Activity Streams",
        DayOfTweets.FILES,
        DayOfTweets.TWEETS_A_FILE,
        bytes / 1_000_000);
    out.println(
        "| | query | wall s | DuckDB | times less | CPU s | DuckDB | times less |\n"
            + "|---|---|---:|---:|---:|---:|---:|---:|");
  }

  void row(Comparison c) {
    out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s | %.1f | %s | %s | %.1f |%n",
        c.name(),
        c.what(),
        seconds(c.ours().wallNanos()),
        seconds(c.peers().wallNanos()),
        c.wallRatio(),
        seconds(c.ours().cpuNanos()),
        seconds(c.peers().cpuNanos()),
        c.cpuRatio());
    out.flush();
  }

  /** Q2 through the driver beside the scan engine alone. */
  void overhead(Comparison c) {
    out.printf(
        Locale.ROOT,
        "%nQ2 by the scan engine alone: %s s of CPU, through the driver %s s: %.0f %% more.%n",
        seconds(c.peers().cpuNanos()),
        seconds(c.ours().cpuNanos()),
        100 * (1 / c.cpuRatio() - 1));
    out.flush();
  }

  /** A query on one core beside all of them. */
  void cores(String query, long one, long all) {
    out.printf(
        Locale.ROOT,
        "%s on one core: %s s of wall time, on %d cores %s s: %.2f times faster.%n",
        query,
        seconds(one),
        Runtime.getRuntime().availableProcessors(),
        seconds(all),
        (double) one / all);
    out.flush();
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  private static String seconds(long nanos) {
    double seconds = nanos / 1e9;
    return String.format(Locale.ROOT, seconds < 0.1 ? "%.3f" : "%.2f", seconds);
  }

  private static String processor() throws IOException {
    Path linux = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(linux)) {
      return "a processor";
    }
    try (Stream<String> lines = Files.lines(linux, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("a processor");
    }
  }
}
