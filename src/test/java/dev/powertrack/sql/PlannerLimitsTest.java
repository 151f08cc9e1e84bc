package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.plan.Contexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The planner never hangs: nasty statements are planned in seconds of CPU (on a busy machine, wall
 * time says nothing), or refused with an error that says why.
 */
class PlannerLimitsTest {
  private static final Duration BOUND = Duration.ofSeconds(5);
  private static final String COUNT = "SELECT COUNT(*) FROM tweets WHERE ";

  private static TestEngine engine;

  @BeforeAll
  static void open() {
    engine =
        TestEngine.over(
            new InventedArchive(file -> InventedTweet.linesOf(file, 5))
                .job("odd", "2014-01-01T01:55:00Z", "2014-01-01T02:25:00Z"));
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void plans_parts_of_a_time_over_which_calcite_loops() {
    assertPlanned(
        COUNT + "EXTRACT(YEAR FROM posted_at) = 2014 AND EXTRACT(HOUR FROM posted_at) = 13");
  }

  @Test
  void plans_ten_way_joins() {
    String on = " ON t%d.in_reply_to_status_id = t%d.tweet_id";
    assertPlanned(
        "SELECT COUNT(*) FROM tweets t0"
            + each(1, 10, "", i -> " JOIN tweets t" + i + on.formatted(i, i - 1)));
    assertPlanned(
        "SELECT COUNT(*) FROM tweets t0"
            + each(1, 10, "", i -> " LEFT JOIN tweets t" + i + on.formatted(i, i - 1)));
    assertPlanned(
        "SELECT COUNT(*) FROM "
            + each(0, 20, ", ", i -> "tweets t" + i)
            + " WHERE "
            + each(1, 20, " AND ", i -> "t" + i + ".tweet_id = t" + (i - 1) + ".user_id"));
  }

  @Test
  void plans_joins_of_groups_with_themselves() {
    String groups =
        "WITH h AS (SELECT DATE_TRUNC('hour', posted_at) AS hr, lang, COUNT(*) AS n FROM tweets"
            + " WHERE posted_at >= '2014-01-01' AND posted_at < '2014-01-02' GROUP BY 1, 2)";
    String join = " JOIN h a%d ON a%d.hr = a0.hr AND a%d.lang = 'l%d'";
    long before = cpu();
    for (int copies = 2; copies <= 8; copies++) {
      engine.prepare(
          groups
              + " SELECT a0.hr, "
              + each(0, copies, ", ", i -> "a" + i + ".n")
              + " FROM h a0"
              + each(1, copies, "", i -> join.formatted(i, i, i, i))
              + " WHERE a0.lang = 'en' ORDER BY 1");
    }
    Duration spent = Duration.ofNanos(cpu() - before);
    assertTrue(spent.compareTo(BOUND) < 0, () -> "took " + spent);
  }

  @Test
  void answers_a_ten_way_join_as_it_should() {
    assertEquals(
        engine.value("SELECT COUNT(*) FROM tweets"),
        engine.value(
            "SELECT COUNT(*) FROM tweets t0"
                + each(
                    1,
                    10,
                    "",
                    i ->
                        " JOIN tweets t%d ON t%d.tweet_id = t%d.tweet_id AND t%d.job_id = t%d.job_id"
                            .formatted(i, i, i - 1, i, i - 1))));
  }

  @Test
  void keeps_jobs_rather_than_tweets_in_memory_when_there_are_many_joins() {
    String plan =
        engine.explain(
            "SELECT t.tweet_id FROM tweets t"
                + each(0, 8, "", i -> " JOIN jobs j%d ON j%d.job_id = t.job_id".formatted(i, i)));
    String[] lines = plan.strip().split("\n", -1);
    int tweets = indexOf(lines, "[POWERTRACK, TWEETS]");
    assertTrue(tweets >= 0, plan);
    // The side that is kept comes second.
    assertTrue(indexOf(lines, "[POWERTRACK, JOBS]") > tweets, plan);
  }

  @Test
  void plans_two_hundred_conditions() {
    assertPlanned(
        COUNT + each(0, 200, " OR ", i -> "(posted_at > " + time(i) + " AND user_id = " + i + ")"));
    assertPlanned(
        COUNT + each(0, 200, " AND ", i -> "(lang <> 'x" + i + "' OR user_id = " + i + ")"));
  }

  @Test
  void plans_long_lists_of_values() {
    assertPlanned(COUNT + "tweet_id IN (" + each(0, 1000, ", ", Integer::toString) + ")");
    assertPlanned(COUNT + "tweet_id NOT IN (" + each(0, 1000, ", ", Integer::toString) + ")");
    assertPlanned(COUNT + "lang IN (" + each(0, 1000, ", ", i -> "'l" + i + "'") + ")");
    assertPlanned(COUNT + "posted_at IN (" + each(0, 1000, ", ", i -> time(i)) + ")");
  }

  @Test
  void plans_three_hundred_ranges() {
    assertPlanned(
        COUNT + each(0, 300, " OR ", i -> between("posted_at", time(2 * i), time(2 * i + 1))));
    assertPlanned(COUNT + each(0, 300, " OR ", i -> between("tweet_id", 10 * i, 10 * i + 3)));
  }

  @Test
  void plans_long_lists_of_values_wherever_they_stand() {
    String ids = each(0, 1000, ", ", Integer::toString);
    String times = each(0, 1000, ", ", i -> time(i).replace("TIMESTAMP ", ""));
    String joined = "SELECT COUNT(*) FROM tweets t LEFT JOIN tweets u ON t.tweet_id = u.tweet_id";
    assertPlanned("SELECT CASE WHEN tweet_id IN (" + ids + ") THEN 1 ELSE 0 END FROM tweets");
    assertPlanned("SELECT tweet_id IN (" + ids + "), user_id NOT IN (" + ids + ") FROM tweets");
    assertPlanned("SELECT SUM(CASE WHEN posted_at IN (" + times + ") THEN 1 END) FROM tweets");
    assertPlanned(joined + " AND u.user_id IN (" + ids + ")");
    assertRefused("can be joined", joined + " AND t.user_id NOT IN (" + ids + ")");
  }

  @Test
  void answers_long_lists_of_values_in_a_case() {
    String ids = each(1, 1000, ", ", Integer::toString);
    Object all = engine.value("SELECT COUNT(*) FROM tweets");

    assertEquals(
        0L,
        engine.value("SELECT COUNT(CASE WHEN tweet_id IN (" + ids + ") THEN 1 END) FROM tweets"));
    assertEquals(
        all,
        engine.value(
            "SELECT COUNT(CASE WHEN tweet_id NOT IN (" + ids + ") THEN 1 END) FROM tweets"));
    assertEquals(
        all,
        engine.value(
            "SELECT COUNT(CASE WHEN tweet_id IN ("
                + ids
                + ", 1.5) THEN NULL ELSE 1 END) FROM tweets"));
  }

  @Test
  void answers_lists_of_twenty_thousand_values() {
    String ids = each(1, 20_000, ", ", Integer::toString);
    Object all = engine.value("SELECT COUNT(*) FROM tweets");

    assertPlanned(COUNT + "tweet_id IN (" + ids + ")");
    assertEquals(0L, engine.value(COUNT + "tweet_id IN (" + ids + ")"));
    assertEquals(all, engine.value(COUNT + "tweet_id NOT IN (" + ids + ")"));
  }

  @Test
  void explains_lists_of_twenty_thousand_values() {
    String ids = each(1, 20_001, ", ", Integer::toString);
    long before = cpu();

    String plan = engine.explain(COUNT + "tweet_id IN (" + ids + ")");
    Duration spent = Duration.ofNanos(cpu() - before);

    assertTrue(plan.contains("IN(TWEET_ID, 1, 2, 3, … 19,997 more)"), plan);
    assertTrue(spent.compareTo(BOUND) < 0, () -> "took " + spent);
    assertTrue(
        engine
            .explain(COUNT + "lang NOT IN (" + each(1, 21, ", ", i -> "'l" + i + "'") + ")")
            .contains("NOT IN(LANG, 'l1', 'l10', 'l11', … 17 more)"));
  }

  @Test
  void plans_deep_nesting() {
    assertPlanned(COUNT + nested(100, "(", "user_id = 1", ")"));
    assertPlanned(COUNT + nested(100, "NOT (", "user_id = 1", ")"));
    assertPlanned("SELECT COUNT(*) FROM " + nested(100, "(SELECT * FROM ", "tweets", ") t"));
    assertPlanned(
        "SELECT COUNT(*) FROM "
            + nested(100, "(SELECT tweet_id, user_id FROM ", "tweets", " WHERE user_id <> 3) t"));
    assertPlanned(
        nested(30, "SELECT tweet_id FROM tweets WHERE tweet_id IN (", "SELECT 1 FROM jobs", ")"));
    assertPlanned(
        "SELECT "
            + nested(100, "CASE WHEN user_id = 1 THEN 1 ELSE ", "2", " END")
            + " FROM tweets");
  }

  @Test
  void plans_sub_queries_that_each_name_a_column_of_the_one_below_three_times() {
    assertPlanned(shifted(12, "WHERE p >= '2014-07-13'"));
    assertPlanned(shifted(30, "WHERE p >= '2014-07-13'"));
    assertPlanned(shifted(30, "JOIN jobs j ON j.from_date = p WHERE p >= '2014-07-13'"));
  }

  @Test
  void answers_nested_sub_queries_as_it_should() {
    assertEquals(
        engine.value("SELECT COUNT(*) FROM tweets"),
        engine.value(shifted(30, "WHERE p >= '2014-07-13'")));
  }

  @Test
  void plans_functions_that_stand_in_themselves() {
    for (String function : List.of("COALESCE", "IFNULL", "NVL", "ISNULL", "NULLIF")) {
      String nested = nested(25, function + "(", "lang", ", 'x')");
      assertPlanned("SELECT " + nested + " FROM tweets");
      assertPlanned(COUNT + nested + " = 'pt'");
      assertPlanned("SELECT " + nested + ", COUNT(*) FROM tweets GROUP BY 1 ORDER BY 1");
    }
    assertPlanned("SELECT " + nested(25, "GREATEST(", "user_id", ", 3)") + " FROM tweets");
    assertPlanned("SELECT " + nested(25, "LEAST(", "user_id", ", 3)") + " FROM tweets");
  }

  @Test
  void answers_functions_that_stand_in_themselves_as_it_should() {
    assertEquals(
        List.of(List.of("c", "b", 5, "a", "y")),
        engine.rows(
            "SELECT COALESCE(IFNULL(NVL(NULL, NULL), 'c'), 'd'),"
                + " ISNULL(COALESCE(NULL, 'b', 'c'), 'd'),"
                + " GREATEST(GREATEST(3, LEAST(LEAST(7, 6), 5)), 4),"
                + " NULLIF(NULLIF(NULLIF('a', 'b'), 'c'), 'd'),"
                + " NULLIF(CASE WHEN 1 = 2 THEN NULL ELSE 'y' END, 'z')"));
    for (String isNull :
        List.of(
            "NULLIF(NULLIF('a', 'a'), 'b')",
            "NULLIF(NULLIF('a', 'b'), 'a')",
            "NULLIF(NULLIF(NULLIF('a', 'b'), 'a'), 'c')",
            "NULLIF(NULLIF(CAST(NULL AS VARCHAR), 'b'), 'a')",
            "COALESCE(COALESCE(CAST(NULL AS VARCHAR), NULL), NULL)")) {
      assertEquals(true, engine.value("SELECT " + isNull + " IS NULL"), isNull);
    }
    assertEquals(
        engine.rows(
            "SELECT CASE WHEN lang IN ('pt', 'en') THEN NULL ELSE lang END, COUNT(*) FROM tweets"
                + " GROUP BY 1 ORDER BY 1"),
        engine.rows(
            "SELECT NULLIF(NULLIF(lang, 'pt'), 'en'), COUNT(*) FROM tweets"
                + " GROUP BY NULLIF(NULLIF(lang, 'pt'), 'en') ORDER BY 1"));
  }

  @Test
  void plans_sub_queries_that_each_name_a_column_of_the_one_below_twice() {
    String sums =
        nested(25, "(SELECT u + u AS u FROM ", "(SELECT user_id AS u FROM tweets) t", ") t");
    assertPlanned("SELECT SUM(u) FROM " + sums);
    assertPlanned("SELECT u FROM " + sums + " WHERE u > 3 ORDER BY u");
  }

  /** Times before a day, an hour later in each sub-query: three copies of a column make one. */
  private static String shifted(int levels, String rest) {
    return "SELECT COUNT(*) FROM "
        + nested(
            levels,
            "(SELECT CASE WHEN p < '2014-07-13' THEN p ELSE p + INTERVAL '1' HOUR END AS p FROM ",
            "(SELECT posted_at + INTERVAL '1' YEAR AS p FROM tweets) t",
            ") t")
        + " "
        + rest;
  }

  @Test
  void plans_three_hundred_branches_of_union_all() {
    assertPlanned(
        each(0, 300, " UNION ALL ", i -> "SELECT tweet_id FROM tweets WHERE user_id = " + i));
  }

  @Test
  void plans_a_hundred_counts_of_events() {
    assertPlanned(
        each(
            0,
            100,
            " UNION ALL ",
            i ->
                "SELECT 'e%d' AS event, COUNT(*) AS n FROM tweets WHERE posted_at >= %s"
                    .formatted(i, time(i))));
  }

  @Test
  void plans_a_statement_of_a_megabyte() {
    assertPlanned(COUNT + "lang = '" + "x".repeat(1 << 20) + "'");
    assertPlanned("SELECT COUNT(*) FROM tweets -- " + "x".repeat(1 << 20));
  }

  @Test
  void refuses_what_is_too_deeply_nested() {
    assertRefused("too deeply nested", COUNT + nested(10_000, "(", "user_id = 1", ")"));
    assertRefused(
        "too deeply nested", "SELECT " + each(0, 20_000, " + ", i -> "user_id") + " FROM tweets");
  }

  @Test
  void refuses_at_once_what_would_be_written_out_millions_of_times() {
    for (String nested :
        List.of(
            nested(25, "COALESCE(NULLIF(", "lang", ", 'x'), 'y')"),
            nested(25, "CASE WHEN ", "lang", " BETWEEN 'a' AND 'b' THEN 'b' ELSE 'c' END"),
            nested(25, "CASE WHEN ", "lang", " IN ('a', 'b', 'c') THEN 'b' ELSE 'c' END"),
            nested(25, "CASE WHEN ", "lang", " IS DISTINCT FROM 'a' THEN 'b' ELSE 'c' END"),
            nested(25, "DECODE(", "lang", ", 'a', 'b', 'c')"))) {
      long before = cpu();
      assertRefused("too deeply nested", "SELECT " + nested + " FROM tweets");
      Duration spent = Duration.ofNanos(cpu() - before);
      assertTrue(spent.compareTo(BOUND) < 0, () -> "took " + spent + ": " + start(nested));
    }
  }

  @Test
  void says_what_is_too_long_though_it_is_flat() {
    assertRefused(
        "branches by UNION",
        each(0, 3_000, " UNION ALL ", i -> "SELECT tweet_id FROM tweets WHERE user_id = " + i));
    assertRefused(
        "a CASE with 1,200 WHENs",
        "SELECT CASE "
            + each(0, 1_200, " ", i -> "WHEN user_id = " + i + " THEN 'x" + i + "'")
            + " END FROM tweets");
  }

  @Test
  void refuses_lists_that_are_too_long() {
    assertRefused(
        "joined instead", COUNT + "tweet_id IN (" + each(0, 20_001, ", ", Integer::toString) + ")");
    assertRefused(
        "joined instead", COUNT + "latitude IN (" + each(0, 3_000, ", ", i -> i + "e0") + ")");
  }

  @Test
  void ends_the_search_for_the_reason_of_a_cancel() {
    ExecutionControl control = new ExecutionControl();
    BoundedPlanner planner = new BoundedPlanner(Contexts.empty(), control);
    planner.checkCancel();
    control.cancel(new PowerTrackException(Kind.TIMEOUT, "after a second"));

    PowerTrackException ended = assertThrows(PowerTrackException.class, planner::checkCancel);

    assertEquals(Kind.TIMEOUT, ended.kind());
  }

  @Test
  void ends_within_a_second_while_forty_joins_are_put_in_order() throws Exception {
    String sql =
        "SELECT COUNT(*) FROM tweets t0"
            + each(
                1,
                41,
                "",
                i ->
                    " JOIN tweets t%d ON t%d.in_reply_to_status_id = t%d.tweet_id"
                        .formatted(i, i, i - 1));
    ExecutionControl control = new ExecutionControl();
    AtomicLong cancelled = new AtomicLong();
    Thread other =
        new Thread(
            () -> {
              LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
              cancelled.set(System.nanoTime());
              control.cancel();
            });
    other.start();

    PowerTrackException ended =
        assertThrows(PowerTrackException.class, () -> engine.database().prepare(sql, control));
    Duration late = Duration.ofNanos(System.nanoTime() - cancelled.get());
    other.join();

    assertEquals(Kind.CANCELLED, ended.kind());
    assertTrue(late.compareTo(Duration.ofSeconds(1)) < 0, "took " + late);
  }

  private static void assertPlanned(String sql) {
    long before = cpu();
    engine.prepare(sql);
    Duration spent = Duration.ofNanos(cpu() - before);
    assertTrue(spent.compareTo(BOUND) < 0, () -> "took " + spent + ": " + start(sql));
  }

  private static void assertRefused(String why, String sql) {
    PowerTrackException refused =
        assertThrows(PowerTrackException.class, () -> engine.prepare(sql));
    assertEquals(Kind.UNSUPPORTED, refused.kind());
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
  }

  /** Of the threads that plan, in nanoseconds. */
  private static long cpu() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("powertrack-planning"))
        .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.getId())))
        .sum();
  }

  private static String start(String sql) {
    return sql.substring(0, Math.min(200, sql.length()));
  }

  private static int indexOf(String[] lines, String part) {
    return IntStream.range(0, lines.length)
        .filter(i -> lines[i].contains(part))
        .findFirst()
        .orElse(-1);
  }

  private static String each(int from, int to, String between, IntFunction<String> part) {
    return IntStream.range(from, to).mapToObj(part).collect(Collectors.joining(between));
  }

  private static String nested(int levels, String open, String inner, String close) {
    return open.repeat(levels) + inner + close.repeat(levels);
  }

  private static String between(String column, Object from, Object to) {
    return column + " BETWEEN " + from + " AND " + to;
  }

  private static String time(int minute) {
    return "TIMESTAMP '"
        + LocalDateTime.of(2014, 1, 1, 0, 0).plusMinutes(minute).toString().replace('T', ' ')
        + ":00'";
  }
}
