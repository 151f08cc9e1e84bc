package dev.powertrack.scan;

import static dev.powertrack.scan.FileScanTest.columns;
import static dev.powertrack.scan.InventedFile.file;
import static dev.powertrack.scan.InventedFile.footer;
import static dev.powertrack.scan.InventedFile.gzip;
import static dev.powertrack.scan.InventedFile.tweets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.DataFile;
import dev.powertrack.tweet.TweetTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with files is said, in one sentence for each sort of thing; or it is an error. */
@Timeout(20)
class BadFilesTest {
  private static final DataFile BAD = file(1);

  private final List<String> warnings = new ArrayList<>();
  private final InventedArchive archive = InventedArchive.ofGoodFiles(3, 10);
  private final ScanEngine engine = new ScanEngine(archive, new ScanSettings(4, 2, 1 << 20));

  @AfterEach
  void close() {
    engine.close();
  }

  /** A bad file of ten tweets, what is said of it, and the rows that it still gives. */
  static Stream<Arguments> badFiles() {
    byte[] good = gzip(tweets(BAD, 10) + footer(10));
    byte[] checksum = good.clone();
    checksum[checksum.length - 8] ^= 1;
    return Stream.of(
        Arguments.of(
            Arrays.copyOf(good, good.length - 3),
            "One data file could not be read to the end: FILE: it ends early.",
            10),
        Arguments.of(
            gzipCutInLine(),
            "One data file could not be read to the end: FILE: it ends early, and 1 line is"
                + " unreadable: line 11.",
            10),
        Arguments.of(
            checksum,
            "One data file could not be read to the end: FILE: it is damaged (Corrupt GZIP"
                + " trailer).",
            10),
        Arguments.of(
            gzip(tweets(BAD, 9) + "{}\r\n" + footer(9)),
            "One data file holds lines that cannot be read (see UNREADABLE_LINES): FILE: 1 line is"
                + " unreadable: line 10.",
            9),
        Arguments.of(
            gzip(tweets(BAD, 10)),
            "One data file has no footer, so nothing tells whether it is whole: FILE.",
            10),
        Arguments.of(
            gzip(tweets(BAD, 9) + "<!DOCTYPE html>\u0007\r\n" + footer(9)),
            "One data file holds lines that cannot be read (see UNREADABLE_LINES): FILE: 1 line is"
                + " unreadable: line 10, which begins with '<!DOCTYPE html>'.",
            9),
        Arguments.of(
            new byte[0], "One data file is empty, which no file of the service is: FILE.", 0),
        Arguments.of(
            gzip(tweets(BAD, 10) + footer(11)),
            "One data file holds another number of tweets than its footer tells: FILE: the footer"
                + " tells of 11 tweets but there are 10.",
            10),
        Arguments.of(
            gzip(tweets(BAD, 10) + footer("Replay Request Completed with Errors", 10)),
            "One data file lacks tweets by the service's own word: FILE: the footer says \"Replay"
                + " Request Completed with Errors\".",
            10));
  }

  /** The data ends in the middle of a line, and the trailer is missing. */
  private static byte[] gzipCutInLine() {
    byte[] content = (tweets(BAD, 10) + "{\"id\":\"cut").getBytes(StandardCharsets.UTF_8);
    byte[] file = gzip(content);
    return Arrays.copyOf(file, file.length - 8);
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void warns_in_one_sentence_and_goes_on_with_what_is_good(
      byte[] content, String sentence, int rows) {
    archive.put(BAD, content);
    assertEquals(20 + rows, drain(open(BadFiles.WARN, "TWEET_ID")));
    assertEquals(
        List.of(sentence.replace("FILE:", BAD + ":").replace("FILE.", BAD + ".")), warnings);
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void fails_where_bad_files_are_errors(byte[] content) {
    archive.put(BAD, content);
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> drain(open(BadFiles.FAIL, "TWEET_ID")));
    assertEquals(Kind.BAD_FILE, e.kind());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("In " + BAD + " "), message);
    assertTrue(message.contains("onBadFile=warn"), message);
  }

  @Test
  void says_nothing_of_good_files() {
    assertEquals(30, drain(open(BadFiles.FAIL, "TWEET_ID", "POSTED_AT")));
    assertEquals(List.of(), warnings);
  }

  @Test
  void says_once_what_is_wrong_with_many_files() {
    archive.put(file(0), gzip(tweets(file(0), 1)));
    archive.put(file(1), gzip(tweets(file(1), 1)));
    archive.put(file(2), gzip(tweets(file(2), 1)));
    drain(open(BadFiles.WARN, "TWEET_ID"));
    assertEquals(
        List.of(
            "3 data files have no footer, so nothing tells whether they are whole; the first is "
                + file(0)
                + "."),
        warnings);
  }

  @Test
  void warns_of_tweets_outside_the_window_and_never_fails_for_them() {
    archive.put(BAD, gzip(tweets(file(2), 2) + footer(2)));
    drain(open(BadFiles.FAIL, "TWEET_ID", "POSTED_AT"));
    assertEquals(
        List.of(
            "One data file holds tweets of another time than its window's: " + BAD + ": 2 tweets."),
        warnings);
  }

  @Test
  void takes_a_file_of_another_window_for_a_bad_one() {
    archive.put(BAD, gzip(tweets(file(2), 10) + footer(10)));
    assertEquals(30, drain(open(BadFiles.WARN, "TWEET_ID", "POSTED_AT")));
    assertEquals(
        List.of(
            "One data file holds tweets of another time than its window's: "
                + BAD
                + ": 10 tweets."),
        warnings);
    PowerTrackException e =
        assertThrows(
            PowerTrackException.class, () -> drain(open(BadFiles.FAIL, "TWEET_ID", "POSTED_AT")));
    assertEquals(Kind.BAD_FILE, e.kind());
  }

  @Test
  void passes_over_a_file_that_always_came_damaged() {
    archive.put(
        BAD,
        signal -> {
          throw new PowerTrackException(Kind.BAD_FILE, "Delivered " + BAD + " damaged.");
        });
    assertEquals(20, drain(open(BadFiles.WARN, "TWEET_ID")));
    assertEquals(
        List.of("One data file could not be read: Delivered " + BAD + " damaged."), warnings);
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> drain(open(BadFiles.FAIL, "TWEET_ID")));
    assertEquals("Delivered " + BAD + " damaged.", e.getMessage());
  }

  @Test
  void never_passes_over_a_file_that_cannot_be_had() {
    for (Kind kind : List.of(Kind.EXPIRED, Kind.CONNECTION, Kind.LOCAL_IO, Kind.NOT_FOUND)) {
      archive.put(
          BAD,
          signal -> {
            throw new PowerTrackException(kind, "gone");
          });
      PowerTrackException e =
          assertThrows(PowerTrackException.class, () -> drain(open(BadFiles.WARN, "TWEET_ID")));
      assertEquals(kind, e.kind());
    }
  }

  @Test
  void gives_the_rows_before_a_file_that_cannot_be_had() {
    archive.put(
        BAD,
        signal -> {
          throw new PowerTrackException(Kind.EXPIRED, "gone");
        });
    Scan scan = open(BadFiles.WARN, "TWEET_ID");
    ScanBatch rows = scan.next();
    assertEquals(10, rows == null ? -1 : rows.rows());
  }

  @Test
  void names_the_file_of_a_defect() {
    archive.put(
        BAD,
        signal -> {
          throw new IllegalStateException("a defect");
        });
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> drain(open(BadFiles.WARN, "TWEET_ID")));
    assertEquals(Kind.INTERNAL, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains(BAD.toString()));
  }

  @Test
  void warns_also_when_a_limit_ends_the_scan_early() {
    archive.put(file(0), gzip(tweets(file(0), 1)));
    try (Scan scan = open(BadFiles.WARN, "TWEET_ID")) {
      scan.next();
      scan.next();
      assertEquals(List.of(), warnings);
    }
    assertEquals(1, warnings.size());
  }

  @Test
  void says_nothing_of_a_file_that_was_only_fetched_ahead() throws InterruptedException {
    archive.put(BAD, gzip(tweets(BAD, 1)));
    try (Scan scan = open(BadFiles.FAIL, "TWEET_ID")) {
      scan.next();
      for (int i = 0; i < 500 && engine.reports().of(BAD).isEmpty(); i++) {
        Thread.sleep(10);
      }
    }
    assertTrue(engine.reports().of(BAD).isPresent());
    assertEquals(List.of(), warnings);
  }

  private Scan open(BadFiles badFiles, String... columns) {
    return engine.open(
        new ScanRequest(
            archive.all(), 3, -1, TweetTable.named("TWEETS"), columns(columns), badFiles),
        new ScanLog().start("", "TWEETS"),
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
