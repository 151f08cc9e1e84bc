package dev.powertrack.scan;

import static dev.powertrack.scan.FileScanTest.columns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.ApiSettings;
import dev.powertrack.api.ApiVersion;
import dev.powertrack.api.Credentials;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.RateLimit;
import dev.powertrack.archive.AccountArchive;
import dev.powertrack.archive.Archive;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.DownloadSettings;
import dev.powertrack.archive.StoreSettings;
import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import dev.powertrack.tweet.TweetTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from the service to the rows; the simulator counts what is fetched. */
@Timeout(20)
class ScanOverAccountTest {
  private static final String FILES = "**_activities.json.gz";

  private final Simulator simulator = Simulator.start(SimulatorSettings.forTests());
  private final HistoricalPowerTrack service =
      HistoricalPowerTrack.connect(
          ApiSettings.of(
                  simulator.apiUrl(),
                  ApiVersion.V2,
                  simulator.account(),
                  Credentials.of(simulator.user(), simulator.password()))
              .withRateLimit(new RateLimit(1000, Duration.ofSeconds(1))));
  private final Archive archive;
  private final ScanEngine engine;
  private final List<String> warnings = new ArrayList<>();
  private final ScanProgress progress = new ScanLog().start("", "TWEETS");

  ScanOverAccountTest(@TempDir Path store) {
    archive =
        AccountArchive.of(
            service,
            new DownloadSettings(
                24, Duration.ofSeconds(5), Duration.ofSeconds(30), 2, Duration.ofMillis(20)),
            StoreSettings.in(store));
    engine = new ScanEngine(archive, ScanSettings.of(24));
  }

  @AfterEach
  void close() {
    engine.close();
    service.close();
    simulator.close();
  }

  @Test
  void fetches_one_file_of_a_year_for_a_few_rows() throws InterruptedException {
    List<DataFile> files = archive.files(job("year-2013"));
    assertEquals(52_560, files.size());
    try (Scan scan = open(files, 1)) {
      ScanBatch rows = scan.next();
      assertTrue(rows != null && rows.rows() > 0);
    }
    Thread.sleep(100);
    assertEquals(1, simulator.requests().dataFiles());
    assertEquals(1, simulator.requests().count("GET", "**results.json"));
  }

  @Test
  void reads_every_tweet_that_the_footers_tell_of() {
    List<DataFile> files = archive.files(job("song-contest-2014"));
    Scan scan = open(files, files.size());
    int rows = drain(scan);
    long told = 0;
    for (DataFile file : files) {
      FileReport report = engine.reports().of(file).orElseThrow();
      assertEquals(true, report.footerAgrees());
      told += report.tweets();
    }
    assertEquals(told, rows);
    assertEquals(List.of(), warnings);
    assertEquals(files.size(), progress.filesFetched());
    assertEquals(simulator.requests().dataBytes(), progress.bytesFetched());
  }

  @Test
  void warns_of_a_footer_that_tells_of_more_tweets() {
    simulator.faults().next(2, FILES, Fault.footerCount(99_999));
    drain(open(archive.files(job("song-contest-2014")), 1));
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("99999"), warnings.get(0));
  }

  @Test
  void warns_of_a_footer_that_is_missing() {
    simulator.faults().next(2, FILES, Fault.withoutFooter());
    drain(open(archive.files(job("song-contest-2014")), 1));
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("no footer"), warnings.get(0));
  }

  @Test
  void ends_a_stalled_download_within_a_second_of_close() throws Exception {
    simulator.faults().always(FILES, Fault.stalledAfter(500));
    // As many as begin before the size of any is known.
    List<DataFile> files = archive.files(job("song-contest-2014")).subList(0, 8);
    Scan scan = open(files, files.size());
    CompletableFuture<Object> next = CompletableFuture.supplyAsync(scan::next);
    for (int i = 0; i < 500 && simulator.requests().dataFiles() < files.size(); i++) {
      Thread.sleep(10);
    }
    assertEquals(files.size(), simulator.requests().dataFiles());
    long started = System.nanoTime();
    scan.close();
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> next.get(2, TimeUnit.SECONDS));
    assertTrue(System.nanoTime() - started < 1_000_000_000L);
    assertEquals(Kind.CANCELLED, assertInstanceOf(PowerTrackException.class, e.getCause()).kind());
  }

  private String job(String title) {
    return service.jobs().jobs().stream()
        .filter(one -> title.equals(one.title()))
        .findFirst()
        .orElseThrow()
        .jobId();
  }

  private Scan open(List<DataFile> files, int atFirst) {
    return engine.open(
        new ScanRequest(
            files, atFirst, -1, TweetTable.named("TWEETS"), columns("TWEET_ID"), BadFiles.WARN),
        progress,
        warnings::add);
  }

  private static int drain(Scan scan) {
    int rows = 0;
    for (ScanBatch batch = scan.next(); batch != null; batch = scan.next()) {
      rows += batch.rows();
    }
    return rows;
  }
}
