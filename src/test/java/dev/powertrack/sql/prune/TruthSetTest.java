package dev.powertrack.sql.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every connective, on every pair of sets, against SQL's logic on their members. */
class TruthSetTest {

  @Test
  void and_is_what_its_members_are() {
    holdsForAllPairs(TruthSet::and, TruthSetTest::sqlAnd);
  }

  @Test
  void or_is_what_its_members_are() {
    holdsForAllPairs(TruthSet::or, (a, b) -> sqlNot(sqlAnd(sqlNot(a), sqlNot(b))));
  }

  @Test
  void not_is_what_its_members_are() {
    holdsForAll(TruthSet::not, TruthSetTest::sqlNot);
  }

  @Test
  void tests_of_truth_are_what_their_members_are() {
    holdsForAll(TruthSet::isTrue, a -> Boolean.TRUE.equals(a));
    holdsForAll(TruthSet::isUnknown, a -> a == null);
  }

  @Test
  void a_split_is_opened_unless_true_is_impossible() {
    assertEquals(Verdict.NEVER, TruthSet.verdict(TruthSet.FALSE));
    assertEquals(Verdict.NEVER, TruthSet.verdict(TruthSet.FALSE | TruthSet.UNKNOWN));
    assertEquals(Verdict.MAYBE, TruthSet.verdict(TruthSet.ANY));
    assertEquals(Verdict.MAYBE, TruthSet.verdict(TruthSet.TRUE | TruthSet.UNKNOWN));
    assertEquals(Verdict.ALWAYS, TruthSet.verdict(TruthSet.TRUE));
  }

  private static void holdsForAllPairs(
      IntBinaryOperator onSets, BinaryOperator<@Nullable Boolean> onValues) {
    for (int a = 1; a <= TruthSet.ANY; a++) {
      for (int b = 1; b <= TruthSet.ANY; b++) {
        int expected = 0;
        for (Boolean x : members(a)) {
          for (Boolean y : members(b)) {
            expected |= bit(onValues.apply(x, y));
          }
        }
        assertEquals(expected, onSets.applyAsInt(a, b), a + ", " + b);
      }
    }
  }

  private static void holdsForAll(
      IntUnaryOperator onSets, UnaryOperator<@Nullable Boolean> onValues) {
    for (int a = 1; a <= TruthSet.ANY; a++) {
      int expected = 0;
      for (Boolean x : members(a)) {
        expected |= bit(onValues.apply(x));
      }
      assertEquals(expected, onSets.applyAsInt(a), String.valueOf(a));
    }
  }

  private static List<@Nullable Boolean> members(int set) {
    List<@Nullable Boolean> members = new ArrayList<>();
    if ((set & TruthSet.TRUE) != 0) {
      members.add(true);
    }
    if ((set & TruthSet.FALSE) != 0) {
      members.add(false);
    }
    if ((set & TruthSet.UNKNOWN) != 0) {
      members.add(null);
    }
    return members;
  }

  private static int bit(@Nullable Boolean value) {
    return value == null ? TruthSet.UNKNOWN : TruthSet.of(value);
  }

  private static @Nullable Boolean sqlAnd(@Nullable Boolean a, @Nullable Boolean b) {
    if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
      return false;
    }
    return a == null || b == null ? null : Boolean.TRUE;
  }

  private static @Nullable Boolean sqlNot(@Nullable Boolean a) {
    return a == null ? null : Boolean.valueOf(!a);
  }
}
