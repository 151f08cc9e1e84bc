package dev.powertrack.tweet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  KeyGraph withEnds(Set<String> first, Set<String> last) {
    KeyGraph graph = new KeyGraph();
    graph.followers.putAll(followers);
    graph.objects.putAll(objects);
    graph.inLists.putAll(inLists);
    graph.addEnds(first, last, false);
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

  boolean containsAll(KeyGraph other) {
    return containsAll(followers, other.followers)
        && firsts.containsAll(other.firsts)
        && lasts.containsAll(other.lasts)
        && (emptySeen || !other.emptySeen)
        && containsAll(inLists, other.inLists)
        && other.objects.entrySet().stream()
            .allMatch(
                entry ->
                    objects.containsKey(entry.getKey())
                        && objects.get(entry.getKey()).containsAll(entry.getValue()));
  }

  private static boolean containsAll(Map<String, Set<String>> all, Map<String, Set<String>> some) {
    return some.entrySet().stream()
        .allMatch(
            entry ->
                all.containsKey(entry.getKey())
                    && all.get(entry.getKey()).containsAll(entry.getValue()));
  }

  /** All keys here and below. */
  int size() {
    return followers.size()
        + inLists.values().stream().mapToInt(Set::size).sum()
        + objects.values().stream().mapToInt(KeyGraph::size).sum();
  }

  /** Empty if the keys of this object had no order; of those in it only the ones that had. */
  Optional<KeyOrder> order() {
    List<String> keys = sorted();
    if (keys.size() < followers.size()) {
      return Optional.empty();
    }
    Map<String, KeyOrder> ordered = new HashMap<>();
    objects.forEach((key, object) -> object.order().ifPresent(order -> ordered.put(key, order)));
    Map<String, Set<String>> within = new HashMap<>();
    keys.forEach(key -> within.put(key, namesWithin(key)));
    return Optional.of(new KeyOrder(keys, ordered, steps(keys), within));
  }

  /** Each key behind all that it ever followed (Kahn); those on a cycle are missing. */
  private List<String> sorted() {
    Map<String, Integer> leaders = new HashMap<>();
    followers
        .values()
        .forEach(behind -> behind.forEach(key -> leaders.merge(key, 1, Integer::sum)));
    Deque<String> free = new ArrayDeque<>();
    followers.keySet().stream().filter(key -> !leaders.containsKey(key)).forEach(free::add);
    List<String> sorted = new ArrayList<>();
    while (!free.isEmpty()) {
      String key = free.remove();
      sorted.add(key);
      for (String behind : followers.getOrDefault(key, Set.of())) {
        if (leaders.merge(behind, -1, Integer::sum) == 0) {
          free.add(behind);
        }
      }
    }
    return sorted;
  }

  /** By place, what stood right behind it: the beginning is 0, then come the keys, then the end. */
  private List<BitSet> steps(List<String> keys) {
    int end = keys.size() + 1;
    List<BitSet> steps = new ArrayList<>();
    steps.add(places(firsts, keys));
    steps.get(0).set(end, emptySeen);
    for (String key : keys) {
      BitSet behind = places(followers.getOrDefault(key, Set.of()), keys);
      behind.set(end, lasts.contains(key));
      steps.add(behind);
    }
    return steps;
  }

  private static BitSet places(Set<String> some, List<String> keys) {
    BitSet places = new BitSet();
    some.forEach(key -> places.set(keys.indexOf(key) + 1));
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
