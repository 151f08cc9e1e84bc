package dev.powertrack.tweet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
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
  private final Map<String, KeyGraph> objects = new HashMap<>();

  /** Each key that was seen, with those that stood right behind it. */
  void add(String key, Set<String> behind) {
    followers.computeIfAbsent(key, k -> new LinkedHashSet<>()).addAll(behind);
  }

  /** What was seen in the objects that a key had as its values. */
  void addObjects(String key, KeyGraph seen) {
    objects.computeIfAbsent(key, k -> new KeyGraph()).addAll(seen);
  }

  void addAll(KeyGraph other) {
    other.followers.forEach(this::add);
    other.objects.forEach(this::addObjects);
  }

  boolean containsAll(KeyGraph other) {
    return other.followers.entrySet().stream()
            .allMatch(entry -> followersOf(entry.getKey()).containsAll(entry.getValue()))
        && followers.keySet().containsAll(other.followers.keySet())
        && other.objects.entrySet().stream()
            .allMatch(
                entry ->
                    objects.containsKey(entry.getKey())
                        && objects.get(entry.getKey()).containsAll(entry.getValue()));
  }

  private Set<String> followersOf(String key) {
    return followers.getOrDefault(key, Set.of());
  }

  /** All keys here and below. */
  int size() {
    return followers.size() + objects.values().stream().mapToInt(KeyGraph::size).sum();
  }

  /** Empty if the keys of this object had no order; of those in it only the ones that had. */
  Optional<KeyOrder> order() {
    List<String> keys = sorted();
    if (keys.size() < followers.size()) {
      return Optional.empty();
    }
    Map<String, KeyOrder> ordered = new HashMap<>();
    objects.forEach((key, object) -> object.order().ifPresent(order -> ordered.put(key, order)));
    return Optional.of(new KeyOrder(keys, ordered));
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
      for (String behind : followersOf(key)) {
        if (leaders.merge(behind, -1, Integer::sum) == 0) {
          free.add(behind);
        }
      }
    }
    return sorted;
  }
}
