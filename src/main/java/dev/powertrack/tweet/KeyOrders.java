package dev.powertrack.tweet;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order of keys in the lines of many files, one for each format: the service writes all lines
 * alike, so the files share one order, and of a file it need only be known that it keeps to it.
 * Safe for threads.
 */
public final class KeyOrders {
  /** Those of all objects of both formats are a thousand or so. */
  private static final int MOST_KEYS = 8_000;

  private final Map<LineKind, Known> known = new EnumMap<>(LineKind.class);

  private record Known(KeyGraph graph, KeyOrder order) {}

  /**
   * The order that the lines of another file share with those before.
   *
   * @param lines where they were seen
   * @param firsts the keys with which they began
   * @param lasts the keys with which they ended
   * @return empty if they do not keep to one
   */
  synchronized Optional<KeyOrder> add(
      LineKind format, Place lines, Set<Key> firsts, Set<Key> lasts) {
    Known before = known.get(format);
    if (before != null
        && before.graph.hasEnds(firsts, lasts, false)
        && lines.isWithin(before.graph)) {
      return Optional.of(before.order);
    }
    return lines.graph().flatMap(seen -> add(format, seen.withEnds(firsts, lasts)));
  }

  private Optional<KeyOrder> add(LineKind format, KeyGraph seen) {
    Known before = known.get(format);
    KeyGraph both = new KeyGraph();
    if (before != null) {
      both.addAll(before.graph);
    }
    both.addAll(seen);
    Optional<KeyOrder> order =
        both.size() > MOST_KEYS
            ? Optional.empty()
            : Optional.of(both.order()).filter(KeyOrder::isSure);
    order.ifPresent(found -> known.put(format, new Known(both, found)));
    return order;
  }
}
