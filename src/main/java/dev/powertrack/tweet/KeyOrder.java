package dev.powertrack.tweet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In what order the keys of an object stand, in all lines that have it. None occurs twice in one
 * object, none is missing here.
 *
 * @param keys in their order
 * @param objects the same of the objects that are values of these keys, where it is known
 */
record KeyOrder(List<String> keys, Map<String, KeyOrder> objects) {

  KeyOrder {
    keys = List.copyOf(keys);
    objects = Map.copyOf(objects);
  }

  /** The order within the objects of a key; null where there were none or they had no order. */
  @Nullable KeyOrder of(String key) {
    return objects.get(key);
  }
}
