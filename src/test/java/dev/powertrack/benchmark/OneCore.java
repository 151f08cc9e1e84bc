package dev.powertrack.benchmark;

import dev.powertrack.benchmark.Measurement.Measured;
import dev.powertrack.simulator.content.DataFormat;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A query through the driver in a JVM of its own that has one core, to be compared with what all
 * cores need. Linux only: elsewhere a process cannot be kept to a core from outside.
 */
final class OneCore {
  private static final int WARM_UP = 2;

  private OneCore() {}

  /**
   * The median of the wall time.
   *
   * @return empty where there is no {@code taskset}
   */
  static OptionalLong wallNanos(Settings settings, DataFormat format, String query)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
    ProcessHandle.current().info().command().ifPresent(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), OneCore.class.getName()));
    command.addAll(
        List.of(
            settings.folder().toString(), format.word(), query, String.valueOf(settings.runs())));
    if (!Path.of("/usr/bin/taskset").toFile().canExecute()) {
      return OptionalLong.empty();
    }
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the run on one core failed");
    }
    return OptionalLong.of(Long.parseLong(printed));
  }

  /** In the other JVM: prints the nanoseconds and nothing else. */
  public static void main(String[] args) throws IOException, SQLException {
    Optional<DataFormat> format = DataFormat.ofWord(args[1]);
    DayOfTweets day = DayOfTweets.in(Path.of(args[0]), format.orElseThrow());
    Query query =
        Queries.over(day).stream().filter(q -> q.name().equals(args[2])).findFirst().orElseThrow();
    int runs = Integer.parseInt(args[3]);
    List<Measurement> costs = new ArrayList<>();
    try (ThroughDriver ours = new ThroughDriver(day.folder())) {
      for (int run = -WARM_UP; run < runs; run++) {
        Measured measured = Measurement.of(ours, query);
        if (run >= 0) {
          costs.add(measured.cost());
        }
      }
    }
    System.out.println(Measurement.median(costs).wallNanos());
  }
}
