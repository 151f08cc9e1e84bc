package dev.powertrack.sql.prune;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexInputRef;
import org.jspecify.annotations.Nullable;

/**
 * What the other side of a join has, gathered while it is put into the hash table, and used to open
 * no split that can find no partner (a dynamic filter). For {@code tweets JOIN jobs} these are the
 * ids of the jobs; for {@code tweets JOIN tweet_hashtags} the jobs and the range of tweet ids, and
 * so of times; for {@code posted_at > (SELECT MAX(…))} one time.
 */
public final class JoinKeys {
  /** More values than this are known only by their range; a year has 52,560 windows. */
  private static final int MOST_VALUES = 100_000;

  /** More rows than this are not gone through for each split. */
  private static final int MOST_ROWS = 64;

  private final Field[] fields;
  private final Set<List<@Nullable Object>> rows = new LinkedHashSet<>();
  private boolean allRows;
  private boolean empty;

  /** One field of the rows. */
  private static final class Field {
    private final NavigableSet<Comparable<?>> values = new TreeSet<>(Interval::compare);
    private @Nullable Comparable<?> lowest;
    private @Nullable Comparable<?> highest;
    private boolean all = true;
    private boolean withNull;
    private boolean withUnknown;

    void add(Interval point) {
      Comparable<?> value = point.lo();
      if (value == null) {
        withNull |= point.isOnlyNull();
        withUnknown |= !point.isOnlyNull();
        return;
      }
      if (lowest == null || Interval.compare(value, lowest) < 0) {
        lowest = value;
      }
      if (highest == null || Interval.compare(value, highest) > 0) {
        highest = value;
      }
      if (all) {
        values.add(value);
        all = values.size() <= MOST_VALUES;
        if (!all) {
          values.clear();
        }
      }
    }

    boolean canBeIn(Interval interval, boolean nullIsEqual) {
      if (withUnknown || nullIsEqual && withNull && interval.nullable()) {
        return true;
      }
      if (lowest == null || highest == null) {
        return false;
      }
      Comparable<?> lo = interval.lo();
      Comparable<?> hi = interval.hi();
      if (lo == null || hi == null) {
        return !interval.isOnlyNull();
      }
      if (all) {
        Comparable<?> next = values.ceiling(lo);
        return next != null && Interval.compare(next, hi) <= 0;
      }
      return Interval.compare(lo, highest) <= 0 && Interval.compare(hi, lowest) >= 0;
    }

    Interval range() {
      if (withUnknown) {
        return Interval.UNKNOWN;
      }
      if (lowest == null || highest == null) {
        return Interval.ONLY_NULL;
      }
      Interval range = Interval.closed(lowest, highest);
      return withNull ? range.orNull() : range;
    }
  }

  /**
   * No rows yet.
   *
   * @param width how many fields they have
   */
  public JoinKeys(int width) {
    this.fields = new Field[width];
    clear();
  }

  /** Forgets all rows, for a side that is read again. */
  public void clear() {
    Arrays.setAll(fields, i -> new Field());
    rows.clear();
    allRows = true;
    empty = true;
  }

  /** Adds a row of the other side. */
  public void add(@Nullable Object[] row) {
    empty = false;
    for (int i = 0; i < fields.length; i++) {
      fields[i].add(Interval.point(row[i]));
    }
    if (allRows) {
      rows.add(Arrays.asList(row));
      allRows = rows.size() <= MOST_ROWS;
      if (!allRows) {
        rows.clear();
      }
    }
  }

  /** A test that opens only what {@code condition} allows and what can meet a row of these. */
  public SplitTest and(SplitTest condition, JoinPredicate.Bound join) {
    return new Partners(condition, join);
  }

  private final class Partners implements SplitTest {
    private final SplitTest condition;
    private final JoinPredicate.Bound join;
    private final Interval[] ranges = Stream.of(fields).map(Field::range).toArray(Interval[]::new);
    private final List<Interval[]> each =
        rows.stream()
            .map(row -> row.stream().map(Interval::point).toArray(Interval[]::new))
            .toList();

    Partners(SplitTest condition, JoinPredicate.Bound join) {
      this.condition = condition;
      this.join = join;
    }

    @Override
    public Verdict test(SplitBounds bounds) {
      Verdict verdict = condition.test(bounds);
      return verdict == Verdict.NEVER || hasPartner(bounds) ? verdict : Verdict.NEVER;
    }

    private boolean hasPartner(SplitBounds bounds) {
      if (empty) {
        return false;
      }
      for (int i = 0; i < join.keys().size(); i++) {
        JoinPredicate.Key key = join.keys().get(i);
        if (!fields[key.field()].canBeIn(join.key(i, bounds, ranges), key.nullIsEqual())) {
          return false;
        }
      }
      return join.isOnlyKeys()
          || join.canMeet(bounds, ranges)
              && (!allRows || each.stream().anyMatch(row -> join.canMeet(bounds, row)));
    }

    @Override
    public boolean asksOf(int column) {
      return join.asksOf(column) || condition.asksOf(column);
    }

    @Override
    public Optional<Set<Object>> pinned(int column) {
      Optional<Set<Object>> pinned = condition.pinned(column);
      return pinned.isPresent()
          ? pinned
          : join.keys().stream()
              .filter(
                  key ->
                      fields[key.field()].all
                          && !fields[key.field()].withUnknown
                          && isColumn(key, column))
              .findFirst()
              .map(key -> Set.copyOf(fields[key.field()].values));
    }

    private boolean isColumn(JoinPredicate.Key key, int column) {
      return !key.nullIsEqual()
          && key.expression() instanceof RexInputRef ref
          && ref.getIndex() == column;
    }
  }
}
