package dev.powertrack.tweet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which key stood behind which in one object of many lines, and the same of the objects in it. An
 * object is a path through this graph. So if the graph has no cycle, no object had a key twice, and
 * all had their keys in one order: {@code {"a":…,"b":…}} and {@code {"b":…,"c":…}} show that {@code
 * a} never stands behind {@code c}.
 */
final class KeyGraph {
  private final Map<String, Set<String>> followers = new LinkedHashMap<>();
  private final Set<String> firsts = new HashSet<>();
  private final Set<String> lasts = new HashSet<>();
  private final Map<String, KeyGraph> objects = new HashMap<>();
  private final Map<String, Set<String>> inLists = new HashMap<>();
  private boolean emptySeen;

  /** Each key that was seen, with those that stood right behind it. */
  void add(String key, Set<String> behind) {
    followers.computeIfAbsent(key, k -> new LinkedHashSet<>()).addAll(behind);
  }

  /** The keys with which objects began and ended, and whether one had none. */
  void addEnds(Set<String> first, Set<String> last, boolean empty) {
    firsts.addAll(first);
    lasts.addAll(last);
    emptySeen |= empty;
  }

  /** The same with other keys at the ends of the objects, of which none was empty. */
  KeyGraph withEnds(Set<Key> first, Set<Key> last) {
    KeyGraph graph = new KeyGraph();
    graph.followers.putAll(followers);
    graph.objects.putAll(objects);
    graph.inLists.putAll(inLists);
    graph.addEnds(Place.names(first), Place.names(last), false);
    return graph;
  }

  /** What was seen in the objects that a key had as its values. */
  void addObjects(String key, KeyGraph seen) {
    objects.computeIfAbsent(key, k -> new KeyGraph()).addAll(seen);
  }

  /** The names of all keys in the arrays that a key had as its values. */
  void addNamesInLists(String key, Set<String> names) {
    inLists.computeIfAbsent(key, k -> new HashSet<>()).addAll(names);
  }

  void addAll(KeyGraph other) {
    other.followers.forEach(this::add);
    addEnds(other.firsts, other.lasts, other.emptySeen);
    other.objects.forEach(this::addObjects);
    other.inLists.forEach(this::addNamesInLists);
  }

  /** Whether a key was seen, and each of these right behind it. */
  boolean hasSteps(String key, Set<Key> behind) {
    Set<String> known = followers.get(key);
    return known != null && haveAll(known, behind);
  }

  /** Whether objects were seen with these keys at their ends, and an empty one. */
  boolean hasEnds(Set<Key> first, Set<Key> last, boolean empty) {
    return haveAll(firsts, first) && haveAll(lasts, last) && (emptySeen || !empty);
  }

  /** Whether these names were seen in the arrays that a key had as its values. */
  boolean hasInLists(String key, Set<String> names) {
    return names.isEmpty() || inLists.getOrDefault(key, Set.of()).containsAll(names);
  }

  /** What was seen in the objects that a key had as its values; null if it had none. */
  @Nullable KeyGraph objects(String key) {
    return objects.get(key);
  }

  private static boolean haveAll(Set<String> names, Set<Key> keys) {
    for (Key key : keys) {
      if (!names.contains(key.name())) {
        return false;
      }
    }
    return true;
  }

  /** All keys here and below. */
  int size() {
    return followers.size()
        + inLists.values().stream().mapToInt(Set::size).sum()
        + objects.values().stream().mapToInt(KeyGraph::size).sum();
  }

  /** The order of the keys, as far as they had one. */
  KeyOrder order() {
    Map<String, Set<String>> reach = new HashMap<>();
    followers.keySet().forEach(key -> reach.put(key, reach(key)));
    List<List<String>> groups = groups(reach);
    List<String> keys = groups.stream().flatMap(List::stream).toList();
    List<KeyOrder.Entry> entries = new ArrayList<>();
    for (List<String> group : groups) {
      int first = entries.size();
      BitSet behind = new BitSet();
      Set<String> within = new HashSet<>();
      for (String key : group) {
        behind.or(steps(followersOf(key), lasts.contains(key), groups, keys));
        within.addAll(namesWithin(key));
      }
      BitSet names = places(within, keys);
      group.forEach(key -> entries.add(entry(key, group, first, behind, names)));
    }
    return new KeyOrder(entries, steps(firsts, emptySeen, groups, keys));
  }

  private KeyOrder.Entry entry(
      String key, List<String> group, int first, BitSet behind, BitSet names) {
    boolean sure = group.size() == 1 && !followersOf(key).contains(key);
    KeyGraph object = objects.get(key);
    KeyOrder.Later values = object == null ? null : new KeyOrder.Later(object);
    return new KeyOrder.Entry(key, sure, first, behind, names, values);
  }

  private Set<String> followersOf(String key) {
    return followers.getOrDefault(key, Set.of());
  }

  /** The key and all that ever came behind it, at once or later. */
  private Set<String> reach(String key) {
    Set<String> reached = new LinkedHashSet<>(Set.of(key));
    Deque<String> left = new ArrayDeque<>(reached);
    while (!left.isEmpty()) {
      for (String behind : followersOf(left.remove())) {
        if (reached.add(behind)) {
          left.add(behind);
        }
      }
    }
    return reached;
  }

  /**
   * Keys that have no order among them form a group, each other key one of its own. Whoever comes
   * first reaches more.
   */
  private static List<List<String>> groups(Map<String, Set<String>> reach) {
    Map<Set<String>, List<String>> groups = new LinkedHashMap<>();
    reach.keySet().stream()
        .sorted()
        .forEach(key -> groups.computeIfAbsent(reach.get(key), r -> new ArrayList<>()).add(key));
    return groups.entrySet().stream()
        .sorted(Comparator.comparingInt(group -> -group.getKey().size()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The places of these keys and all that are in a group with one of them, and of the end. */
  private static BitSet steps(
      Set<String> behind, boolean end, List<List<String>> groups, List<String> keys) {
    Set<String> all = new HashSet<>();
    groups.stream().filter(group -> !Collections.disjoint(group, behind)).forEach(all::addAll);
    BitSet steps = places(all, keys);
    steps.set(keys.size() + 1, end);
    return steps;
  }

  /** Ranks shifted by one, of the keys that have one of these names. */
  private static BitSet places(Set<String> names, List<String> keys) {
    BitSet places = new BitSet();
    for (int rank = 0; rank < keys.size(); rank++) {
      places.set(rank + 1, names.contains(keys.get(rank)));
    }
    return places;
  }

  /** The names of all keys in a key's values, however deep. */
  private Set<String> namesWithin(String key) {
    Set<String> names = new HashSet<>(inLists.getOrDefault(key, Set.of()));
    KeyGraph object = objects.get(key);
    if (object != null) {
      object.followers.keySet().forEach(below -> names.addAll(object.namesWithin(below)));
      names.addAll(object.followers.keySet());
    }
    return names;
  }
}
