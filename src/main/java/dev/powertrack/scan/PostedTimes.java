package dev.powertrack.scan;

import dev.powertrack.tweet.Batch;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.LineDecoder;
import dev.powertrack.tweet.TweetTable;
import dev.powertrack.tweet.Vector;
import java.util.List;

/** Reads when the tweet of a line was posted, where the rows that are wanted do not tell. */
final class PostedTimes {
  static final TweetTable TWEETS = TweetTable.named("TWEETS");
  static final String POSTED_AT = "POSTED_AT";
  private static final int ROWS_TOGETHER = 4096;

  private final List<Column> columns = List.of(column());
  private final LineDecoder decoder = TWEETS.decoder(columns);
  private Batch batch = empty();
  private int seen;

  static Column column() {
    return TWEETS.columns().stream()
        .filter(column -> column.name().equals(POSTED_AT))
        .findFirst()
        .orElseThrow();
  }

  /** Notes the time of a line, if it is a tweet's. */
  void read(byte[] bytes, int from, int to, TimeSpan times) {
    decoder.decode(bytes, from, to, batch);
    Vector.Longs column = (Vector.Longs) batch.vector(0);
    while (seen < column.size()) {
      times.add(column.isNull(seen) ? null : Long.valueOf(column.getLong(seen)));
      seen++;
    }
    if (seen >= ROWS_TOGETHER) {
      batch = empty();
      seen = 0;
    }
  }

  private Batch empty() {
    return Batch.of(columns.stream().map(Column::type).toList());
  }
}
