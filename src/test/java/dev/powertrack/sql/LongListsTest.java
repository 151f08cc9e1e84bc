package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long list finds what comparisons with each of its values, a few at a time, would find. */
class LongListsTest {
  private static final long SEED = 20140713;

  /** Fewer are written as comparisons. */
  private static final int FEW = 8;

  private static TestEngine engine;

  private final Random random = new Random(SEED);

  @BeforeAll
  static void open() {
    System.out.println("seed " + SEED);
    engine =
        TestEngine.over(
            new InventedArchive(file -> InventedTweet.linesOf(file, 20))
                .job("odd", "2014-01-01T01:55:00Z", "2014-01-01T02:25:00Z"));
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tweet_id",
        "lang",
        "posted_at",
        "in_reply_to_status_id",
        "user_id",
        "line_number",
        "CAST(posted_at AS DATE)",
        "user_location"
      })
  void finds_what_short_lists_find(String column) {
    for (int length : new int[] {17, 40}) {
      List<String> values = values(column, length);
      assertSame(column, values);
    }
  }

  @Test
  void numbers_in_quotes_are_numbers() {
    assertEquals(
        engine.rows("SELECT tweet_id FROM tweets WHERE line_number IN (1, 2, -3, 7)"),
        engine.rows("SELECT tweet_id FROM tweets WHERE line_number IN ('1', ' 2', '-3', '007')"));
    assertEquals(
        List.of(List.of(-400_000_000_000_000_000L, -2_147_483_648)),
        engine.rows(
            "SELECT CAST('-400000000000000000' AS BIGINT), CAST('-2147483648' AS INTEGER)"
                + " FROM tweets LIMIT 1"));
    assertEquals(Kind.OUT_OF_RANGE, refusal("'2147483648' AS INTEGER"));
    assertEquals(Kind.BAD_CAST, refusal("'x' AS BIGINT"));
  }

  private static Kind refusal(String cast) {
    return assertThrows(PowerTrackException.class, () -> engine.rows("VALUES (CAST(" + cast + "))"))
        .kind();
  }

  @Test
  void finds_in_many_ranges_what_it_finds_in_a_few() {
    assertSameRanges("line_number", i -> String.valueOf(i));
    assertSameRanges(
        "posted_at", i -> "TIMESTAMP '2014-01-01 02:%02d:%02d'".formatted(i / 2, i % 2 * 30));
    assertSameRanges(
        "CAST(posted_at AS DATE)", i -> "DATE '" + LocalDate.of(2013, 12, 12).plusDays(i) + "'");
  }

  /** With ends that belong to a range, ends that do not, and one range without an end. */
  private static void assertSameRanges(String column, IntFunction<String> end) {
    List<String> ranges =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    "%s %s %s AND %s %s %s"
                        .formatted(
                            column,
                            i % 3 == 0 ? ">" : ">=",
                            end.apply(2 * i),
                            column,
                            i % 2 == 0 ? "<" : "<=",
                            end.apply(2 * i + 1)))
            .collect(Collectors.toCollection(ArrayList::new));
    ranges.add(column + " > " + end.apply(45));
    String together = String.join(" OR ", ranges);
    // A CASE for each is no list.
    String apart =
        ranges.stream()
            .map(range -> "CASE WHEN tweet_id = 7 THEN FALSE ELSE " + range + " END")
            .collect(Collectors.joining(" OR "));
    for (String form : List.of("%s", "NOT (%s)", "(%s) IS NULL")) {
      assertEquals(
          engine.value(count("tweets", in(form, apart))),
          engine.value(count("tweets", in(form, together))),
          () -> in(form, together));
    }
  }

  /** As a condition of rows, of groups, and as a value, with all that NULL makes of it. */
  private static void assertSame(String column, List<String> values) {
    String in = column + " IN (" + String.join(", ", values) + ")";
    String shortly =
        IntStream.range(0, (values.size() + FEW - 1) / FEW)
            .mapToObj(i -> values.subList(i * FEW, Math.min(values.size(), (i + 1) * FEW)))
            .map(
                few ->
                    "CASE WHEN "
                        + column
                        + " IS NULL THEN NULL ELSE "
                        + column
                        + " IN ("
                        + String.join(", ", few)
                        + ") END")
            .collect(Collectors.joining(" OR "));
    for (String form : List.of("%s", "NOT (%s)", "(%s) IS NULL")) {
      assertEquals(
          engine.value(count("tweets", in(form, shortly))),
          engine.value(count("tweets", in(form, in))),
          () -> in(form, in));
    }
    String groups = "(SELECT " + column + " AS x, COUNT(*) AS n FROM tweets GROUP BY 1) t";
    for (String form : List.of("%s", "NOT (%s)")) {
      assertEquals(
          engine.value(count(groups, in(form, shortly.replace(column, "x")))),
          engine.value(count(groups, in(form, in.replace(column, "x")))),
          () -> in(form, in));
    }
  }

  private static String in(String form, String condition) {
    return form.replace("%s", condition);
  }

  private static String count(String table, String condition) {
    return "SELECT COUNT(*) FROM " + table + " WHERE " + condition;
  }

  /** Half of them values of rows, in any order. */
  private List<String> values(String column, int length) {
    List<String> values = new ArrayList<>();
    String kind =
        column.contains("DATE") ? "DATE" : column.equals("posted_at") ? "TIMESTAMP" : "other";
    engine
        .rows("SELECT DISTINCT CAST(" + column + " AS VARCHAR), 0 FROM tweets")
        .forEach(row -> addLiteral(values, row.get(0), column, kind));
    Collections.shuffle(values, random);
    List<String> chosen = new ArrayList<>(values.subList(0, Math.min(values.size(), length / 2)));
    while (chosen.size() < length) {
      chosen.add(invented(column, kind, chosen.size()));
    }
    Collections.shuffle(chosen, random);
    return chosen;
  }

  private static void addLiteral(
      List<String> values, @Nullable Object value, String column, String kind) {
    if (value != null) {
      boolean quoted = !kind.equals("other") || column.equals("lang") || column.contains("loc");
      String literal = quoted ? "'" + value.toString().replace("'", "''") + "'" : value.toString();
      values.add(kind.equals("other") ? literal : kind + " " + literal);
    }
  }

  private static String invented(String column, String kind, int i) {
    return switch (kind) {
      case "DATE" -> "DATE '" + LocalDate.of(2000, 1, 1).plusDays(i) + "'";
      case "TIMESTAMP" -> "TIMESTAMP '2013-01-01 00:%02d:%02d'".formatted(i / 60 % 60, i % 60);
      default -> column.equals("lang") || column.contains("loc") ? "'x" + i + "'" : "-" + (i + 1);
    };
  }
}
