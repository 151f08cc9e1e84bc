package dev.powertrack.scan;

import dev.powertrack.archive.DataFile;
import dev.powertrack.scan.gunzip.Gunzip;
import dev.powertrack.tweet.Batch;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.KeyOrders;
import dev.powertrack.tweet.LineDecoder;
import dev.powertrack.tweet.LineKind;
import dev.powertrack.tweet.Steady;
import dev.powertrack.tweet.SystemMessage;
import dev.powertrack.tweet.TweetTable;
import dev.powertrack.tweet.Vector;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file from its first line to its last: inflate, split, decode, count. Hands on batches
 * that start small, so that the first row is there soon, and grow.
 */
final class FileScan {
  private static final int FIRST_BATCH = 64;
  private static final int LARGEST_BATCH = 2048;

  /** The last line of a batch may add several rows. */
  private static final int ROOM_FOR_LISTS = 16;

  /** So much text makes a batch as well: what waits for a slow consumer is bounded in bytes. */
  private static final int MOST_CHARACTERS = 512 * 1024;

  /** A scan that was ended must not go on to the end of a file that has no rows for it. */
  private static final int LINES_BETWEEN_LOOKS = 256;

  /** Letters of a line that can be no tweet. */
  private static final int SHORT_QUOTE = 24;

  private final DataFile file;
  private final List<Column> columns;
  private final LineDecoder decoder;
  private final int longestLine;
  private final int timeColumn;
  private final @Nullable PostedTimes postedTimes;

  private int batchRows = FIRST_BATCH;
  private Batch batch;
  private Vector.Ints lineNumbers = new Vector.Ints(FIRST_BATCH + ROOM_FOR_LISTS);
  private Vector.Texts[] texts = {};
  private int rows;

  private long rowsSoFar;
  private int line;
  private long blank;
  private long system;
  private long compliance;
  private long tweets;
  private long unreadable;
  private final TimeSpan times;
  private @Nullable String firstUnreadable;
  private long bytesBehind;
  private @Nullable SystemMessage footer;

  /** Takes what a file yields; may block until there is room. */
  interface Sink {
    void accept(ScanBatch batch) throws InterruptedException;
  }

  /**
   * A scan of one file.
   *
   * @param columns to decode; may be empty
   * @param timeColumn which of them is a tweet's time; negative for none
   */
  FileScan(DataFile file, TweetTable table, List<Column> columns, int timeColumn, int longestLine) {
    this(file, table, columns, timeColumn, longestLine, false, null);
  }

  /**
   * The same.
   *
   * @param withTimes whether the times of the tweets are noted also where no column tells them;
   *     tweets have them in a column behind the others then
   * @param steady what is known of the file's lines; null for nothing
   */
  FileScan(
      DataFile file,
      TweetTable table,
      List<Column> columns,
      int timeColumn,
      int longestLine,
      boolean withTimes,
      @Nullable Steady steady) {
    boolean addTimes = withTimes && timeColumn < 0;
    boolean inColumn = addTimes && table == PostedTimes.TWEETS;
    this.file = file;
    this.columns =
        inColumn
            ? Stream.concat(columns.stream(), Stream.of(PostedTimes.column())).toList()
            : columns;
    this.decoder =
        steady == null ? table.decoder(this.columns) : table.decoder(this.columns, steady);
    this.timeColumn = inColumn ? columns.size() : timeColumn;
    this.postedTimes = addTimes && !inColumn ? new PostedTimes() : null;
    this.longestLine = longestLine;
    this.times = new TimeSpan(file.window());
    this.batch = emptyBatch();
  }

  /** Nobody waits for its first row: all its batches are large. To be said before it is read. */
  FileScan ahead() {
    beginBatch(LARGEST_BATCH);
    return this;
  }

  /**
   * Reads the file.
   *
   * @param stream its bytes, gzipped or not; closed at the end
   * @return what the file showed; a file that breaks off or is damaged is reported, not thrown
   */
  FileReport read(InputStream stream, Sink sink) throws InterruptedException {
    String problem = null;
    try (InputStream in = Gunzip.of(stream)) {
      problem = readLines(new LineReader(in, longestLine, decoder::lineEnd), sink);
      bytesBehind = Gunzip.bytesBehind(in);
    } catch (EOFException e) {
      problem = "it ends early";
    } catch (ZipException e) {
      problem = "it is damaged (" + e.getMessage() + ")";
    } catch (IOException e) {
      problem = "it cannot be read (" + e.getMessage() + ")";
    }
    flush(sink);
    return report(problem);
  }

  /**
   * What makes the file faster to read again, once it was read to its end; null if nothing does.
   *
   * @param orders of the keys in other files
   */
  @Nullable Steady steady(KeyOrders orders) {
    return decoder.steady(orders).orElse(null);
  }

  private @Nullable String readLines(LineReader lines, Sink sink)
      throws IOException, InterruptedException {
    try {
      while (lines.next()) {
        line(lines, sink);
        if (line % LINES_BETWEEN_LOOKS == 0 && Thread.interrupted()) {
          throw new InterruptedException("at line " + line);
        }
      }
      return null;
    } catch (IOException e) {
      if (lines.rest()) {
        line(lines, sink);
      }
      throw e;
    }
  }

  private void line(LineReader lines, Sink sink) throws InterruptedException {
    line++;
    LineKind kind = decoder.decode(lines.bytes(), lines.from(), lines.to(), batch);
    count(kind, lines);
    int added = lineNumbersFor((int) (decoder.rowsDecoded() - rowsSoFar));
    rowsSoFar += added;
    if (timeColumn >= 0 && added > 0) {
      noteTimes(added);
    }
    if (postedTimes != null) {
      postedTimes.read(lines.bytes(), lines.from(), lines.to(), times);
    }
    if (rows >= batchRows || added > 0 && characters() >= MOST_CHARACTERS) {
      flush(sink);
    }
  }

  private long characters() {
    long characters = 0;
    for (Vector.Texts column : texts) {
      characters += column.characters();
    }
    return characters;
  }

  private int lineNumbersFor(int added) {
    for (int i = 0; i < added; i++) {
      lineNumbers.add(line);
    }
    rows += added;
    return added;
  }

  private void count(LineKind kind, LineReader lines) {
    switch (kind) {
      case BLANK -> blank++;
      case SYSTEM -> {
        system++;
        system(SystemMessage.parse(lines.bytes(), lines.from(), lines.to()));
      }
      case COMPLIANCE -> compliance++;
      case ACTIVITY_STREAMS, ORIGINAL -> tweets++;
      case UNREADABLE -> {
        unreadable++;
        if (firstUnreadable == null) {
          firstUnreadable =
              "line " + line + (lines.isTooLong() ? " is too long" : whichBegins(lines));
        }
      }
    }
  }

  /**
   * Tells a proxy's page or a service's answer from a tweet that is damaged; bytes tell nothing.
   */
  private static String whichBegins(LineReader lines) {
    int bytes = Math.min(lines.to() - lines.from(), SHORT_QUOTE);
    String beginning =
        new String(lines.bytes(), lines.from(), bytes, StandardCharsets.US_ASCII)
            .strip()
            .replaceFirst("(?s)[^ -~].*", "")
            .strip();
    return beginning.isEmpty() || beginning.startsWith("{")
        ? ""
        : ", which begins with '" + beginning + "'";
  }

  private void system(Optional<SystemMessage> message) {
    message.filter(SystemMessage::isFooter).ifPresent(last -> footer = last);
  }

  private void noteTimes(int added) {
    Vector.Longs column = (Vector.Longs) batch.vector(timeColumn);
    for (int i = column.size() - added; i < column.size(); i++) {
      times.add(column.isNull(i) ? null : Long.valueOf(column.getLong(i)));
    }
  }

  private void flush(Sink sink) throws InterruptedException {
    if (rows == 0) {
      return;
    }
    ScanBatch full = new ScanBatch(file, rows, batch, lineNumbers);
    beginBatch(Math.min(batchRows * 4, LARGEST_BATCH));
    sink.accept(full);
  }

  private void beginBatch(int most) {
    batchRows = most;
    batch = emptyBatch();
    lineNumbers = new Vector.Ints(most + ROOM_FOR_LISTS);
    rows = 0;
  }

  private Batch emptyBatch() {
    Batch empty = Batch.of(columns.stream().map(Column::type).toList(), batchRows + ROOM_FOR_LISTS);
    texts =
        empty.vectors().stream()
            .filter(Vector.Texts.class::isInstance)
            .map(Vector.Texts.class::cast)
            .toArray(Vector.Texts[]::new);
    return empty;
  }

  private FileReport report(@Nullable String problem) {
    return new FileReport(
        file,
        line,
        blank,
        system,
        compliance,
        tweets,
        unreadable,
        timeColumn < 0 && postedTimes == null ? null : times.report(),
        footer == null ? null : footer.message(),
        footer == null ? null : footer.outcome().orElse(null),
        footerCount(),
        firstUnreadable,
        bytesBehind,
        problem);
  }

  private @Nullable Long footerCount() {
    return footer == null || footer.activityCount().isEmpty()
        ? null
        : Long.valueOf(footer.activityCount().getAsLong());
  }
}
