package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Long chains of OR and AND mean what they say, however they are cut into parts. */
class LongConditionsTest {
  private static final long SEED = 20140713;
  private static final TestEngine ENGINE = ThreeTweets.engine();

  private final Random random = new Random(SEED);

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  /** A condition, and what it comes to. */
  private record Condition(String sql, @Nullable Boolean value) {}

  @Test
  void chains_of_every_length_come_to_what_their_parts_do() {
    System.out.println("seed " + SEED);
    for (int i = 0; i < 40; i++) {
      Condition condition = or(1 + random.nextInt(i % 2 == 0 ? 3 : 200), i % 2 == 0 ? 200 : 3);

      assertEquals(
          condition.value,
          ENGINE.value(
              "SELECT "
                  + condition.sql
                  + " FROM (VALUES (TRUE, FALSE, CAST(NULL AS BOOLEAN), 1)) AS v(t, f, n, i)"),
          condition.sql);
    }
  }

  @Test
  void a_thousand_words_and_ranges_are_sought() {
    String words =
        IntStream.range(0, 1000)
            .mapToObj(i -> "text LIKE '%word" + i + "%'")
            .collect(Collectors.joining(" OR "));
    String ranges =
        IntStream.range(0, 1000)
            .mapToObj(i -> "line_number BETWEEN " + 3 * i + " AND " + (3 * i + 1))
            .collect(Collectors.joining(" OR "));

    assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          assertEquals(0L, count(words));
          assertEquals(3L, count(words + " OR job_id LIKE 'c%'"));
          assertEquals(3L, count(words.replace("LIKE", "NOT LIKE").replace(" OR ", " AND ")));
          assertEquals(2L, count(ranges));
          assertEquals(1L, count("NOT (" + ranges + ")"));
        });
  }

  @Test
  void an_error_is_where_the_user_wrote_it() {
    String condition = "t".repeat(10) + " = 1 OR ";
    String sql = "SELECT 1 FROM tweets WHERE " + "text = 'x' OR ".repeat(99) + condition + "1 = 1";

    String message =
        String.valueOf(
            assertThrows(PowerTrackException.class, () -> ENGINE.rows(sql)).getMessage());

    assertTrue(message.contains("column " + (sql.indexOf(condition) + 1)), message);
  }

  private Condition or(int length, int inEach) {
    List<Condition> parts =
        IntStream.range(0, length).mapToObj(i -> and(1 + random.nextInt(inEach))).toList();
    return new Condition(
        join(parts, " OR "),
        not(
            all(
                values(parts).stream()
                    .map(LongConditionsTest::not)
                    .collect(Collectors.toCollection(ArrayList::new)))));
  }

  private Condition and(int length) {
    List<Condition> parts = IntStream.range(0, length).mapToObj(i -> part(length)).toList();
    return new Condition(join(parts, " AND "), all(values(parts)));
  }

  /** Mostly such that the whole is not decided by the first few. */
  private Condition part(int length) {
    boolean rare = random.nextInt(length) == 0;
    return switch (random.nextInt(8)) {
      case 0 -> new Condition(rare ? "i NOT BETWEEN 0 AND 2" : "i BETWEEN 0 AND i + 1", !rare);
      case 1 -> new Condition("NOT " + (rare ? "t" : "f"), !rare);
      case 2 -> rare ? new Condition("n", null) : new Condition("(n OR t AND (f OR t))", true);
      case 3 -> rare ? new Condition("NOT n", null) : new Condition("n IS NULL", true);
      case 4 ->
          new Condition(
              "CASE WHEN f OR "
                  + (rare ? "f" : "t")
                  + " AND i BETWEEN 1 AND 1 THEN t ELSE f AND t OR f END",
              !rare);
      case 5 -> new Condition("i IN (7, " + (rare ? 2 : 1) + ", 8)", !rare);
      default -> new Condition(rare ? "f" : "t", !rare);
    };
  }

  private static String join(List<Condition> parts, String operator) {
    return parts.stream().map(Condition::sql).collect(Collectors.joining(operator));
  }

  private static List<@Nullable Boolean> values(List<Condition> parts) {
    List<@Nullable Boolean> values = new ArrayList<>();
    parts.forEach(part -> values.add(part.value));
    return values;
  }

  /** What AND comes to. */
  private static @Nullable Boolean all(List<@Nullable Boolean> values) {
    if (values.contains(false)) {
      return false;
    }
    return values.contains(null) ? null : Boolean.TRUE;
  }

  private static @Nullable Boolean not(@Nullable Boolean value) {
    return value == null ? null : !value;
  }

  private static long count(String condition) {
    return ENGINE.rows("SELECT 1 FROM tweets WHERE " + condition).size();
  }
}
