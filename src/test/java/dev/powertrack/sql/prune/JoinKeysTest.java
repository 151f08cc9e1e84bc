package dev.powertrack.sql.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The keys are those of columns 0, a text, and 1, a number. */
class JoinKeysTest {
  private final JoinKeys keys = new JoinKeys(List.of(0, 1));

  @Test
  void without_a_key_nothing_is_opened() {
    assertEquals(Verdict.NEVER, verdict(Interval.UNKNOWN, Interval.UNKNOWN));
  }

  @Test
  void a_split_with_a_key_is_opened_and_others_are_not() {
    add("b", 10L);
    add("d", 30L);
    assertEquals(Verdict.MAYBE, verdict(Interval.point("b"), Interval.closed(5L, 15L)));
    assertEquals(Verdict.NEVER, verdict(Interval.point("c"), Interval.closed(5L, 15L)));
    assertEquals(Verdict.NEVER, verdict(Interval.point("b"), Interval.closed(31L, 35L)));
    assertEquals(Verdict.MAYBE, verdict(Interval.UNKNOWN, Interval.closed(30L, 35L)));
  }

  @Test
  void a_split_between_two_keys_is_not_opened() {
    add("b", 10L);
    add("b", 30L);
    assertEquals(Verdict.NEVER, verdict(Interval.point("b"), Interval.closed(11L, 29L)));
    assertEquals(Verdict.MAYBE, verdict(Interval.point("b"), Interval.closed(11L, 30L)));
  }

  @Test
  void null_finds_no_partner() {
    add(null, 10L);
    assertEquals(Verdict.NEVER, verdict(Interval.UNKNOWN, Interval.point(10L)));
    add("b", 10L);
    assertEquals(Verdict.NEVER, verdict(Interval.ONLY_NULL, Interval.point(10L)));
  }

  @Test
  void more_keys_than_are_worth_keeping_are_known_by_their_range() {
    for (long i = 0; i <= 200_000; i += 2) {
      add("b", i);
    }
    assertEquals(Verdict.MAYBE, verdict(Interval.point("b"), Interval.point(7L)));
    assertEquals(Verdict.NEVER, verdict(Interval.point("b"), Interval.point(200_001L)));
    assertEquals(Optional.empty(), test().pinned(1));
    assertEquals(Optional.of(Set.of("b")), test().pinned(0));
  }

  @Test
  void keys_are_gathered_anew_when_the_side_is_read_again() {
    add("b", 10L);
    keys.clear();
    add("c", 10L);
    assertEquals(Verdict.NEVER, verdict(Interval.point("b"), Interval.UNKNOWN));
  }

  private void add(@Nullable Object... key) {
    keys.add(key);
  }

  private Verdict verdict(Interval text, Interval number) {
    return test().test(column -> column == 0 ? text : number);
  }

  private SplitTest test() {
    return keys.and(
        new SplitTest() {
          @Override
          public Verdict test(SplitBounds bounds) {
            return Verdict.MAYBE;
          }

          @Override
          public boolean asksOf(int column) {
            return false;
          }

          @Override
          public Optional<Set<Object>> pinned(int column) {
            return Optional.empty();
          }
        });
  }
}
