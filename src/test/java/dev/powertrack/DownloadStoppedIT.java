package dev.powertrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code download} from the finished jar, stopped as by Ctrl-C and run again. */
@Timeout(180)
class DownloadStoppedIT {
  private static final Path JAR = Path.of("target", "powertrack-sql.jar");

  /**
   * 128 and SIGTERM, which the command handles as it does SIGINT; but SIGINT is ignored by all that
   * a shell has started in the background, and so may be by this test.
   */
  private static final int STOPPED = 143;

  private static final int FILES = 24;
  private static final int BEFORE_THE_STOP = 4;

  private final Simulator simulator = Simulator.start(SimulatorSettings.forTests());

  @TempDir private Path folder;

  /** What a process wrote and how it ended. */
  private record Run(int exitCode, String out, String err) {}

  @BeforeEach
  void only_where_there_are_signals() {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no signals on Windows");
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void says_that_it_can_go_on_and_leaves_nothing_wrong_and_goes_on() throws Exception {
    // One connection after the other: while the fifth file is under way, four are there.
    simulator.faults().always("**_activities.json.gz", Fault.slow(10_000));
    Process running = start("first");
    awaitFiles(running);
    running.destroy();
    Run stopped = ended(running, "first");

    assertEquals(STOPPED, stopped.exitCode, stopped.err);
    assertTrue(stopped.err.contains("The same command goes on where this one was."), stopped.err);
    int there = wholeFiles();
    assertTrue(there >= BEFORE_THE_STOP && there < FILES, there + " files");
    assertEquals(List.of(), endingIn(".part"));

    simulator.faults().clear();
    Run second = ended(start("second"), "second");

    assertEquals(0, second.exitCode, second.err);
    assertTrue(
        second.out.matches(
            "(?s)24 files: " + (FILES - there) + " fetched .*, " + there + " here already.\n"),
        second.out);
    assertEquals(FILES, wholeFiles());
    assertFalse((stopped.err + second.err + second.out).contains(simulator.password()));
  }

  private Process start(String name) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString(), "download", url()));
    command.addAll(List.of("--job", "song-contest-2014", "--user", simulator.user()));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("POWERTRACK_PASSWORD", simulator.password());
    return process
        .redirectInput(Files.createFile(folder.resolve(name + ".in")).toFile())
        .redirectOutput(folder.resolve(name + ".out").toFile())
        .redirectError(folder.resolve(name + ".err").toFile())
        .start();
  }

  private String url() {
    return "jdbc:powertrack://127.0.0.1:"
        + simulator.apiUrl().getPort()
        + "/"
        + simulator.account()
        + "?scheme=http&maxConnections=1&cacheDir="
        + folder.resolve("cache");
  }

  private void awaitFiles(Process running) throws Exception {
    while (endingIn(".json.gz").size() < BEFORE_THE_STOP) {
      assertTrue(running.isAlive(), "ended before it was stopped");
      Thread.sleep(20);
    }
  }

  private Run ended(Process process, String name) throws Exception {
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "ends");
    return new Run(
        process.exitValue(),
        Files.readString(folder.resolve(name + ".out")),
        Files.readString(folder.resolve(name + ".err")));
  }

  /** How many files have their names; each is whole to its checksum and ends with its footer. */
  private int wholeFiles() throws IOException {
    List<Path> files = endingIn(".json.gz");
    for (Path file : files) {
      try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(text.contains("\"Replay Request Completed\""), file.toString());
      }
    }
    return files.size();
  }

  private List<Path> endingIn(String end) throws IOException {
    if (!Files.exists(folder.resolve("cache"))) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder.resolve("cache"))) {
      return paths.filter(path -> path.toString().endsWith(end)).toList();
    } catch (java.io.UncheckedIOException aPartWentMeanwhile) {
      return List.of();
    }
  }
}
