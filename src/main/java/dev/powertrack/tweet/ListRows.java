package dev.powertrack.tweet;

import dev.powertrack.tweet.Expression.ListChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a tweet has in a child table: one per object of one list or of several lists, one
 * after the other. Another list can be joined, whose objects describe the same things: a row then
 * has the paths of its own object, and under a name those of its partner. Objects of either list
 * that have no partner are rows too.
 *
 * <p>{@code of(firstList("entities.urls")).joinedBy("url", firstList("gnip.urls"), "unwound")}
 * gives rows with the path {@code url} and, from the object of gnip.urls that has the same url,
 * {@code unwound.url}.
 */
record ListRows(List<Part> parts, @Nullable Join join) {

  /** The path of an element itself. */
  static final String ELEMENT = "";

  ListRows {
    parts = List.copyOf(parts);
  }

  /**
   * A list whose objects are rows.
   *
   * @param under the name under which paths find the fields of the list's objects; may be empty
   */
  record Part(ListChoice list, String under) {}

  /**
   * A list whose objects belong to rows that are there already.
   *
   * @param key the field by which two objects are about the same thing
   */
  record Join(String key, ListChoice list, String under) {}

  /** The line itself is the one row. */
  static ListRows line() {
    return of();
  }

  static ListRows of(ListChoice list) {
    return of(new Part(list, ELEMENT));
  }

  static ListRows of(Part... parts) {
    return new ListRows(List.of(parts), null);
  }

  boolean isLine() {
    return parts.isEmpty();
  }

  ListRows joinedBy(String key, ListChoice list, String under) {
    return new ListRows(parts, new Join(key, list, under));
  }
}
