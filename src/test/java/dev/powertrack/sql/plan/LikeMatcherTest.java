package dev.powertrack.sql.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.SqlFunctions;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.Test;

/** LIKE without a regular expression finds what Calcite's finds. */
final class LikeMatcherTest {
  private static final long SEED = 20_140_713;
  private static final int RUNS = 200_000;

  private final JavaTypeFactory types = new JavaTypeFactoryImpl();
  private final RexBuilder rex = new RexBuilder(types);
  private final RexNode text = rex.makeInputRef(types.createSqlType(SqlTypeName.VARCHAR), 0);

  @Test
  void agrees_with_calcite() {
    System.out.println("LikeMatcherTest seed " + SEED);
    Random random = new Random(SEED);
    SqlFunctions.LikeFunction calcite = new SqlFunctions.LikeFunction();
    int matched = 0;
    for (int i = 0; i < RUNS; i++) {
      String pattern = random(random, "ab%.\\", 6);
      String value = random(random, "ab.\\\n😀", 8);
      boolean expected = calcite.like(value, pattern);
      assertEquals(
          expected, like(pattern).orElseThrow().matches(value), value + " LIKE " + pattern);
      matched += expected ? 1 : 0;
    }
    assertTrue(matched > RUNS / 20, matched + " matched");
  }

  @Test
  void leaves_other_patterns_to_calcite() {
    assertTrue(like("a_b").isEmpty());
    assertTrue(matcher(rex.makeCall(SqlStdOperatorTable.LIKE, text, text)).isEmpty());
    assertTrue(
        matcher(
                rex.makeCall(
                    SqlStdOperatorTable.LIKE, text, rex.makeLiteral("a"), rex.makeLiteral("!")))
            .isEmpty());
    assertTrue(
        matcher(rex.makeCall(SqlStdOperatorTable.SIMILAR_TO, text, rex.makeLiteral("a")))
            .isEmpty());
  }

  private Optional<LikeMatcher> like(String pattern) {
    return matcher(
        rex.makeCall(
            SqlStdOperatorTable.LIKE,
            text,
            rex.makeLiteral(pattern, types.createSqlType(SqlTypeName.VARCHAR), false)));
  }

  private static Optional<LikeMatcher> matcher(RexNode call) {
    return LikeMatcher.of((RexCall) call);
  }

  private static String random(Random random, String letters, int longest) {
    int[] points = letters.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(longest); left > 0; left--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
