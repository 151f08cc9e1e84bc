package dev.powertrack.sql.table;

import java.util.Arrays;

/** A set of tweets' ids that stays small in memory: at most 24 bytes an id. */
final class TweetIds {
  private static final int FIRST = 1 << 12;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** 0 is an empty place. */
  private long[] places = new long[FIRST];

  private int size;
  private boolean hasZero;

  /** Returns false if the id was there already. */
  boolean add(long id) {
    if (id == 0) {
      boolean fresh = !hasZero;
      hasZero = true;
      return fresh;
    }
    if (size >= places.length / 3 * 2) {
      grow();
    }
    int place = place(id);
    if (places[place] == id) {
      return false;
    }
    places[place] = id;
    size++;
    return true;
  }

  /** Where the id is, or would be. */
  private int place(long id) {
    int mask = places.length - 1;
    int place = (int) ((id * MIX) >>> 32) & mask;
    while (places[place] != 0 && places[place] != id) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] old = places;
    places = new long[old.length * 2];
    Arrays.stream(old).filter(id -> id != 0).forEach(id -> places[place(id)] = id);
  }
}
