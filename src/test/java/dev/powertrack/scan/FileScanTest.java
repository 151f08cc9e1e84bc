package dev.powertrack.scan;

import static dev.powertrack.scan.InventedFile.BLANK;
import static dev.powertrack.scan.InventedFile.DELETION;
import static dev.powertrack.scan.InventedFile.footer;
import static dev.powertrack.scan.InventedFile.gzip;
import static dev.powertrack.scan.InventedFile.tweet;
import static dev.powertrack.scan.InventedFile.tweets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.archive.DataFile;
import dev.powertrack.tweet.Batch;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.LineDecoder;
import dev.powertrack.tweet.SystemMessage.Outcome;
import dev.powertrack.tweet.TweetTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One file: every line is counted, and what is good is given, whatever the rest is like. */
class FileScanTest {
  private static final long SEED = 20140713;
  private static final int LONGEST_LINE = 1 << 20;
  private static final DataFile FILE = InventedFile.file(0);
  private static final TweetTable TWEETS = TweetTable.named("TWEETS");

  private final List<ScanBatch> batches = new ArrayList<>();

  @Test
  void counts_each_line_as_one_of_five_kinds() throws Exception {
    FileReport report =
        read(BLANK + tweets(FILE, 3) + DELETION + "not json\r\n" + " \t\r\n" + footer(4));
    assertEquals(8, report.lines());
    assertEquals(2, report.blankLines());
    assertEquals(3, report.tweets());
    assertEquals(1, report.complianceRecords());
    assertEquals(1, report.unreadableLines());
    assertEquals(1, report.systemLines());
    assertEquals("line 6, which begins with 'not json'", report.firstUnreadable());
    assertNull(report.problem());
  }

  @Test
  void reads_plain_and_gzipped_the_same_whatever_the_name_says() throws Exception {
    String text = tweets(FILE, 5) + footer(5);
    FileReport plain = scan(text.getBytes(StandardCharsets.UTF_8), columns("TWEET_ID"));
    List<Object> ids = values(0);
    batches.clear();
    assertEquals(plain, scan(gzip(text), columns("TWEET_ID")));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), ids);
    assertEquals(ids, values(0));
  }

  @Test
  void tells_the_line_of_each_row() throws Exception {
    scan(gzip(BLANK + tweet(FILE, 1, 0) + BLANK + BLANK + tweet(FILE, 2, 0)), columns("TWEET_ID"));
    assertEquals(2, batches.get(0).lineNumbers().getInt(0));
    assertEquals(5, batches.get(0).lineNumbers().getInt(1));
  }

  @Test
  void reads_what_the_footer_says() throws Exception {
    FileReport right = read(tweets(FILE, 2) + DELETION + footer(3));
    assertEquals("Replay Request Completed", right.footerMessage());
    assertEquals(3, right.footerCount());
    assertEquals(true, right.footerAgrees());
    assertEquals(Outcome.COMPLETED, right.footerOutcome());
    assertEquals(false, read(tweets(FILE, 2) + footer(3)).footerAgrees());
  }

  @Test
  void reads_of_a_footer_that_minutes_are_missing() throws Exception {
    FileReport report = read(tweets(FILE, 2) + footer("Replay Request Completed with Errors", 2));
    assertEquals(Outcome.COMPLETED_WITH_ERRORS, report.footerOutcome());
    assertEquals(true, report.footerAgrees());
  }

  @Test
  void knows_that_a_footer_is_missing() throws Exception {
    FileReport report = read(tweets(FILE, 2));
    assertNull(report.footerMessage());
    assertNull(report.footerCount());
    assertNull(report.footerAgrees());
    assertNull(report.footerOutcome());
  }

  @Test
  void takes_another_message_for_no_footer() throws Exception {
    FileReport report = read(tweets(FILE, 1) + "{\"warn\":{\"message\":\"slow\"}}\r\n");
    assertEquals(1, report.systemLines());
    assertNull(report.footerMessage());
  }

  @Test
  void reads_an_empty_file() throws Exception {
    for (byte[] empty : List.of(new byte[0], gzip(""))) {
      FileReport report = scan(empty, columns("TWEET_ID"));
      assertEquals(0, report.lines());
      assertNull(report.problem());
      assertEquals("it is empty", report.wrong());
    }
    assertEquals(List.of(), batches);
  }

  @Test
  void says_what_a_file_begins_with_that_holds_something_else() throws Exception {
    FileReport page = read("<!DOCTYPE html><html lang='en'>\r\n<body>blocked</body>\r\n");
    FileReport damaged = read("{\"id\r\n");
    assertEquals(
        "none of its lines can be read: line 1, which begins with" + " '<!DOCTYPE html><html lan'",
        page.wrong());
    assertEquals("none of its lines can be read: line 1", damaged.wrong());
  }

  @Test
  void gives_the_rows_before_a_cut_wherever_it_is() throws Exception {
    byte[] whole = gzip(randomTweets(40) + footer(40));
    long before = 0;
    for (int cut = 2; cut < whole.length; cut += 13) {
      batches.clear();
      FileReport report = scan(Arrays.copyOf(whole, cut), columns("TWEET_ID"));
      assertEquals("it ends early", report.problem(), "cut at " + cut);
      assertAddsUp(report);
      assertTrue(report.tweets() >= before, "cut at " + cut);
      assertTrue(report.unreadableLines() <= 1, "cut at " + cut);
      assertEquals(report.tweets(), rows(), "cut at " + cut);
      before = report.tweets();
    }
    assertEquals(40, before);
  }

  @Test
  void reports_damage_and_gives_what_came_before() throws Exception {
    byte[] file = gzip(randomTweets(2000) + footer(2000));
    file[file.length - 6] ^= 1;
    FileReport report = scan(file, columns("TWEET_ID"));
    assertTrue(String.valueOf(report.problem()).startsWith("it is damaged ("), report.problem());
    assertEquals(2000, report.tweets());
    assertEquals(2000, rows());
  }

  @Test
  void counts_always_add_up_on_random_damage() throws Exception {
    Random random = new Random(SEED);
    byte[] whole = gzip(BLANK + randomTweets(60) + DELETION + BLANK + footer(61));
    for (int round = 0; round < 400; round++) {
      batches.clear();
      byte[] file = Arrays.copyOf(whole, whole.length - random.nextInt(3));
      file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      FileReport report = scan(file, columns("TWEET_ID"));
      assertAddsUp(report);
      assertEquals(report.tweets(), rows(), "seed " + SEED + " round " + round);
    }
  }

  @Test
  void goes_on_behind_a_line_that_is_too_long() throws Exception {
    String enormous = "{\"id\":\"" + "9".repeat(3_000_000) + "\"}\r\n";
    FileReport report =
        scan(
            gzip(tweet(FILE, 1, 0) + enormous + tweet(FILE, 2, 0) + footer(2)),
            columns("TWEET_ID"));
    assertEquals(List.of(1L, 2L), values(0));
    assertEquals(1, report.unreadableLines());
    assertEquals("line 2 is too long", report.firstUnreadable());
    assertNull(report.problem());
  }

  @Test
  void counts_a_line_that_is_not_utf_8_and_reads_the_others() throws Exception {
    byte[] bytes =
        (tweet(FILE, 1, 0) + tweet(FILE, 2, 0).replace("{", "\u00ff{") + tweet(FILE, 3, 0))
            .getBytes(StandardCharsets.ISO_8859_1);
    FileReport report = scan(gzip(bytes), columns("TWEET_ID"));
    assertEquals(1, report.unreadableLines());
    assertEquals("line 2", report.firstUnreadable());
    assertEquals(List.of(1L, 3L), values(0));
  }

  @Test
  void reads_on_behind_text_that_is_not_utf_8() throws Exception {
    byte[] bytes =
        (tweet(FILE, 1, 0).replace("tweet 1", "\u00ff\u00fe\u00c3") + tweet(FILE, 2, 0))
            .getBytes(StandardCharsets.ISO_8859_1);
    FileReport report = scan(gzip(bytes), columns("TWEET_ID", "TEXT"));
    assertAddsUp(report);
    assertEquals(2, report.lines());
    assertEquals("tweet 2", values(1).get(rows() - 1));
  }

  @Test
  void counts_tweets_outside_the_window() throws Exception {
    String text =
        tweet(FILE, 1, -1) + tweet(FILE, 2, 0) + tweet(FILE, 3, 599) + tweet(FILE, 4, 600);
    FileReport report = scan(gzip(text), columns("TWEET_ID", "POSTED_AT"));
    assertEquals(2L, report.rowsOutsideWindow());
    assertNull(scan(gzip(text), columns("TWEET_ID")).rowsOutsideWindow());
  }

  @Test
  void takes_a_file_for_another_windows_when_most_of_its_tweets_are_outside() throws Exception {
    assertNull(wrongWith(tweets(FILE, 20) + outside(20)));
    assertEquals(
        "it is another window's file: 21 of its 41 tweets are not of its ten minutes",
        wrongWith(tweets(FILE, 20) + outside(21)));
    assertNull(wrongWith(outside(4)));
  }

  /** Tweets without a time are in no window, and tell nothing of the file's. */
  @Test
  void takes_no_file_for_another_windows_whose_tweets_have_no_time() throws Exception {
    String timeless = tweets(FILE, 20).replaceAll("\"postedTime\":\"[^\"]*\",", "");
    assertNull(wrongWith(timeless));
    assertNull(wrongWith(timeless + outside(4) + tweets(FILE, 1)));
  }

  @Test
  void tells_of_lines_that_cannot_be_read_though_the_file_is_as_it_was_delivered()
      throws Exception {
    FileReport report =
        scan(gzip(tweets(FILE, 2) + "{\r\n\r\n<p>\r\n" + footer(4)), columns("TWEET_ID"));
    assertNull(report.wrong());
    assertEquals("2 of its 4 lines cannot be read, the first is line 3", report.flaw());
    assertNull(scan(gzip(tweets(FILE, 2) + footer(2)), columns("TWEET_ID")).flaw());
    assertEquals(
        "the footer tells of 9 tweets but there are 2",
        scan(gzip(tweets(FILE, 2) + "{\r\n" + footer(9)), columns("TWEET_ID")).flaw());
  }

  private static String outside(int count) {
    return tweets(InventedFile.file(1), count);
  }

  private @Nullable String wrongWith(String tweets) throws Exception {
    long count = tweets.lines().count();
    return scan(gzip(tweets + footer(count)), columns("TWEET_ID", "POSTED_AT")).wrong();
  }

  @Test
  void decodes_no_value_where_no_column_is_asked_for() throws Exception {
    scan(gzip(tweets(FILE, 100) + footer(100)), List.of());
    assertEquals(100, rows());
    assertEquals(0, batches.get(0).columns().vectors().size());
    LineDecoder decoder = TWEETS.decoder(List.of());
    byte[] line = tweet(FILE, 1, 0).getBytes(StandardCharsets.UTF_8);
    decoder.decode(line, 0, line.length, Batch.of(List.of()));
    assertEquals(1, decoder.rowsDecoded());
    assertEquals(0, decoder.valuesDecoded());
  }

  @Test
  void hands_on_a_small_batch_first() throws Exception {
    scan(gzip(tweets(FILE, 10_000)), columns("TWEET_ID"));
    assertEquals(
        List.of(64, 256, 1024, 2048), batches.stream().map(ScanBatch::rows).limit(4).toList());
    assertEquals(10_000, rows());
  }

  @Test
  void bounds_the_text_in_a_batch() throws Exception {
    String fat = tweet(FILE, 1, 0).replace("tweet 1", "x".repeat(300_000));
    scan(gzip(fat.repeat(20)), columns("TEXT"));
    assertTrue(batches.stream().allMatch(batch -> batch.rows() <= 4));
    assertEquals(20, rows());
  }

  @Test
  void closes_the_stream() throws Exception {
    for (byte[] bytes : List.of(gzip(tweets(FILE, 1)), new byte[] {0x1f, (byte) 0x8b})) {
      AtomicBoolean closed = new AtomicBoolean();
      InputStream in =
          new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
              closed.set(true);
            }
          };
      fileScan(columns("TWEET_ID"), LONGEST_LINE).read(in, batches::add);
      assertTrue(closed.get());
    }
  }

  @Test
  void reports_a_disk_that_fails_and_gives_what_came_before() throws Exception {
    byte[] text = (tweets(FILE, 3) + "{\"half").getBytes(StandardCharsets.UTF_8);
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(text),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("bad sector");
              }
            });
    FileReport report = fileScan(columns("TWEET_ID"), LONGEST_LINE).read(failing, batches::add);
    assertEquals("it cannot be read (bad sector)", report.problem());
    assertAddsUp(report);
    assertEquals(3, report.tweets());
    assertEquals(3, rows());
  }

  @Test
  void stops_when_interrupted_also_in_a_file_without_rows() {
    byte[] file = gzip(BLANK.repeat(100_000));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> scan(file, columns("TWEET_ID")));
  }

  private static String randomTweets(int count) {
    Random random = new Random(SEED);
    StringBuilder text = new StringBuilder();
    for (int id = 1; id <= count; id++) {
      String body = Long.toString(random.nextLong(), 36);
      text.append(tweet(FILE, id, id % 600).replace("tweet " + id, body));
    }
    return text.toString();
  }

  private FileReport read(String text) throws Exception {
    FileReport report = scan(gzip(text), columns("TWEET_ID"));
    assertAddsUp(report);
    return report;
  }

  private FileReport scan(byte[] file, List<Column> columns) throws InterruptedException {
    return fileScan(columns, LONGEST_LINE).read(new ByteArrayInputStream(file), batches::add);
  }

  private static FileScan fileScan(List<Column> columns, int longestLine) {
    int time = columns.stream().map(Column::name).toList().indexOf("POSTED_AT");
    return new FileScan(FILE, TWEETS, columns, time, longestLine);
  }

  static List<Column> columns(String... names) {
    return Arrays.stream(names)
        .map(
            name ->
                TWEETS.columns().stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  private int rows() {
    return batches.stream().mapToInt(ScanBatch::rows).sum();
  }

  private List<Object> values(int column) {
    List<Object> values = new ArrayList<>();
    for (ScanBatch batch : batches) {
      for (int row = 0; row < batch.rows(); row++) {
        values.add(batch.columns().vector(column).get(row));
      }
    }
    return values;
  }

  private static void assertAddsUp(FileReport report) {
    assertEquals(
        report.lines(),
        report.blankLines()
            + report.systemLines()
            + report.complianceRecords()
            + report.tweets()
            + report.unreadableLines());
  }
}
