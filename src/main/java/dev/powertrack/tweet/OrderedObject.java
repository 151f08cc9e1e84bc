package dev.powertrack.tweet;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An object of which it is known in what order its keys stand, and which of them are wanted. Keys
 * are told by their rank in that order. So a look from one key to the next tells also which wanted
 * keys the object does not have; and a landmark, a key that all objects have and no other can be
 * taken for, can be sought without a look at what stands before it. Belongs to one decoder.
 */
final class OrderedObject {
  /** No key, or before the first. */
  static final int NONE = -1;

  private static final int UNKNOWN = -2;
  private static final WantedPaths.Node NOTHING = new WantedPaths().root();

  private final KeyOrder order;
  private final Key[] keys;
  private final @Nullable OrderedObject[] objects;
  private final int[] wanted;
  private final boolean[] isWanted;

  /** By rank, what stood behind it and before it last time; ranks are shifted by one. */
  private final int[] behind;

  private final int[] before;

  /** By rank, the landmarks on the way to the wanted key behind it and before it; found late. */
  private final int[] ahead;

  private final int[] back;

  private OrderedObject(
      KeyOrder order, Key[] keys, @Nullable OrderedObject[] objects, int[] wanted) {
    this.order = order;
    this.keys = keys;
    this.objects = objects;
    this.wanted = wanted;
    this.isWanted = new boolean[keys.length];
    for (int rank : wanted) {
      isWanted[rank] = true;
    }
    this.behind = IntStream.rangeClosed(0, keys.length).toArray();
    this.before = IntStream.rangeClosed(-1, keys.length - 1).toArray();
    this.ahead = new int[keys.length + 1];
    this.back = new int[keys.length + 1];
    Arrays.fill(ahead, UNKNOWN);
    Arrays.fill(back, UNKNOWN);
  }

  /** An object at a place where something is wanted. */
  static OrderedObject of(WantedPaths.Node place, KeyOrder order) {
    Key[] keys = new Key[order.size()];
    @Nullable OrderedObject[] objects = new @Nullable OrderedObject[keys.length];
    for (int rank = 0; rank < keys.length; rank++) {
      String name = order.entry(rank).name();
      WantedPaths.Node field = place.field(name);
      keys[rank] = Key.of(name, field == null ? Place.unwanted() : field.place());
      objects[rank] =
          field != null && field.hasFields() && !field.hasElements()
              ? inOrder(field, order.entry(rank).object())
              : null;
    }
    int[] wanted =
        IntStream.range(0, keys.length)
            .filter(rank -> place.field(order.entry(rank).name()) != null)
            .toArray();
    return new OrderedObject(order, keys, objects, wanted);
  }

  /** Null if nothing is known of the order, or a wanted key is not sure. */
  private static @Nullable OrderedObject inOrder(WantedPaths.Node place, @Nullable KeyOrder order) {
    if (order == null) {
      return null;
    }
    OrderedObject object = of(place, order);
    boolean sure = Arrays.stream(object.wanted).allMatch(rank -> order.entry(rank).sure());
    return sure ? object : null;
  }

  /** The wanted keys, in order. */
  int[] wanted() {
    return wanted;
  }

  boolean isWanted(int rank) {
    return isWanted[rank];
  }

  /** The last wanted key; {@link #NONE} if nothing is wanted. */
  int lastWanted() {
    return wanted.length == 0 ? NONE : wanted[wanted.length - 1];
  }

  Key key(int rank) {
    return keys[rank];
  }

  /** The same of the objects that are a key's values; null if that is not known. */
  @Nullable OrderedObject object(int rank) {
    return objects[rank];
  }

  /** The same of a key that is not wanted; null for one that is. */
  @Nullable OrderedObject unwantedObject(int rank) {
    if (isWanted[rank]) {
      return null;
    }
    OrderedObject known = objects[rank];
    if (known == null) {
      known = inOrder(NOTHING, order.entry(rank).object());
      objects[rank] = known;
    }
    return known;
  }

  /**
   * The landmark nearest to the next wanted key, or to the object's end if no more is wanted.
   *
   * @param after the key in whose value, or behind it, the search begins; {@link #NONE} for the
   *     object's beginning
   * @return its rank; {@link #NONE} if there is none
   */
  int landmarkAfter(int after) {
    int known = ahead[after + 1];
    if (known == UNKNOWN) {
      known = order.landmark(after, nextWanted(after));
      ahead[after + 1] = known;
    }
    return known;
  }

  /**
   * The landmark nearest to the wanted key before this one.
   *
   * @param before the key before which the search begins; {@link #end} for the object's end
   * @return its rank; {@link #NONE} if there is none
   */
  int landmarkBefore(int before) {
    int known = back[before];
    if (known == UNKNOWN) {
      known = order.landmarkBackwards(before, previousWanted(before));
      back[before] = known;
    }
    return known;
  }

  private int nextWanted(int after) {
    int place = Arrays.binarySearch(wanted, after + 1);
    int next = place >= 0 ? place : -place - 1;
    return next < wanted.length ? wanted[next] : keys.length - 1;
  }

  private int previousWanted(int before) {
    int previous = wantedBefore(before);
    return previous == NONE ? before : previous;
  }

  /** The last wanted key before this one; {@link #NONE} if there is none. */
  int wantedBefore(int rank) {
    int place = Arrays.binarySearch(wanted, rank - 1);
    int previous = place >= 0 ? place : -place - 2;
    return previous >= 0 ? wanted[previous] : NONE;
  }

  /**
   * The key that stands here.
   *
   * @param at after its opening quote
   * @param after the key before it; {@link #NONE} for the first
   * @return its rank; {@link #NONE} if none of those that may follow stands here
   */
  int next(byte[] bytes, int at, int after) {
    int guess = behind[after + 1];
    if (guess < keys.length && keys[guess].isAt(bytes, at)) {
      return guess;
    }
    for (int rank = order.leastBehind(after); rank < keys.length; rank++) {
      if (keys[rank].isAt(bytes, at)) {
        behind[after + 1] = rank;
        return rank;
      }
    }
    return NONE;
  }

  /**
   * The key that ends here.
   *
   * @param colon where the colon behind it is
   * @param from where the object begins
   * @param next the key behind it; {@link #end} for the last
   * @return its rank; {@link #NONE} if none of those that may stand before stands here
   */
  int previous(byte[] bytes, int colon, int from, int next) {
    int guess = before[next];
    if (guess != NONE && endsAt(guess, bytes, colon, from)) {
      return guess;
    }
    for (int rank = next - 1; rank >= 0; rank--) {
      if (endsAt(rank, bytes, colon, from)) {
        before[next] = rank;
        return rank;
      }
    }
    return NONE;
  }

  /** What stands for the key behind the last one. */
  int end() {
    return keys.length;
  }

  /** There is no quote in a name, so the one before it is its opening one. */
  private boolean endsAt(int rank, byte[] bytes, int colon, int from) {
    int start = colon + 1 - keys[rank].length();
    return start - 1 > from && bytes[start - 1] == '"' && keys[rank].isAt(bytes, start);
  }
}
