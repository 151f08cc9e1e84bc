package dev.powertrack.sql.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A list of values that is searched says what its comparisons with OR would say. */
class SortedPointsTest {
  private static final long SEED = 20140713;

  @Test
  void finds_what_the_comparisons_one_by_one_would_find() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      List<@Nullable Object> values = values(random);
      Interval x = interval(random);

      int expected = TruthSet.FALSE;
      for (Object value : values) {
        expected =
            TruthSet.or(
                expected, PredicateCompiler.compare(SqlKind.EQUALS, x, Interval.point(value)));
      }

      assertEquals(
          expected,
          SortedPoints.of(values).equalsAny(x),
          "case " + i + " from seed " + SEED + ": " + x + " IN " + values);
    }
  }

  @Test
  void a_negated_list_is_what_its_comparisons_with_and_would_be() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      List<@Nullable Object> values = values(random);
      Interval x = interval(random);

      int expected = TruthSet.TRUE;
      for (Object value : values) {
        expected =
            TruthSet.and(
                expected, PredicateCompiler.compare(SqlKind.NOT_EQUALS, x, Interval.point(value)));
      }

      assertEquals(
          expected,
          TruthSet.not(SortedPoints.of(values).equalsAny(x)),
          "case " + i + " from seed " + SEED + ": " + x + " NOT IN " + values);
    }
  }

  private static List<@Nullable Object> values(Random random) {
    List<@Nullable Object> values = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      long value = random.nextInt(12);
      values.add(
          switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> Double.NaN;
            case 2 -> BigDecimal.valueOf(value).add(new BigDecimal("0.5"));
            case 3 -> (int) value;
            default -> value;
          });
    }
    return values;
  }

  private static Interval interval(Random random) {
    long lo = random.nextInt(12);
    Interval interval = Interval.closed(lo, lo + Math.max(0, random.nextInt(6) - 2));
    return switch (random.nextInt(8)) {
      case 0 -> Interval.UNKNOWN;
      case 1 -> Interval.ONLY_NULL;
      case 2, 3 -> interval.orNull();
      default -> interval;
    };
  }
}
