package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.powertrack.simulator.content.DataFileWriter;
import dev.powertrack.simulator.content.DataFormat;
import dev.powertrack.simulator.content.MatchingRule;
import dev.powertrack.simulator.content.Topic;
import dev.powertrack.simulator.content.TweetGenerator;
import dev.powertrack.simulator.content.Volume;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of files that somebody downloaded, with no service and no login. */
class FolderTest {
  private static final long SEED = 7;

  @Test
  void counts_the_tweets_of_each_file(@TempDir Path folder) throws IOException {
    int first = write(folder, "2014-07-13T21:20:00Z", "20140713-20140713_abc_2014_07_13_21_20");
    int second = write(folder, "2014-07-13T21:30:00Z", "20140713-20140713_abc_2014_07_13_21_30");

    CommandRun run =
        CommandRun.of(
            "query",
            "jdbc:powertrack:file:" + folder,
            "SELECT window_start, COUNT(*) AS n FROM tweets GROUP BY window_start ORDER BY 1",
            "--format",
            "csv");

    assertEquals(
        List.of(
            "WINDOW_START,N",
            "2014-07-13T21:20:00.000Z," + first,
            "2014-07-13T21:30:00.000Z," + second),
        run.outLines(),
        run.err());
  }

  private static int write(Path folder, String from, String name) throws IOException {
    Instant start = Instant.parse(from);
    TweetGenerator tweets =
        TweetGenerator.of(
            SEED,
            Topic.everyday(),
            Volume.perWindow(20),
            List.of(MatchingRule.of("coffee", null, SEED, 0)));
    Path file = folder.resolve(name + "_activities.json.gz");
    try (OutputStream out = Files.newOutputStream(file)) {
      return new DataFileWriter(DataFormat.ACTIVITY_STREAMS)
          .write(tweets, start, start.plusSeconds(600), out);
    }
  }
}
