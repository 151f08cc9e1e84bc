package dev.powertrack.tweet;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner knows of one place in the JSON of lines: whether its value is wanted, which keys
 * its objects have, what the elements of its arrays are. Starts with what is wanted and learns the
 * other keys as they come, with their order: lines of one file are alike, so the next key is nearly
 * always the one that stood there last time, and comparing is faster than searching.
 *
 * <p>What is learned changes no result. It is bounded; keys beyond that are read all the same.
 * Belongs to one decoder.
 */
final class Place {
  private static final int NONE = -1;

  /** All keys of both formats together are some hundred. */
  private static final int MOST_KEYS = 4_000;

  /** The keys that all places of a tree may still learn. */
  private static final class Room {
    int keys = MOST_KEYS;
  }

  private final Room room;
  private final int slot;
  private final int @Nullable [] slotsToClear;
  private @Nullable Key[] table = new @Nullable Key[4];
  private int keys;
  private @Nullable Key first;
  private boolean keysMissed;
  private @Nullable Place[] wantedElements = {};
  private @Nullable Place otherElements;

  private Place(Room room, WantedPaths.@Nullable Node wanted) {
    this.room = room;
    this.slot = wanted == null || !wanted.isSlot() ? NONE : wanted.slot();
    this.slotsToClear =
        wanted == null || !wanted.hasFields() && !wanted.hasElements() ? null : wanted.slotsBelow();
  }

  /** The tree of what is wanted, to which nothing is added any more. */
  static Place of(WantedPaths.Node wanted) {
    return of(new Room(), wanted);
  }

  /** Where nothing is wanted. */
  static Place unwanted() {
    return new Place(new Room(), null);
  }

  private static Place of(Room room, WantedPaths.Node wanted) {
    Place place = new Place(room, wanted);
    for (Map.Entry<String, WantedPaths.Node> field : wanted.fields().entrySet()) {
      place.add(Key.of(field.getKey(), of(room, field.getValue())));
    }
    place.wantedElements = new @Nullable Place[wanted.elements()];
    for (int i = 0; i < wanted.elements(); i++) {
      WantedPaths.Node element = wanted.element(i);
      place.wantedElements[i] = element == null ? null : of(room, element);
    }
    return place;
  }

  /** Where the value is captured; negative for nowhere. */
  int slot() {
    return slot;
  }

  /** The slots that an earlier value of the same key may have filled; null for none. */
  int @Nullable [] slotsToClear() {
    return slotsToClear;
  }

  /** The key with which the last object began; null if there was none. */
  @Nullable Key first() {
    return first;
  }

  /**
   * The key that stands here.
   *
   * @param from after its opening quote
   * @param length of the name, the quote behind it and the colon
   * @param before the key before it in the object; null for none
   */
  Key key(byte[] bytes, int from, int length, @Nullable Key before) {
    Key known = find(bytes, from, length);
    Key key = known == null ? new Key(bytes, from, length, new Place(room, null)) : known;
    if (known == null) {
      if (length > Key.LONGEST || room.keys == 0) {
        keysMissed = true;
        return key;
      }
      room.keys--;
      add(key);
    }
    key.noteSeen(before);
    if (before == null) {
      first = key;
    }
    return key;
  }

  /**
   * What was seen of the keys of objects here, and of objects in them; empty if not all could be
   * kept. Nothing is told of what is in arrays.
   */
  Optional<KeyGraph> graph() {
    KeyGraph graph = new KeyGraph();
    for (Key key : table) {
      if (key != null && key.isSeen()) {
        graph.add(key.name(), names(key.followers()));
        if (key.place().first != null || key.place().keysMissed) {
          Optional<KeyGraph> below = key.place().graph();
          if (below.isEmpty()) {
            return below;
          }
          graph.addObjects(key.name(), below.get());
        }
      }
    }
    return keysMissed ? Optional.empty() : Optional.of(graph);
  }

  private static Set<String> names(Set<Key> keys) {
    Set<String> names = new LinkedHashSet<>();
    keys.forEach(key -> names.add(key.name()));
    return names;
  }

  private @Nullable Key find(byte[] bytes, int from, int length) {
    int last = table.length - 1;
    for (int i = Key.hash(bytes, from, length) & last; table[i] != null; i = (i + 1) & last) {
      Key key = table[i];
      if (key != null && key.length() == length && key.isAt(bytes, from)) {
        return key;
      }
    }
    return null;
  }

  private void add(Key key) {
    if (2 * ++keys > table.length) {
      @Nullable Key[] old = table;
      table = new @Nullable Key[2 * old.length];
      for (Key known : old) {
        if (known != null) {
          put(known);
        }
      }
    }
    put(key);
  }

  private void put(Key key) {
    int last = table.length - 1;
    int i = key.hash() & last;
    while (table[i] != null) {
      i = (i + 1) & last;
    }
    table[i] = key;
  }

  /** What is known of an element of an array, counted from 0. */
  Place element(int index) {
    Place wanted = index < wantedElements.length ? wantedElements[index] : null;
    return wanted == null ? otherElements() : wanted;
  }

  private Place otherElements() {
    Place known = otherElements;
    if (known == null) {
      known = new Place(room, null);
      otherElements = known;
    }
    return known;
  }
}
