package dev.powertrack.sql.prune;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the other side of a join has as keys, gathered while it is put into the hash table, and used
 * to open no split that can find no partner (a dynamic filter). For {@code tweets JOIN jobs} these
 * are the ids of the jobs; for {@code tweets JOIN tweet_hashtags} the jobs and the range of tweet
 * ids, and so of times.
 */
public final class JoinKeys {
  /** More values than this are known only by their range; a year has 52,560 windows. */
  private static final int MOST_VALUES = 100_000;

  private final List<Integer> columns;
  private final Key[] keys;

  /** One column of the key. */
  private static final class Key {
    final NavigableSet<Comparable<?>> values = new TreeSet<>(Interval::compare);
    @Nullable Comparable<?> lowest;
    @Nullable Comparable<?> highest;
    boolean all = true;

    void add(Comparable<?> value) {
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

    boolean canBeIn(Interval interval) {
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
  }

  /**
   * No keys yet.
   *
   * @param columns the columns of the scanned table that the keys are compared with
   */
  public JoinKeys(List<Integer> columns) {
    this.columns = List.copyOf(columns);
    this.keys = new Key[columns.size()];
    clear();
  }

  /** Forgets all keys, for a side that is read again. */
  public void clear() {
    for (int i = 0; i < keys.length; i++) {
      keys[i] = new Key();
    }
  }

  /** Adds the key of a row; NULL finds no partner. */
  public void add(@Nullable Object[] key) {
    for (int i = 0; i < keys.length; i++) {
      if (key[i] instanceof Comparable<?> value) {
        keys[i].add(value);
      }
    }
  }

  /** A test that opens only what {@code condition} allows and what has a partner. */
  public SplitTest and(SplitTest condition) {
    return new SplitTest() {
      @Override
      public Verdict test(SplitBounds bounds) {
        for (int i = 0; i < keys.length; i++) {
          if (!keys[i].canBeIn(bounds.column(columns.get(i)))) {
            return Verdict.NEVER;
          }
        }
        return condition.test(bounds);
      }

      @Override
      public boolean asksOf(int column) {
        return columns.contains(column) || condition.asksOf(column);
      }

      @Override
      public Optional<Set<Object>> pinned(int column) {
        int i = columns.indexOf(column);
        return i >= 0 && keys[i].all && condition.pinned(column).isEmpty()
            ? Optional.of(Set.copyOf(keys[i].values))
            : condition.pinned(column);
      }
    };
  }
}
