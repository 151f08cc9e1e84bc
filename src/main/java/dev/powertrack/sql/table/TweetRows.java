package dev.powertrack.sql.table;

import dev.powertrack.archive.DataFile;
import dev.powertrack.scan.Scan;
import dev.powertrack.scan.ScanEngine;
import dev.powertrack.scan.ScanProgress;
import dev.powertrack.scan.ScanRequest;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.ColumnType;
import dev.powertrack.tweet.TweetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that stands in data files: chooses the files, scans them, and gives rows in
 * the order asked for.
 */
public final class TweetRows implements RowSource {
  /** A guess for the planner: a table of tweets is larger than any table about jobs. */
  private static final double TWEETS = 10_000_000;

  /** A row of a child table is worth less memory than a tweet: in a join it is what is kept. */
  private static final double CHILD_ROWS = 5_000_000;

  private final TweetTable table;
  private final ScanEngine engine;
  private final @Nullable JobCounts jobCounts;
  private final TableOptions options;
  private final TweetColumnRoles roles;

  /**
   * The rows of a table.
   *
   * @param jobCounts what is believed of whole jobs; null for nothing
   */
  TweetRows(
      TweetTable table, ScanEngine engine, @Nullable JobCounts jobCounts, TableOptions options) {
    this.table = table;
    this.engine = engine;
    this.jobCounts = jobCounts;
    this.options = options;
    this.roles = TweetColumnRoles.of(table, options.idsAsText());
  }

  /** Whether a column holds 64-bit ids. */
  static boolean isId(Column column) {
    return column.type() == ColumnType.BIGINT && column.name().endsWith("_ID");
  }

  @Override
  public double estimatedRows() {
    return table.name().equals("TWEETS") ? TWEETS : CHILD_ROWS;
  }

  @Override
  public Set<Integer> boundedColumns() {
    return roles.all();
  }

  @Override
  public Set<Integer> orderedColumns() {
    return Stream.of(roles.postedAt(), roles.windowStart(), roles.tweetId())
        .filter(column -> column >= 0)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<CountableColumns> countable() {
    return table.name().equals("TWEETS")
        ? Optional.of(new CountableColumns(roles.postedAt(), roles.countable()))
        : Optional.empty();
  }

  @Override
  public String describe(RowRequest request) {
    return SelectionInWords.of(chosen(request), engine.archive());
  }

  @Override
  public Enumerator<@Nullable Object[]> open(RowRequest request) {
    ScanProgress progress = started(request, table.name());
    try {
      FileSelection selection = chosen(request);
      progress.selected(selection.listed(), selection.selected());
      progress.known(selection.filesCounted());
      warnOfUnknownTimes(selection, request);
      List<Column> decoded = decodedColumns(request);
      Scan scan =
          engine.open(
              new ScanRequest(
                  selection.files(),
                  filesAtFirst(selection, request),
                  request.rowsWanted(),
                  table,
                  decoded,
                  options.badFiles()),
              progress,
              request.control()::warn);
      RowLayout layout =
          RowLayout.of(table, request.columns(), decoded, roles.postedAt(), options.idsAsText());
      Enumerator<@Nullable Object[]> read =
          new TweetRowEnumerator(
              scan, layout, selection.files(), leadingKey(selection, request), request, progress);
      return selection.counted().isEmpty()
          ? read
          : new CountedRows(countedRows(selection, request), read);
    } catch (RuntimeException e) {
      progress.end(ScanProgress.State.FAILED);
      throw e;
    }
  }

  private static int filesAtFirst(FileSelection selection, RowRequest request) {
    if (request.whole()) {
      return selection.files().size();
    }
    return request.order() == null ? 1 : selection.filesOfFirstWindow();
  }

  private @Nullable LeadingKey leadingKey(FileSelection selection, RowRequest request) {
    RowOrder order = request.order();
    if (order == null) {
      return null;
    }
    boolean ofIds = request.columns().get(order.leadingSlot()) == roles.tweetId();
    return LeadingKey.of(order, ofIds, selection.files());
  }

  /**
   * Whether each row of {@code child} stands in the same line as the tweet that it refers to, which
   * is a row of this table.
   */
  public boolean isTweetOf(TweetRows child) {
    return engine == child.engine
        && child.table.foreignKey().filter(key -> key.table().equals(table.name())).isPresent();
  }

  /** The ordinals of the columns by which a child table refers to a tweet: the job and the id. */
  public List<Integer> keyOfTweet() {
    List<String> names = table.columns().stream().map(Column::name).toList();
    return Stream.of("JOB_ID", "TWEET_ID").map(names::indexOf).toList();
  }

  /** The rows of a join of these tweets with a child table, each line read once. */
  public Enumerator<@Nullable Object[]> openWith(TweetRows child, SameLineJoin join) {
    RowRequest request = join.tweets();
    ScanProgress progress = started(request, table.name() + ", " + child.table.name());
    try {
      FileSelection selection = chosen(request).joinedWith(child.chosen(join.children()));
      progress.selected(selection.listed(), selection.files().size());
      warnOfUnknownTimes(selection, request);
      LinesOfTweets lines = new LinesOfTweets(join, table, child.table, options.idsAsText());
      ScanRequest scan =
          new ScanRequest(
              selection.files(),
              request.whole() ? selection.files().size() : 1,
              ScanRequest.ALL_ROWS,
              child.table.withTweet(),
              lines.columns(),
              options.badFiles());
      return new SameLineRows(
          join,
          lines,
          engine.open(scan, progress, request.control()::warn),
          () -> engine.open(scan, progress, saidBefore -> {}),
          progress);
    } catch (RuntimeException e) {
      progress.end(ScanProgress.State.FAILED);
      throw e;
    }
  }

  private ScanProgress started(RowRequest request, String tables) {
    ScanProgress progress = engine.log().start(request.statement(), tables);
    request.control().addScan(progress);
    return progress;
  }

  private FileSelection chosen(RowRequest request) {
    boolean latestFirst = request.order() != null && request.order().descending();
    FileChooser chooser = new FileChooser(engine, roles, jobCounts, request, needsTimes(request));
    return StepsEndedByCancel.once(
        request.control(),
        () -> chooser.choose(latestFirst ? DataFile.LATEST_FIRST : DataFile.IN_ORDER_OF_TIME));
  }

  private List<@Nullable Object[]> countedRows(FileSelection selection, RowRequest request) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (CountedSplit split : selection.counted()) {
      rows.add(split.row(request.columns(), width()));
    }
    return rows;
  }

  private int width() {
    return table.columns().size();
  }

  /** Whether a row that stands for many has a time. */
  private boolean needsTimes(RowRequest request) {
    return request.names(Counted.FIRST_TIME.ordinal(width()))
        || request.names(Counted.LAST_TIME.ordinal(width()));
  }

  private static void warnOfUnknownTimes(FileSelection selection, RowRequest request) {
    List<DataFile> unknown =
        selection.files().stream().filter(file -> file.window() == null).toList();
    if (!unknown.isEmpty() && selection.listed() > 1) {
      request
          .control()
          .warn(
              unknown.size()
                  + " data files have names that tell no time, so every query opens them; the"
                  + " first is "
                  + unknown.get(0)
                  + ".");
    }
  }

  /** What the lines must yield; where a row came from is known without. */
  private List<Column> decodedColumns(RowRequest request) {
    List<Column> columns = new ArrayList<>();
    for (int ordinal : request.columns()) {
      if (ordinal < width() && !TweetTable.isProvenance(table.columns().get(ordinal))) {
        columns.add(table.columns().get(ordinal));
      }
    }
    Column time = needsTimes(request) ? table.columns().get(roles.postedAt()) : null;
    if (time != null && !columns.contains(time)) {
      columns.add(time);
    }
    return columns;
  }
}
