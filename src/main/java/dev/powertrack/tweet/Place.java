package dev.powertrack.tweet;

import java.util.HashSet;
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
  private @Nullable Key last;
  private final Set<Key> firsts = new LinkedHashSet<>();
  private final Set<Key> lasts = new LinkedHashSet<>();
  private boolean emptySeen;
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

  /** The key with which the last object ended; null if there was none. */
  @Nullable Key last() {
    return last;
  }

  /**
   * An object is at its end.
   *
   * @param key its last one; null for an empty object
   */
  void noteEnd(@Nullable Key key) {
    if (key == null) {
      emptySeen = true;
    } else if (key != last) {
      last = key;
      lasts.add(key);
    }
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
      firsts.add(key);
    }
    return key;
  }

  /**
   * What was seen of the keys of objects here, and of what is in them; empty if not all could be
   * kept.
   */
  Optional<KeyGraph> graph() {
    KeyGraph graph = new KeyGraph();
    graph.addEnds(names(firsts), names(lasts), emptySeen);
    for (Key key : table) {
      if (key != null && key.isSeen()) {
        Place value = key.place();
        Set<String> inLists = new HashSet<>();
        Optional<KeyGraph> below = value.graph();
        if (below.isEmpty() || !value.addNamesInLists(inLists)) {
          return Optional.empty();
        }
        graph.add(key.name(), names(key.followers()));
        graph.addNamesInLists(key.name(), inLists);
        if (value.first != null || value.emptySeen) {
          graph.addObjects(key.name(), below.get());
        }
      }
    }
    return keysMissed ? Optional.empty() : Optional.of(graph);
  }

  /**
   * Whether a graph says already all that was seen here.
   *
   * @param known of objects at the same place; what is told of their ends is not looked at
   */
  boolean isWithin(KeyGraph known) {
    for (Key key : table) {
      if (key != null && key.isSeen() && !isWithin(key, known)) {
        return false;
      }
    }
    return !keysMissed;
  }

  private static boolean isWithin(Key key, KeyGraph known) {
    Place value = key.place();
    KeyGraph below = known.objects(key.name());
    boolean objects = value.first != null || value.emptySeen;
    Set<String> inLists = new HashSet<>();
    return known.hasSteps(key.name(), key.followers())
        && value.addNamesInLists(inLists)
        && known.hasInLists(key.name(), inLists)
        && !value.keysMissed
        && (!objects
            || below != null
                && below.hasEnds(value.firsts, value.lasts, value.emptySeen)
                && value.isWithin(below));
  }

  /** Adds all names in the arrays here; false if not all could be kept. */
  private boolean addNamesInLists(Set<String> names) {
    boolean all = otherElements == null || otherElements.addNames(names);
    for (Place element : wantedElements) {
      all &= element == null || element.addNames(names);
    }
    return all;
  }

  private boolean addNames(Set<String> names) {
    boolean all = !keysMissed;
    for (Key key : table) {
      if (key != null && key.isSeen()) {
        names.add(key.name());
        all &= key.place().addNames(names);
      }
    }
    return all && addNamesInLists(names);
  }

  static Set<String> names(Set<Key> keys) {
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
