package dev.powertrack.tweet;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In what order the keys of an object stand, in all lines that have it. None is missing here. A
 * key's rank is its place in that order, from 0. Keys that had no order among them, or stood twice
 * in an object, are not sure; those before and behind them are.
 *
 * <p>A landmark is a key that surely comes, and is surely known when it comes: it can be sought by
 * its name, without a look at what stands before it.
 */
final class KeyOrder {
  private static final int NONE = -1;

  private final List<Entry> entries;
  private final BitSet begin;

  /**
   * A key. Places are ranks shifted by one: 0 is the object's beginning, and its end is behind the
   * last key.
   *
   * @param sure whether it stood once in an object, always before some and behind the others
   * @param firstOfGroup the rank of the first key among which it has no order; its own if sure
   * @param behind the places of all that stood right behind it, or behind one of its group
   * @param within the places of the keys whose names occur in its values too, however deep
   * @param values the order within its values; null if they were no objects
   */
  record Entry(
      String name,
      boolean sure,
      int firstOfGroup,
      BitSet behind,
      BitSet within,
      @Nullable Later values) {

    /** The order within its values; null if they were no objects. */
    @Nullable KeyOrder object() {
      return values == null ? null : values.order();
    }
  }

  /** An order that is found when somebody asks for it: few objects matter to a query. */
  static final class Later {
    private final KeyGraph graph;
    private @Nullable KeyOrder order;

    Later(KeyGraph graph) {
      this.graph = graph;
    }

    private synchronized KeyOrder order() {
      KeyOrder known = order;
      if (known == null) {
        known = graph.order();
        order = known;
      }
      return known;
    }
  }

  /**
   * An order.
   *
   * @param entries by rank
   * @param begin the places of all with which objects began
   */
  KeyOrder(List<Entry> entries, BitSet begin) {
    this.entries = List.copyOf(entries);
    this.begin = begin;
  }

  /** How many keys there are. */
  int size() {
    return entries.size();
  }

  Entry entry(int rank) {
    return entries.get(rank);
  }

  /** Whether all keys are sure. */
  boolean isSure() {
    return entries.stream().allMatch(Entry::sure);
  }

  /** The least rank of a key that may stand behind this one; -1 is the object's beginning. */
  int leastBehind(int rank) {
    return rank < 0 || entries.get(rank).sure() ? rank + 1 : entries.get(rank).firstOfGroup();
  }

  /**
   * The last key of which this holds: each object that has {@code from} has it, it stands behind
   * {@code from} and not behind {@code to}, and from the value of {@code from} to its own name no
   * other key of that name occurs, however deep.
   *
   * @param from a rank, or -1 for the object's beginning
   * @param to a rank
   * @return -1 for none
   */
  int landmark(int from, int to) {
    BitSet reached = new BitSet();
    BitSet passed = new BitSet();
    BitSet names = new BitSet();
    int landmark = NONE;
    reached.set(from + 1);
    for (int place = from + 1; place <= to; place++) {
      if (place > 0) {
        names.or(entries.get(place - 1).within());
      }
      if (reached.get(place)) {
        BitSet behind = behind(place);
        if (behind.isEmpty()) {
          return NONE; // a key of other lines, whose ends nobody looked at
        }
        reached.or(behind);
        pass(passed, place, behind);
      }
      int next = place + 1;
      if (!passed.get(next) && !names.get(next) && entries.get(place).sure()) {
        landmark = place;
      }
    }
    return landmark;
  }

  /**
   * The first key of which this holds: each object that has {@code from} has it, it stands before
   * {@code from} and not before {@code to}, and from its own name to the key {@code from} no other
   * key of that name occurs, however deep.
   *
   * @param from a rank, or the number of keys for the object's end
   * @param to a rank
   * @return -1 for none
   */
  int landmarkBackwards(int from, int to) {
    BitSet leading = new BitSet();
    BitSet passed = new BitSet();
    leading.set(from + 1);
    for (int place = from; place >= 0; place--) {
      BitSet behind = (BitSet) behind(place).clone();
      behind.and(leading);
      if (!behind.isEmpty()) {
        leading.set(place);
        pass(passed, place, behind);
      }
    }
    BitSet names = new BitSet();
    int landmark = NONE;
    for (int rank = from - 1; rank >= to; rank--) {
      names.or(entries.get(rank).within());
      if (!passed.get(rank + 1) && !names.get(rank + 1) && entries.get(rank).sure()) {
        landmark = rank;
      }
    }
    return landmark;
  }

  private BitSet behind(int place) {
    return place == 0 ? begin : entries.get(place - 1).behind();
  }

  /** Those between a place and the farthest of those behind it can be left out. */
  private static void pass(BitSet passed, int place, BitSet behind) {
    passed.set(place + 1, Math.max(place + 1, behind.length() - 1));
  }
}
