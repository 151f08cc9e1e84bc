package dev.powertrack.tweet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The paths that some columns need, as a trie of field names: the projection that reaches the
 * parser. Each path gets a slot, into which a scan captures what it finds there.
 *
 * <p>A path is written as one would in JavaScript: {@code actor.links[0].href}. Elements of arrays
 * are counted from 0; the empty path is the value itself. Asking for a path twice gives the same
 * slot. Filled once, then read only.
 */
final class WantedPaths {
  private final Node root = new Node();
  private final Map<String, Integer> slots = new LinkedHashMap<>();

  /** The slot for what stands at a path. */
  int slot(String path) {
    Integer known = slots.get(path);
    if (known != null) {
      return known;
    }
    int slot = slots.size();
    slots.put(path, slot);
    Node node = root;
    for (String step : steps(path)) {
      node = node.descend(step);
      node.addBelow(slot);
    }
    node.slot = slot;
    return slot;
  }

  /** How many slots there are. */
  int size() {
    return slots.size();
  }

  Node root() {
    return root;
  }

  /** The node for the values of a field of the root, or the root itself for the empty name. */
  Node under(String field) {
    return field.isEmpty() ? root : root.descend(field);
  }

  private static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    for (String part : path.replace("[", ".[").split("\\.", -1)) {
      if (!part.isEmpty()) {
        steps.add(part);
      }
    }
    return steps;
  }

  /** A place in a line's JSON where something is wanted: at the place itself, or below it. */
  static final class Node {
    private static final int NONE = -1;

    private int slot = NONE;
    private int[] below = {};
    private final Map<String, Node> fields = new HashMap<>();
    private final List<@Nullable Node> elements = new ArrayList<>();
    private @Nullable Place place;

    private Node descend(String step) {
      return step.startsWith("[") ? element(step) : fields.computeIfAbsent(step, s -> new Node());
    }

    private Node element(String step) {
      int index = Integer.parseInt(step.substring(1, step.length() - 1));
      while (elements.size() <= index) {
        elements.add(null);
      }
      Node known = elements.get(index);
      Node node = known == null ? new Node() : known;
      elements.set(index, node);
      return node;
    }

    boolean isSlot() {
      return slot != NONE;
    }

    int slot() {
      return slot;
    }

    boolean hasFields() {
      return !fields.isEmpty();
    }

    boolean hasElements() {
      return !elements.isEmpty();
    }

    /** The fields of an object here in which something is wanted, by name. */
    Map<String, Node> fields() {
      return fields;
    }

    @Nullable Node field(String name) {
      return fields.get(name);
    }

    @Nullable Node element(int index) {
      return index < elements.size() ? elements.get(index) : null;
    }

    /** How many elements of an array here are to be looked at. */
    int elements() {
      return elements.size();
    }

    /** What a scanner knows of this place; asked for only when all paths are known. */
    Place place() {
      Place known = place;
      if (known == null) {
        known = Place.of(this);
        place = known;
      }
      return known;
    }

    /** All slots at this place and below it. */
    int[] slotsBelow() {
      return below;
    }

    private void addBelow(int slot) {
      below = Arrays.copyOf(below, below.length + 1);
      below[below.length - 1] = slot;
    }
  }
}
