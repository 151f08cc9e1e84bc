package dev.powertrack.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.archive.AccountArchive;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.DownloadSettings;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.ListedFile;
import dev.powertrack.archive.StoreSettings;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job of a year that the service has forgotten: its 52,560 files are there at once. */
class StoredYearTest {
  private static final int FILES = 52_560;
  private static final DateTimeFormatter DIGITS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void opens_with_its_statistics_well_within_a_second() throws IOException {
    storeYear();
    try (Simulator simulator = Simulator.start(SimulatorSettings.forTests());
        HistoricalPowerTrack service =
            FetchingProcess.client(
                simulator.apiUrl(), simulator.account(), simulator.user(), simulator.password())) {
      service.jobs();
      long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      try (ScanEngine engine =
          new ScanEngine(
              AccountArchive.of(service, DownloadSettings.defaults(), StoreSettings.in(folder)),
              ScanSettings.of(4))) {
        List<ListedFile> listing = engine.archive().listing("oldjob");
        long tweets = 0;
        for (ListedFile listed : listing) {
          tweets += engine.reports().of(listed.file()).orElseThrow().tweets();
        }
        double seconds =
            (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started) / 1e9;
        System.out.printf(Locale.ROOT, "a stored year opened in %.2f s of a processor%n", seconds);
        assertEquals(FILES, listing.size());
        assertEquals(7L * FILES, tweets);
        assertEquals(FileState.STORED, listing.get(0).state());
        DataFile first = listing.get(0).file();
        assertEquals("vendor-name-of-201301010000_activities.json.gz", first.name());
        // Cold, and far more than it takes: the machine may be slow. What else it does is left out.
        assertTrue(seconds < 5, "took " + seconds + " s");
      }
    }
  }

  private void storeYear() throws IOException {
    Path job = Files.createDirectories(folder.resolve("oldjob"));
    StringBuilder index = new StringBuilder();
    Instant start = Instant.parse("2013-01-01T00:00:00Z");
    for (int i = 0; i < FILES; i++) {
      String window = DIGITS.format(start.plusSeconds(600L * i));
      Files.write(job.resolve(window + ".json.gz"), new byte[20]);
      String line =
          String.join(
              "\t",
              window,
              "20",
              "0000000000000000",
              "vendor-name-of-" + window + "_activities.json.gz",
              "{\"lines\":9,\"blank\":1,\"system\":1,\"tweets\":7,\"first\":1356998400000,"
                  + "\"last\":1356998990000,\"footer\":\"Replay Request Completed\","
                  + "\"outcome\":\"COMPLETED\",\"told\":7}");
      CRC32 crc = new CRC32();
      crc.update(line.getBytes(StandardCharsets.UTF_8));
      index
          .append(line)
          .append('\t')
          .append(HexFormat.of().toHexDigits((int) crc.getValue()))
          .append('\n');
    }
    Files.writeString(job.resolve("index"), index);
  }
}
