package dev.powertrack.tweet;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which keys surely come, and can be sought by their names. */
final class KeyOrderTest {
  private static final String NONE = "";

  @Test
  void a_key_of_every_line_is_a_landmark_and_one_that_may_be_missing_is_none() {
    KeyOrder order = order("{'a':1,'b':2,'c':3,'d':4}", "{'a':1,'c':3}");
    assertEquals("c", landmark(order, "", "d"));
    assertEquals("a", landmark(order, "", "b"));
    assertEquals(NONE, landmark(order, "c", "d"));
    assertEquals("a", landmarkBackwards(order, "", "a"));
    assertEquals("c", landmarkBackwards(order, "", "b"));
    assertEquals("c", landmarkBackwards(order, "d", "c"));
  }

  @Test
  void a_name_that_occurs_in_a_value_on_the_way_is_no_landmark() {
    KeyOrder inObject = order("{'a':{'x':{'b':1}},'b':2,'c':3}");
    assertEquals("a", landmark(inObject, "", "b"));
    assertEquals(NONE, landmark(inObject, "a", "b"));
    assertEquals("c", landmark(inObject, "a", "c"));
    assertEquals("b", landmarkBackwards(inObject, "", "b"));
    KeyOrder inList = order("{'a':[[{'b':1}]],'b':2}");
    assertEquals("a", landmark(inList, "", "b"));
    KeyOrder behind = order("{'a':1,'b':2,'c':{'b':3}}");
    assertEquals("c", landmarkBackwards(behind, "", "b"));
    assertEquals("b", landmark(behind, "", "b"));
  }

  /** Activity Streams have both under one key: a note, or the activity that is repeated. */
  @Test
  void behind_a_key_of_one_shape_its_landmarks_are_known() {
    KeyOrder order = order("{'type':1,'id':2,'text':3}", "{'id':2,'actor':{},'x':1,'lang':5}");
    assertEquals("id", landmark(order, "", "lang"));
    assertEquals("lang", landmark(order, "actor", "lang"));
    assertEquals(NONE, landmark(order, "id", "lang"));
  }

  @Test
  void an_empty_object_leaves_no_landmark() {
    KeyOrder order = requireNonNull(order("{'o':{'a':1,'b':2}}", "{'o':{}}").entry(0).object());
    assertEquals(NONE, landmark(order, "", "b"));
    assertEquals("b", landmark(order, "a", "b"));
  }

  @Test
  void keys_in_two_orders_are_not_sure_and_spoil_no_others() {
    KeyOrder order = order("{'a':1,'b':2,'c':3,'d':4}", "{'a':1,'c':3,'b':2,'d':4}");
    assertFalse(order.isSure());
    assertFalse(order.entry(rank(order, "b")).sure());
    assertFalse(order.entry(rank(order, "c")).sure());
    assertTrue(order.entry(rank(order, "d")).sure());
    assertEquals("d", landmark(order, "", "d"));
    assertEquals("d", landmark(order, "b", "d"));
    assertEquals("a", landmark(order, "", "c"));
    assertEquals(rank(order, "a") + 1, order.leastBehind(rank(order, "c")));
  }

  @Test
  void a_key_that_stood_twice_in_one_object_is_not_sure() {
    KeyOrder order = order("{'a':1,'b':2,'b':3,'c':4}");
    assertFalse(order.entry(rank(order, "b")).sure());
    assertEquals("a", landmark(order, "", "b"));
    assertEquals("c", landmark(order, "b", "c"));
    assertEquals(rank(order, "b"), order.leastBehind(rank(order, "b")));
  }

  private static KeyOrder order(String... lines) {
    PlainScanner scanner = new PlainScanner();
    WantedPaths wanted = new WantedPaths();
    Place place = wanted.root().place();
    for (String line : lines) {
      byte[] bytes = line.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
      byte[] room = Arrays.copyOf(bytes, bytes.length + LineDecoder.ROOM_BEHIND);
      assertTrue(scanner.scan(room, 0, bytes.length, place, new Slots(0)), line);
    }
    return place.graph().orElseThrow().order();
  }

  private static String landmark(KeyOrder order, String from, String to) {
    return name(order, order.landmark(from.isEmpty() ? -1 : rank(order, from), rank(order, to)));
  }

  private static String landmarkBackwards(KeyOrder order, String from, String to) {
    int start = from.isEmpty() ? order.size() : rank(order, from);
    return name(order, order.landmarkBackwards(start, rank(order, to)));
  }

  private static String name(KeyOrder order, int rank) {
    return rank < 0 ? NONE : order.entry(rank).name();
  }

  private static int rank(KeyOrder order, String name) {
    return IntStream.range(0, order.size())
        .filter(rank -> order.entry(rank).name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
