package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random queries find the same rows whether scans take over what they can or read everything. A
 * long run: {@code mvn test -Dtest=PushdownDifferentialTest -Dpowertrack.fuzz=20000}, with {@code
 * -Dpowertrack.seed=…} to begin elsewhere.
 */
class PushdownDifferentialTest {
  private static final int QUERIES = Integer.getInteger("powertrack.fuzz", 120);
  private static final long SEED = Long.getLong("powertrack.seed", 20140713);

  private static InventedArchive archive() {
    return new InventedArchive(file -> InventedTweet.linesOf(file, 5))
        .job("new-year", "2013-12-31T22:00:00Z", "2014-01-01T02:00:00Z")
        .job("night-original", "2014-01-01T01:00:00Z", "2014-01-01T04:00:00Z")
        .job("odd", "2014-01-01T01:55:00Z", "2014-01-01T02:25:00Z");
  }

  @Test
  void finds_the_same_rows_with_and_without_pushdown() {
    InventedArchive archive = archive();
    StringBuilder differences = new StringBuilder();
    long opened = 0;
    long openedOfKnown = 0;
    try (TestEngine known = TestEngine.over(archive);
        TestEngine whole = TestEngine.readingEverything(archive)) {
      known.rows("SELECT posted_at FROM tweets");
      for (long seed = SEED; seed < SEED + QUERIES; seed++) {
        RandomQuery query = RandomQuery.of(new Random(seed));
        List<List<@Nullable Object>> expected = rows(whole, query);
        try (TestEngine pushed = TestEngine.over(archive)) {
          opened += compared(pushed, query, expected, "seed " + seed, differences);
        }
        openedOfKnown += compared(known, query, expected, "known, seed " + seed, differences);
      }
    }
    System.out.println(
        QUERIES
            + " random queries from seed "
            + SEED
            + ", "
            + opened
            + " files opened, "
            + openedOfKnown
            + " where all were read before");
    assertEquals("", differences.toString());
    assertTrue(
        opened < QUERIES * (long) archive.fileCount(), "push-down has not saved a single file");
    assertTrue(openedOfKnown < opened, "known counts have not saved a single file");
  }

  /** How many files were opened. */
  private static int compared(
      TestEngine engine,
      RandomQuery query,
      List<List<@Nullable Object>> expected,
      String name,
      StringBuilder differences) {
    engine.archive().forget();
    List<List<@Nullable Object>> found = rows(engine, query);
    String difference = difference(query, found, expected);
    if (difference != null) {
      differences.append('\n').append(name).append(": ").append(query).append(difference);
    }
    return engine.archive().opened().size();
  }

  private static List<List<@Nullable Object>> rows(TestEngine engine, RandomQuery query) {
    try {
      return engine.rows(query.sql(), query.parameters().toArray());
    } catch (RuntimeException e) {
      throw new AssertionError("failed: " + e + "\n  " + query, e);
    }
  }

  private static @Nullable String difference(
      RandomQuery query,
      List<List<@Nullable Object>> found,
      List<List<@Nullable Object>> expected) {
    if (found.size() != expected.size()) {
      return "\n  finds " + found.size() + " rows, should find " + expected.size();
    }
    if (query.sizeOnly()) {
      return null;
    }
    if (query.total()) {
      return found.equals(expected) ? null : "\n  finds " + found + "\n  for   " + expected;
    }
    if (!query.keys(found).equals(query.keys(expected))) {
      return "\n  finds the wrong order";
    }
    List<List<@Nullable Object>> tooMany = without(found, expected);
    List<List<@Nullable Object>> missing = without(expected, found);
    return tooMany.isEmpty() && missing.isEmpty()
        ? null
        : "\n  finds " + tooMany + "\n  for   " + missing;
  }

  private static List<List<@Nullable Object>> without(
      List<List<@Nullable Object>> rows, List<List<@Nullable Object>> others) {
    List<List<@Nullable Object>> rest = new ArrayList<>(rows);
    others.forEach(rest::remove);
    return rest;
  }
}
