package dev.powertrack.sql.table;

import dev.powertrack.scan.Scan;
import dev.powertrack.scan.ScanBatch;
import dev.powertrack.tweet.Batch;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.TweetTable;
import dev.powertrack.tweet.Vector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a scan of a child table whose rows have the columns of their tweet as well ({@link
 * TweetTable#withTweet}), one after the other.
 */
final class LinesOfTweets {
  /** No row stands for many, so none has a first and a last time. */
  private static final int NO_TIME = -1;

  private static final String ID = "TWEET_ID";
  private static final String ORDINAL = "ORDINAL";

  private final SameLineJoin join;
  private final List<Column> ofChild;
  private final List<Column> ofTweet;
  private final RowLayout tweets;
  private final RowLayout children;
  private final int id;
  private final int ordinal;

  /**
   * @param idsAsText whether ids are shown as text
   */
  LinesOfTweets(SameLineJoin join, TweetTable tweet, TweetTable child, boolean idsAsText) {
    this.join = join;
    this.ofTweet = decoded(tweet, join.tweets().columns());
    List<Column> needed = new ArrayList<>(decoded(child, join.children().columns()));
    child.columns().stream()
        .filter(column -> column.name().equals(ID) || column.name().equals(ORDINAL))
        .filter(column -> !needed.contains(column))
        .forEach(needed::add);
    this.ofChild = List.copyOf(needed);
    this.tweets = RowLayout.of(tweet, join.tweets().columns(), ofTweet, NO_TIME, idsAsText);
    this.children = RowLayout.of(child, join.children().columns(), ofChild, NO_TIME, idsAsText);
    List<String> names = ofChild.stream().map(Column::name).toList();
    this.id = names.indexOf(ID);
    this.ordinal = names.indexOf(ORDINAL);
  }

  /** What a scan has to decode: first of the child table, then of the tweet. */
  List<Column> columns() {
    List<Column> columns = new ArrayList<>(ofChild);
    ofTweet.forEach(column -> columns.add(TweetTable.ofTweet(column)));
    return columns;
  }

  /** The lines of the next batch that has rows; null after the last one. */
  @Nullable List<LineOfTweet> next(Scan scan) {
    ScanBatch batch = scan.next();
    while (batch != null && batch.isEndOfFile()) {
      batch = scan.next();
    }
    return batch == null ? null : lines(batch);
  }

  private List<LineOfTweet> lines(ScanBatch batch) {
    List<Vector> vectors = batch.columns().vectors();
    Batch ofTweets = new Batch(vectors.subList(ofChild.size(), vectors.size()));
    ScanBatch onlyTweets = new ScanBatch(batch.file(), batch.rows(), ofTweets, batch.lineNumbers());
    Vector.Longs ids = (Vector.Longs) batch.columns().vector(id);
    Vector.Ints ordinals = (Vector.Ints) batch.columns().vector(ordinal);
    String scope = join.scope(batch.file().jobId());
    List<LineOfTweet> lines = new ArrayList<>();
    int row = 0;
    while (row < batch.rows()) {
      int end = endOfLine(batch, row);
      @Nullable Object[] tweet = tweets.row(onlyTweets, row);
      boolean wanted = join.wantsTweet(tweet);
      List<@Nullable Object[]> found = new ArrayList<>(end - row);
      for (int element = row; element < end; element++) {
        if (ordinals.getInt(element) > 0) {
          @Nullable Object[] child = children.row(batch, element);
          if (join.wantsChild(child)) {
            found.add(child);
          }
        }
      }
      lines.add(new LineOfTweet(scope, ids.getLong(row), wanted ? tweet : null, found));
      row = end;
    }
    return lines;
  }

  private static int endOfLine(ScanBatch batch, int row) {
    int line = batch.lineNumbers().getInt(row);
    int end = row + 1;
    while (end < batch.rows() && batch.lineNumbers().getInt(end) == line) {
      end++;
    }
    return end;
  }

  private static List<Column> decoded(TweetTable table, List<Integer> ordinals) {
    return ordinals.stream()
        .map(table.columns()::get)
        .filter(column -> !TweetTable.isProvenance(column))
        .toList();
  }
}
