package dev.powertrack.tweet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the lines of a file that was found steady when it was read before: what they are is
 * known, so each is read only as far as a column needs it. A line that is not as expected, and all
 * behind the tweets, is left to a decoder that expects nothing.
 */
final class SteadyDecoder implements LineDecoder {
  private final Steady steady;
  private final LineDecoder careful;
  private final @Nullable Projection projection;
  private final QuickScanner scanner;
  private final Slots line;
  private long tweetsLeft;
  private long rowsDecoded;

  SteadyDecoder(
      Steady steady,
      Map<LineKind, ListRows> rows,
      List<CatalogueColumn> columns,
      boolean everyLine) {
    WantedPaths wanted = new WantedPaths();
    ListRows of = rows.get(steady.format());
    this.steady = steady;
    this.careful = new TableDecoder(rows, columns, everyLine);
    this.projection =
        of == null ? null : new Projection(steady.format(), of, columns, everyLine, wanted);
    this.scanner = new QuickScanner(OrderedObject.of(wanted.root(), steady.order()));
    this.line = new Slots(wanted.size());
    this.tweetsLeft = steady.tweets();
  }

  /** A search for the LF is faster than to read the line; no line is shorter than the shortest. */
  @Override
  public int lineEnd(byte[] bytes, int from, int to) {
    return tweetsLeft > 0 && from < to && bytes[from] == '{'
        ? LineFeeds.find(bytes, from + steady.shortest(), to)
        : LineScanner.NOT_FOUND;
  }

  @Override
  public LineKind decode(byte[] bytes, int from, int to, Batch out) {
    if (tweetsLeft > 0 && from < to && bytes[from] == '{' && bytes.length - to >= Words.SLACK) {
      line.reset(bytes, from, LineClassifier.beforeLineEnd(bytes, from, to));
      if (scanner.scan(bytes, from, to, line)) {
        tweetsLeft--;
        if (projection != null) {
          rowsDecoded += projection.append(line, out);
        }
        return steady.format();
      }
    }
    LineKind kind = careful.decode(bytes, from, to, out);
    tweetsLeft -= kind == LineKind.BLANK ? 0 : 1;
    return kind;
  }

  /** What was found before. */
  @Override
  public Optional<Steady> steady(KeyOrders orders) {
    return Optional.of(steady);
  }

  @Override
  public long rowsDecoded() {
    return rowsDecoded + careful.rowsDecoded();
  }

  @Override
  public long valuesDecoded() {
    return careful.valuesDecoded() + (projection == null ? 0 : projection.values());
  }
}
