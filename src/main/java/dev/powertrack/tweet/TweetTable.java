package dev.powertrack.tweet;

import static dev.powertrack.tweet.LineKind.ACTIVITY_STREAMS;
import static dev.powertrack.tweet.LineKind.ORIGINAL;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table whose rows are in data files: its columns, keys, and the decoder that turns lines into
 * its rows. The tables are listed in {@link TweetTables}.
 *
 * <p>Every table has the columns of {@link Provenance}: their values are up to whoever reads the
 * file. Immutable.
 */
public final class TweetTable {
  private final String name;
  private final String remark;
  private final Map<LineKind, ListRows> rows;
  private final List<Column> columns;
  private final Map<String, CatalogueColumn> decoded = new HashMap<>();
  private final List<String> primaryKey;
  private final Optional<ForeignKey> foreignKey;
  private final boolean everyLine;

  /**
   * A reference from a table to another one.
   *
   * @param columns of the table that refers
   * @param table the table referred to
   * @param referenced the columns referred to, its primary key
   */
  public record ForeignKey(List<String> columns, String table, List<String> referenced) {
    public ForeignKey {
      columns = List.copyOf(columns);
      referenced = List.copyOf(referenced);
    }
  }

  private TweetTable(
      String name,
      String remark,
      Map<LineKind, ListRows> rows,
      List<Column> columns,
      List<CatalogueColumn> decoded,
      List<String> primaryKey,
      Optional<ForeignKey> foreignKey,
      boolean everyLine) {
    this.name = name;
    this.remark = remark;
    this.rows = Map.copyOf(rows);
    this.columns = List.copyOf(columns);
    this.primaryKey = List.copyOf(primaryKey);
    this.foreignKey = foreignKey;
    this.everyLine = everyLine;
    decoded.forEach(column -> this.decoded.put(column.column().name(), column));
  }

  /** TWEETS, its child tables, COMPLIANCE and UNREADABLE_LINES. */
  public static List<TweetTable> all() {
    return TweetTables.ALL;
  }

  /**
   * A table by its name in any case.
   *
   * @throws PowerTrackException (UNKNOWN_TABLE) if there is none
   */
  public static TweetTable named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return all().stream()
        .filter(table -> table.name.equals(upper))
        .findFirst()
        .orElseThrow(
            () ->
                new PowerTrackException(
                    Kind.UNKNOWN_TABLE,
                    "No table '" + name + "' in data files; there are " + names()));
  }

  /** Upper case. */
  public String name() {
    return name;
  }

  /** One sentence for {@code DatabaseMetaData}. */
  public String remark() {
    return remark;
  }

  /** All columns in order, those of {@link Provenance} included. */
  public List<Column> columns() {
    return columns;
  }

  /** Names of the columns that tell its rows apart. */
  public List<String> primaryKey() {
    return primaryKey;
  }

  /** What a child table refers to. */
  public Optional<ForeignKey> foreignKey() {
    return foreignKey;
  }

  /** Whether a line of this kind can have rows in the table. */
  public boolean reads(LineKind kind) {
    return rows.containsKey(kind);
  }

  /** Whether a column says where a row came from, so that the reader of the file supplies it. */
  public static boolean isProvenance(Column column) {
    return Provenance.of(column).isPresent();
  }

  /**
   * A new decoder. It extracts these columns from a line and nothing else.
   *
   * @param columns any of this table's columns in any order, except those of {@link Provenance}
   * @throws PowerTrackException (UNKNOWN_COLUMN) for any other column
   */
  public LineDecoder decoder(List<Column> columns) {
    return new TableDecoder(rows, columns.stream().map(this::decoded).toList(), everyLine);
  }

  /**
   * The same, of a file that is known to be steady.
   *
   * @throws PowerTrackException (UNKNOWN_COLUMN) as above
   */
  public LineDecoder decoder(List<Column> columns, Steady steady) {
    return new SteadyDecoder(steady, rows, columns.stream().map(this::decoded).toList(), everyLine);
  }

  /**
   * A child table whose rows have the columns of their tweet as well, under the names that {@link
   * #ofTweet} gives them: what a join of the two finds in one line. A line without rows in the
   * child table has one whose {@code ORDINAL} is 0 and whose other columns of the child table mean
   * nothing, so that its tweet is noticed.
   *
   * @throws IllegalStateException if this is no child table
   */
  public TweetTable withTweet() {
    String parent =
        foreignKey.orElseThrow(() -> new IllegalStateException(name + " has no tweets")).table();
    List<CatalogueColumn> both = new ArrayList<>(decoded.values());
    named(parent)
        .decoded
        .values()
        .forEach(
            column ->
                both.add(
                    new CatalogueColumn(
                        ofTweet(column.column()),
                        column.scope(),
                        column.activityStreams(),
                        column.original())));
    return new TweetTable(
        name, remark, rows, withProvenance(both), both, primaryKey, foreignKey, true);
  }

  /** The column of {@link #withTweet} that has the values of a column of the tweet. */
  public static Column ofTweet(Column column) {
    return new Column("TWEETS." + column.name(), column.type(), column.nullable(), column.remark());
  }

  private CatalogueColumn decoded(Column column) {
    CatalogueColumn found = decoded.get(column.name());
    if (found == null) {
      throw new PowerTrackException(
          Kind.UNKNOWN_COLUMN,
          "A line has no column '" + column.name() + "' of table " + name + "; ask for another");
    }
    return found;
  }

  private static String names() {
    return String.join(", ", all().stream().map(TweetTable::name).toList());
  }

  /** A table of which every tweet, in either format, is one row. */
  static TweetTable ofTweets(String name, String remark, List<CatalogueColumn> columns) {
    return new TweetTable(
        name,
        remark,
        Map.of(ACTIVITY_STREAMS, ListRows.line(), ORIGINAL, ListRows.line()),
        withProvenance(columns),
        columns,
        List.of("JOB_ID", "TWEET_ID"),
        Optional.empty(),
        false);
  }

  /** A table of what a tweet has in lists. */
  static TweetTable ofLists(
      String name,
      String remark,
      ListRows activityStreams,
      ListRows original,
      List<CatalogueColumn> ofElement) {
    List<CatalogueColumn> decoded = new ArrayList<>();
    decoded.addAll(List.of(TweetColumns.TWEET_ID, TweetColumns.POSTED_AT, ChildColumns.ORDINAL));
    decoded.addAll(ofElement);
    List<Column> columns = new ArrayList<>();
    columns.add(Provenance.JOB_ID.column());
    decoded.forEach(column -> columns.add(column.column()));
    Provenance.columns().stream()
        .filter(column -> !column.equals(Provenance.JOB_ID.column()))
        .forEach(columns::add);
    return new TweetTable(
        name,
        remark,
        Map.of(ACTIVITY_STREAMS, activityStreams, ORIGINAL, original),
        columns,
        decoded,
        List.of("JOB_ID", "TWEET_ID", "ORDINAL"),
        Optional.of(
            new ForeignKey(List.of("JOB_ID", "TWEET_ID"), "TWEETS", List.of("JOB_ID", "TWEET_ID"))),
        false);
  }

  /** A table of which every line of one kind is a row. */
  static TweetTable ofLines(
      String name, String remark, LineKind kind, List<CatalogueColumn> columns) {
    return new TweetTable(
        name,
        remark,
        Map.of(kind, ListRows.line()),
        withProvenance(columns),
        columns,
        List.of("JOB_ID", "FILE_NAME", "LINE_NUMBER"),
        Optional.empty(),
        false);
  }

  private static List<Column> withProvenance(List<CatalogueColumn> columns) {
    return Stream.concat(
            columns.stream().map(CatalogueColumn::column), Provenance.columns().stream())
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
