package dev.powertrack.sql;

import dev.powertrack.archive.Archive;
import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileContent;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.ListedFile;
import dev.powertrack.archive.TimeRange;
import dev.powertrack.archive.Window;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Hardly anything to query: a job with one file in memory, of one tweet so often that the code
 * which reads it is compiled.
 */
record OneTweet() implements Archive {
  private static final Window WINDOW = Window.of(Instant.parse("2014-01-01T00:00:00Z"));
  private static final DataFile FILE =
      new DataFile("warm-up", WINDOW, "2014_01_01_00_00_activities.json.gz");
  private static final int TIMES = 300;
  private static final String TWEET =
      """
      {"id":"tag:search.twitter.com,2005:418175123456000000","objectType":"activity",\
      "actor":{"id":"id:twitter.com:1","preferredUsername":"one"},"verb":"post",\
      "postedTime":"2014-01-01T00:01:00.000Z","body":"warm","twitter_lang":"en",\
      "favoritesCount":0,"twitter_entities":{"hashtags":[{"text":"warm","indices":[0,4]}]}}
      """;
  private static final String FOOTER =
      "{\"info\":{\"message\":\"Replay Request Completed\",\"activity_count\":" + TIMES + "}}\n";
  private static final byte[] CONTENT =
      zipped((TWEET.repeat(TIMES) + FOOTER).getBytes(StandardCharsets.UTF_8));

  /** As files come, so that what unpacks them is loaded too. */
  private static byte[] zipped(byte[] content) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  @Override
  public List<ArchivedJob> jobs() {
    return List.of(new ArchivedJob(FILE.jobId(), TimeRange.between(WINDOW.start(), WINDOW.end())));
  }

  @Override
  public List<DataFile> files(String jobId) {
    return List.of(FILE);
  }

  @Override
  public List<ListedFile> listing(String jobId) {
    return List.of(new ListedFile(FILE, state(FILE), (long) CONTENT.length));
  }

  @Override
  public FileState state(DataFile file) {
    return FileState.LOCAL;
  }

  @Override
  public FileContent open(DataFile file, CancelSignal signal) {
    return FileContent.asTheyAre(new ByteArrayInputStream(CONTENT), 0);
  }

  @Override
  public void close() {}
}
