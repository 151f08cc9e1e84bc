package dev.powertrack.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * What planning costs, in CPU: of a warm statement with and without the plan cache, and of the
 * first query of a process with and without the warm-up, and with Java's archive of loaded classes
 * (README, In the terminal); beside it the first query of Calcite's own driver. Medians, over a
 * folder of invented tweets.
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     -Dexec.args="-cp %classpath dev.powertrack.benchmark.PlanningBenchmark"
 * </pre>
 *
 * An argument at the end is the jar to measure first queries with, instead of the class path; an
 * archive is measured with a jar only.
 */
public final class PlanningBenchmark {
  private static final int SAMPLES = 7;
  private static final int WARM_RUNS = 3000;
  private static final int RUNS_IN_SAMPLE = 50;

  private PlanningBenchmark() {}

  /** Argument, optional: the driver's jar. */
  public static void main(String[] args) throws Exception {
    try (SampleFolder folder = SampleFolder.create()) {
      System.out.printf("%-34s %-7s %s%n", "CPU in ms, medians", "", "thread  process     wall");
      for (SampleStatement statement : SampleStatement.values()) {
        firstQueries(folder, statement, classPath(args));
      }
      firstQueryOfCalcite();
      if (args.length > 0) {
        archivedQueries(folder, args[0]);
      }
      warmStatements(folder);
    }
  }

  private static void warmStatements(SampleFolder folder) throws SQLException {
    try (Connection connection = DriverManager.getConnection(folder.url())) {
      for (SampleStatement statement : SampleStatement.values()) {
        for (int i = 0; i < WARM_RUNS / 10; i++) {
          FirstQuery.run(connection, statement.text(i));
        }
        List<CpuClock> planned = samples(connection, statement, true);
        print("warm, planned anew (< 20)", statement, planned);
        for (int i = 0; i < WARM_RUNS; i++) {
          FirstQuery.run(connection, statement.text(0));
        }
        print("warm, from the cache (< 2)", statement, samples(connection, statement, false));
      }
    }
  }

  private static List<CpuClock> samples(
      Connection connection, SampleStatement statement, boolean different) throws SQLException {
    List<CpuClock> samples = new ArrayList<>();
    int number = WARM_RUNS;
    for (int i = 0; i < SAMPLES; i++) {
      CpuClock clock = CpuClock.start();
      for (int k = 0; k < RUNS_IN_SAMPLE; k++) {
        FirstQuery.run(connection, statement.text(different ? number++ : 0));
      }
      samples.add(clock.stop(RUNS_IN_SAMPLE));
    }
    return samples;
  }

  private static void firstQueries(SampleFolder folder, SampleStatement statement, String classPath)
      throws IOException, InterruptedException {
    for (FirstQuery.Moment moment : FirstQuery.Moment.values()) {
      List<double[]> samples = new ArrayList<>();
      for (int i = 0; i < SAMPLES; i++) {
        samples.add(forked(folder.url(), statement.text(0), moment, List.of("-cp", classPath)));
      }
      boolean cold = moment == FirstQuery.Moment.AT_ONCE;
      print(
          cold ? "first query at once" : "first query after warm-up (< 150)",
          statement,
          samples.stream().map(s -> new CpuClock(s[0], s[1], s[2])).toList());
      print(
          cold ? "  process until its result (< 1500)" : "  process until its result",
          statement,
          samples.stream().map(s -> new CpuClock(Double.NaN, s[3], s[4])).toList());
    }
  }

  /** The peer: what these statements are planned with, by its own driver, and no files to read. */
  private static void firstQueryOfCalcite() throws IOException, InterruptedException {
    String sql =
        "WITH tweets (posted_at, lang, tweet_id) AS (VALUES (TIMESTAMP '2014-07-13 20:25:00', 'en',"
            + " 1), (TIMESTAMP '2014-07-13 20:26:00', 'pt', 2)) "
            + SampleStatement.GROUPS.text(0);
    List<CpuClock> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      double[] s =
          forked(
              "jdbc:calcite:",
              sql,
              FirstQuery.Moment.AT_ONCE,
              List.of("-cp", System.getProperty("java.class.path")));
      samples.add(new CpuClock(Double.NaN, s[3], s[4]));
    }
    print("  Calcite's own driver over VALUES", SampleStatement.GROUPS, samples);
  }

  /** The archive is that of one process before, which ran a statement of another kind. */
  private static void archivedQueries(SampleFolder folder, String jar)
      throws IOException, InterruptedException {
    Path own = Files.createTempFile("powertrack-benchmark", ".jar");
    Path archive = Files.createTempFile("powertrack-benchmark", ".jsa");
    try {
      writeOwnClasses(own);
      Files.delete(archive);
      List<String> java =
          List.of("-Xlog:cds*=off", "-cp", jar + System.getProperty("path.separator") + own);
      FirstQuery.Moment moment = FirstQuery.Moment.AT_ONCE;
      forked(
          folder.url(),
          SampleStatement.JOIN.text(0),
          moment,
          with("-XX:ArchiveClassesAtExit=", archive, java));
      for (SampleStatement statement : SampleStatement.values()) {
        List<CpuClock> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
          double[] s =
              forked(
                  folder.url(),
                  statement.text(0),
                  moment,
                  with("-XX:SharedArchiveFile=", archive, java));
          samples.add(new CpuClock(Double.NaN, s[3], s[4]));
        }
        print("  process with a class archive", statement, samples);
      }
    } finally {
      Files.deleteIfExists(own);
      Files.deleteIfExists(archive);
    }
  }

  private static List<String> with(String option, Path value, List<String> others) {
    return Stream.concat(Stream.of(option + value), others.stream()).toList();
  }

  /** Classes in a folder cannot be archived, nor any behind them. */
  private static void writeOwnClasses(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Class<?> one : List.of(FirstQuery.class, FirstQuery.Moment.class, CpuClock.class)) {
        String name = one.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream bytes =
            Objects.requireNonNull(one.getClassLoader().getResourceAsStream(name))) {
          bytes.transferTo(out);
        }
      }
    }
  }

  private static double[] forked(
      String url, String sql, FirstQuery.Moment moment, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add(FirstQuery.class.getName());
    command.addAll(List.of(url, moment.name(), sql));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      if (process.waitFor() != 0 || line == null) {
        throw new IllegalStateException("the forked process failed");
      }
      return Stream.of(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    }
  }

  /** The jar comes first, so that its classes are taken rather than the folder's. */
  private static String classPath(String[] args) {
    String all = System.getProperty("java.class.path");
    return args.length == 0 ? all : args[0] + System.getProperty("path.separator") + all;
  }

  private static void print(String what, SampleStatement statement, List<CpuClock> samples) {
    System.out.printf(
        Locale.ROOT,
        "%-34s %-7s %7.2f  %7.2f  %7.2f%n",
        what,
        statement,
        median(samples, CpuClock::thread),
        median(samples, CpuClock::process),
        median(samples, CpuClock::wall));
  }

  private static double median(List<CpuClock> samples, ToDoubleFunction<CpuClock> figure) {
    double[] sorted = samples.stream().mapToDouble(figure).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
