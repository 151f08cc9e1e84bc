package dev.powertrack.sql.table;

import dev.powertrack.scan.Scan;
import dev.powertrack.scan.ScanProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a join of tweets with their elements, which stand in the same line: so every line is
 * read once, and nothing is kept but ids.
 *
 * <p>A tweet that was delivered twice also joins with the elements of its other line. Such ids are
 * noticed; what lies in different lines is found by reading the files a second time, which no other
 * archive needs.
 */
final class SameLineRows extends ReadOnceRows {
  private final SameLineJoin join;
  private final LinesOfTweets lines;
  private final Supplier<Scan> again;
  private final ScanProgress progress;
  private final Runnable stop = this::close;
  private final Map<String, TweetIds> seen = new HashMap<>();
  private final Set<Twice> twice = new HashSet<>();

  private Scan scan;
  private boolean secondTime;
  private Iterator<@Nullable Object[]> ready = Collections.emptyIterator();

  /** A tweet that more than one line has. */
  private record Twice(String scope, long tweetId) {
    static Twice of(LineOfTweet line) {
      return new Twice(line.scope(), line.tweetId());
    }
  }

  /**
   * @param scan of the files' lines
   * @param again a new scan of the same
   */
  SameLineRows(
      SameLineJoin join,
      LinesOfTweets lines,
      Scan scan,
      Supplier<Scan> again,
      ScanProgress progress) {
    this.join = join;
    this.lines = lines;
    this.scan = scan;
    this.again = again;
    this.progress = progress;
    join.tweets().control().onCancel(stop);
  }

  @Override
  public boolean moveNext() {
    try {
      while (!ready.hasNext()) {
        join.tweets().control().check();
        if (!read()) {
          progress.end(ScanProgress.State.DONE);
          return false;
        }
      }
      progress.rowReturned();
      return stepTo(ready.next());
    } catch (RuntimeException e) {
      progress.end(endedBy(join.tweets()));
      throw e;
    }
  }

  @Override
  public void close() {
    join.tweets().control().removeOnCancel(stop);
    scan.close();
    progress.end(ScanProgress.State.STOPPED);
  }

  /** Makes more rows ready, or none of a part of a file; returns false at the end. */
  private boolean read() {
    if (secondTime) {
      return false;
    }
    List<LineOfTweet> some = lines.next(scan);
    if (some != null) {
      ready = rows(some).iterator();
      return true;
    }
    secondTime = true;
    ready = twice.isEmpty() ? Collections.emptyIterator() : rowsOfDifferentLines().iterator();
    return true;
  }

  private List<@Nullable Object[]> rows(List<LineOfTweet> some) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (LineOfTweet line : some) {
      if (!seen.computeIfAbsent(line.scope(), scope -> new TweetIds()).add(line.tweetId())) {
        twice.add(Twice.of(line));
      }
      join.addRows(line, rows);
    }
    return rows;
  }

  private List<@Nullable Object[]> rowsOfDifferentLines() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (List<LineOfTweet> same : linesOfTheSameTweet().values()) {
      for (LineOfTweet line : same) {
        join.addRows(line, same.stream().filter(other -> other != line).toList(), rows);
      }
    }
    return rows;
  }

  private Map<Twice, List<LineOfTweet>> linesOfTheSameTweet() {
    scan.close();
    scan = again.get();
    Map<Twice, List<LineOfTweet>> same = new HashMap<>();
    for (List<LineOfTweet> some = lines.next(scan); some != null; some = lines.next(scan)) {
      join.tweets().control().check();
      for (LineOfTweet line : some) {
        if (twice.contains(Twice.of(line))) {
          same.computeIfAbsent(Twice.of(line), key -> new ArrayList<>()).add(line);
        }
      }
    }
    return same;
  }
}
