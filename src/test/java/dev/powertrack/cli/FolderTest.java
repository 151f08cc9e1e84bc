package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  @Test
  void a_folder_that_cannot_be_is_told_in_words() {
    CommandRun run = CommandRun.of("query", "jdbc:powertrack:file:/data%00", "SELECT 1");

    assertEquals(2, run.exitCode(), run.err());
    assertTrue(run.err().contains("The URL names no folder that can be: "), run.err());
    assertTrue(run.err().contains("[22023]"), run.err());
  }

  @Test
  void a_file_that_cannot_be_opened_is_told_by_all_who_need_it(@TempDir Path folder)
      throws IOException {
    int first = write(folder, "2014-07-13T21:20:00Z", "20140713-20140713_abc_2014_07_13_21_20");
    Path link = folder.resolve("20140713-20140713_abc_2014_07_13_21_30_activities.json.gz");
    Files.createSymbolicLink(link, folder.resolve("nowhere"));
    String why = "is a link to a file that is not there";

    CommandRun all = query(folder, "SELECT COUNT(*) FROM tweets");
    assertEquals(1, all.exitCode(), all.out());
    assertTrue(all.err().contains(why) && all.err().contains("[58030]"), all.err());
    CommandRun early =
        query(
            folder,
            "SELECT COUNT(*) FROM tweets WHERE posted_at < TIMESTAMP '2014-07-13 21:30:00';"
                + "SELECT tweets FROM files WHERE problem LIKE '%"
                + why
                + "';SELECT window_start, verified FROM coverage");
    assertEquals(
        List.of(
            "COUNT(*)",
            "" + first,
            "",
            "TWEETS",
            "",
            "",
            "WINDOW_START,VERIFIED",
            "2014-07-13T21:20:00.000Z,true",
            "2014-07-13T21:30:00.000Z,false"),
        early.outLines(),
        early.err());
    CommandRun verified = CommandRun.of("verify", "jdbc:powertrack:file:" + folder);
    assertEquals(1, verified.exitCode());
    assertTrue(verified.err().contains(why), verified.err());
  }

  private static CommandRun query(Path folder, String sql) {
    return CommandRun.of("query", "jdbc:powertrack:file:" + folder, sql, "--format", "csv");
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
