package dev.powertrack.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.archive.AccountArchive;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.DownloadSettings;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.StoreSettings;
import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes share a store, and any of them may be killed at any moment. */
@Timeout(120)
class ProcessesTest {
  private static final String FILES = "**_activities.json.gz";
  private static final long SEED = 20140713;

  private final Simulator simulator = Simulator.start(SimulatorSettings.forTests());
  private final HistoricalPowerTrack service =
      FetchingProcess.client(
          simulator.apiUrl(), simulator.account(), simulator.user(), simulator.password());
  private final String job =
      service.jobs().jobs().stream()
          .filter(one -> "song-contest-2014".equals(one.title()))
          .findFirst()
          .orElseThrow()
          .jobId();

  @TempDir Path folder;

  @AfterEach
  void close() {
    service.close();
    simulator.close();
  }

  @Test
  void two_processes_fetch_each_file_once() throws Exception {
    simulator.faults().always(FILES, Fault.delayed(Duration.ofMillis(50)));
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(FetchingProcess.start(simulator, job, folder, false));
    }
    for (Process process : processes) {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
    }
    assertEquals(24, simulator.requests().dataFiles());
    assertEquals(24, dataFiles(folder).size());
  }

  @Test
  void what_has_a_name_is_right_however_often_the_process_is_killed() throws Exception {
    Map<String, byte[]> right = rightFiles();
    simulator.faults().always(FILES, Fault.slow(200_000));
    Random random = new Random(SEED);
    int kills = 0;
    for (int round = 0; round < 10; round++) {
      List<Process> processes = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        processes.add(FetchingProcess.start(simulator, job, folder.resolve("store"), true));
      }
      for (Process process : processes) {
        Thread.sleep(random.nextInt(250));
        process.destroyForcibly();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        kills++;
      }
    }
    simulator.faults().clear();
    int named = 0;
    try (Stream<Path> rounds = Files.list(folder.resolve("store"))) {
      for (Path store : rounds.toList()) {
        named += check(store, right);
      }
    }
    assertEquals(20, kills);
    assertTrue(named > 0, "with seed " + SEED + " no file was ever finished");
  }

  /** Every named file is right, what is noted of it too, and the store can be used on. */
  private int check(Path store, Map<String, byte[]> right) throws IOException {
    List<Path> named = dataFiles(store);
    for (Path file : named) {
      assertArrayEquals(
          right.get(file.getFileName().toString()), Files.readAllBytes(file), file.toString());
    }
    try (ScanEngine engine = engine(store)) {
      List<DataFile> files = engine.archive().files(job);
      for (DataFile file : files) {
        if (engine.archive().state(file) == FileState.STORED) {
          FileReport noted = engine.report(file, new CancelSignal());
          assertEquals(engine.verify(file, new CancelSignal()), noted);
        }
      }
      assertEquals(List.of(), parts(store));
      DataFile last = files.get(files.size() - 1);
      assertEquals(true, engine.fetch(last, new CancelSignal()).report().footerAgrees());
    }
    return named.size();
  }

  private Map<String, byte[]> rightFiles() throws IOException {
    Path reference = folder.resolve("reference");
    try (ScanEngine engine = engine(reference)) {
      for (DataFile file : engine.archive().files(job)) {
        engine.fetch(file, new CancelSignal());
      }
    }
    Map<String, byte[]> right = new HashMap<>();
    for (Path file : dataFiles(reference)) {
      right.put(file.getFileName().toString(), Files.readAllBytes(file));
    }
    assertEquals(24, right.size());
    return right;
  }

  private ScanEngine engine(Path store) {
    return new ScanEngine(
        AccountArchive.of(service, DownloadSettings.defaults(), StoreSettings.in(store)),
        ScanSettings.of(4));
  }

  private static List<Path> dataFiles(Path store) throws IOException {
    return endingIn(store, ".json.gz");
  }

  private static List<Path> parts(Path store) throws IOException {
    return endingIn(store, ".part");
  }

  private static List<Path> endingIn(Path store, String end) throws IOException {
    try (Stream<Path> paths = Files.walk(store)) {
      return paths.filter(path -> path.toString().endsWith(end)).toList();
    }
  }
}
