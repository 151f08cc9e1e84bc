package dev.powertrack.tweet;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In what order the keys of an object stand, in all lines that have it. None occurs twice in one
 * object, none is missing here. A key's rank is its place in that order, from 0.
 */
final class KeyOrder {
  private final List<String> keys;
  private final Map<String, KeyOrder> objects;
  private final BitSet inEvery = new BitSet();
  private final BitSet[] within;

  /**
   * An order.
   *
   * @param keys in their order
   * @param objects the same of the objects that are values of these keys, where it is known
   * @param inEvery the keys that each of these objects has
   * @param within by key, the names of all keys in its values, however deep
   */
  KeyOrder(
      List<String> keys,
      Map<String, KeyOrder> objects,
      Set<String> inEvery,
      Map<String, Set<String>> within) {
    this.keys = List.copyOf(keys);
    this.objects = Map.copyOf(objects);
    this.within = new BitSet[keys.size()];
    for (int rank = 0; rank < keys.size(); rank++) {
      this.inEvery.set(rank, inEvery.contains(keys.get(rank)));
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
   * The last key of which this holds: each object has it, it stands behind {@code from} and not
   * behind {@code to}, and from the value of {@code from} to its own name no other key of that name
   * occurs, however deep.
   *
   * @param from a rank, or -1 for the object's beginning
   * @param to a rank
   * @return -1 for none
   */
  int landmark(int from, int to) {
    int landmark = -1;
    BitSet names = new BitSet();
    for (int rank = from; rank < to; rank++) {
      if (rank >= 0) {
        names.or(within[rank]);
      }
      if (inEvery.get(rank + 1) && !names.get(rank + 1)) {
        landmark = rank + 1;
      }
    }
    return landmark;
  }

  /**
   * The first key of which this holds: each object has it, it stands before {@code from} and not
   * before {@code to}, and from its own name to the key {@code from} no other key of that name
   * occurs, however deep.
   *
   * @param from a rank, or the number of keys for the object's end
   * @param to a rank
   * @return -1 for none
   */
  int landmarkBackwards(int from, int to) {
    int landmark = -1;
    BitSet names = new BitSet();
    for (int rank = from - 1; rank >= to; rank--) {
      names.or(within[rank]);
      if (inEvery.get(rank) && !names.get(rank)) {
        landmark = rank;
      }
    }
    return landmark;
  }
}
