package dev.powertrack.tweet;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In what order the keys of an object stand, in all lines that have it. None occurs twice in one
 * object, none is missing here. A key's rank is its place in that order, from 0.
 *
 * <p>A landmark is a key that surely comes, and is surely known when it comes: it can be sought by
 * its name, without a look at what stands before it.
 */
final class KeyOrder {
  private static final int NONE = -1;

  private final List<String> keys;
  private final Map<String, KeyOrder> objects;
  private final List<BitSet> steps;
  private final BitSet[] within;

  /**
   * An order.
   *
   * @param keys in their order
   * @param objects the same of the objects that are values of these keys, where it is known
   * @param steps by rank, shifted by one, what stood right behind a key: the object's beginning is
   *     0, its end is behind the last key
   * @param within by key, the names of all keys in its values, however deep
   */
  KeyOrder(
      List<String> keys,
      Map<String, KeyOrder> objects,
      List<BitSet> steps,
      Map<String, Set<String>> within) {
    this.keys = List.copyOf(keys);
    this.objects = Map.copyOf(objects);
    this.steps = List.copyOf(steps);
    this.within = new BitSet[keys.size()];
    for (int rank = 0; rank < keys.size(); rank++) {
      this.within[rank] = ranks(within.getOrDefault(keys.get(rank), Set.of()));
    }
  }

  private BitSet ranks(Set<String> names) {
    BitSet ranks = new BitSet();
    for (int rank = 0; rank < keys.size(); rank++) {
      ranks.set(rank, names.contains(keys.get(rank)));
    }
    return ranks;
  }

  List<String> keys() {
    return keys;
  }

  /** The order within the objects of a key; null where there were none or they had no order. */
  @Nullable KeyOrder of(String key) {
    return objects.get(key);
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
    for (int rank = from; rank < to; rank++) {
      if (rank >= 0) {
        names.or(within[rank]);
      }
      if (reached.get(rank + 1)) {
        BitSet behind = steps.get(rank + 1);
        if (behind.isEmpty()) {
          return NONE; // a key of other lines, whose ends nobody looked at
        }
        reached.or(behind);
        passed.set(rank + 2, behind.length() - 1);
      }
      if (!passed.get(rank + 2) && !names.get(rank + 1)) {
        landmark = rank + 1;
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
      BitSet behind = (BitSet) steps.get(place).clone();
      behind.and(leading);
      if (!behind.isEmpty()) {
        leading.set(place);
        passed.set(place + 1, behind.length() - 1);
      }
    }
    BitSet names = new BitSet();
    int landmark = NONE;
    for (int rank = from - 1; rank >= to; rank--) {
      names.or(within[rank]);
      if (!passed.get(rank + 1) && !names.get(rank)) {
        landmark = rank;
      }
    }
    return landmark;
  }
}
