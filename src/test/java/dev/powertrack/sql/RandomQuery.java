package dev.powertrack.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A query about tweets around new year 2014, put together at random: conditions up to three levels
 * deep, joins, sub-queries, orders, limits, aggregates, parameters.
 *
 * @param parameters a value for each {@code ?}, in Calcite's forms
 * @param orderedBy how many of the first columns the rows are ordered by
 * @param total whether that order leaves nothing open, so that the rows are a list
 * @param sizeOnly whether any rows will do, if they are as many
 */
record RandomQuery(
    String sql, List<@Nullable Object> parameters, int orderedBy, boolean total, boolean sizeOnly) {

  private static final LocalDateTime FIRST = LocalDateTime.of(2013, 12, 31, 21, 0);
  private static final int HOURS = 8;

  /** Makes one; the same for the same state of {@code random}. */
  static RandomQuery of(Random random) {
    return new Maker(random).query();
  }

  /** A condition on TWEETS alone, without parameters. */
  static String condition(Random random) {
    Maker maker = new Maker(random);
    maker.mayUseParameters = false;
    return maker.condition(3, "t");
  }

  private static final class Maker {
    private final Random random;
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private boolean mayUseParameters = true;

    Maker(Random random) {
      this.random = random;
    }

    RandomQuery query() {
      return switch (random.nextInt(40)) {
        case 36, 37 -> star();
        case 38 -> groupsWithHaving();
        case 39 -> betweenSubQueries();
        case 20 -> joinedToAll();
        case 21 -> manyJoins();
        case 22 -> distinctInOrder();
        case 23 -> aggregated();
        case 24 -> ranked();
        case 0, 1 -> rows("SELECT t.tweet_id, t.job_id, t.lang, t.text FROM tweets t" + where("t"));
        case 2 -> rows("SELECT t.* FROM tweets t" + where("t"));
        case 3, 4 -> ordered();
        case 5, 6 -> limited();
        case 7 -> someRows();
        case 8, 9 -> grouped();
        case 10 ->
            rows("SELECT DISTINCT t.lang, FLOOR(t.posted_at TO HOUR) FROM tweets t" + where("t"));
        case 11 -> joinedToJobs();
        case 12, 13 -> joinedToHashtags();
        case 14, 15 -> withSubQuery();
        case 16 -> correlated();
        case 17 -> setOperation();
        case 18 -> aroundALimit();
        case 19, 25, 26, 27 -> counted();
        case 28 -> countedAndMore();
        case 29, 30 -> windows();
        case 31, 32 -> partners();
        case 33, 34 -> subQueryOverChildren();
        default -> others();
      };
    }

    private RandomQuery rows(String sql) {
      return new RandomQuery(sql, parameters, 0, false, false);
    }

    private RandomQuery ordered() {
      String keys =
          pick(
              "posted_at",
              "posted_at, lang",
              "window_start, posted_at",
              "lang, user_id",
              "tweet_id");
      return new RandomQuery(
          "SELECT " + keys + ", tweet_id AS id, job_id FROM tweets t" + where("t") + order(keys),
          parameters,
          keys.split(", ", -1).length,
          false,
          false);
    }

    private RandomQuery limited() {
      String keys =
          pick(
              "posted_at, tweet_id, job_id",
              "posted_at, lang, tweet_id, job_id",
              "window_start, favorite_count, tweet_id, job_id",
              "tweet_id, job_id",
              "tweet_id, posted_at, job_id",
              "lang, tweet_id, job_id");
      return new RandomQuery(
          "SELECT " + keys + ", text FROM tweets t" + where("t") + order(keys) + limit(),
          parameters,
          keys.split(", ", -1).length,
          true,
          false);
    }

    private RandomQuery someRows() {
      return new RandomQuery(
          "SELECT t.tweet_id FROM tweets t" + where("t") + limit(), parameters, 0, false, true);
    }

    private RandomQuery grouped() {
      String key =
          pick(
              "t.lang",
              "t.job_id",
              "FLOOR(t.posted_at TO HOUR)",
              "EXTRACT(HOUR FROM t.posted_at)",
              "t.window_start");
      return rows(
          "SELECT "
              + key
              + ", COUNT(*), COUNT(t.lang), MIN(t.posted_at), MAX(t.posted_at),"
              + " SUM(t.favorite_count), COUNT(DISTINCT t.user_id), AVG(t.favorite_count)"
              + " FROM tweets t"
              + where("t")
              + " GROUP BY "
              + key
              + (random.nextInt(3) == 0 ? " HAVING COUNT(*) > " + random.nextInt(5) : ""));
    }

    /** What may be answered from counts that are known of files. */
    private RandomQuery counted() {
      return rows(
          countsBy(pick("", "", "t.job_id", hour(), day(), "t.window_start", "t.file_name"), "t"));
    }

    private String countsBy(String key, String table) {
      String counts =
          IntStream.rangeClosed(0, random.nextInt(3))
              .mapToObj(i -> count(table))
              .collect(Collectors.joining(", "));
      String group =
          key.isEmpty()
              ? ""
              : random.nextInt(5) == 0
                  ? " GROUP BY ROLLUP (" + key + ", " + table + ".job_id)"
                  : " GROUP BY " + key;
      return "SELECT "
          + (key.isEmpty() ? "" : key + " AS k, ")
          + counts
          + " FROM tweets "
          + table
          + where(table)
          + group
          + (random.nextInt(4) == 0 ? " HAVING COUNT(*) > " + random.nextInt(9) : "");
    }

    private String count(String table) {
      return pick("COUNT(*)", "COUNT(*)", "MIN(t.posted_at)", "MAX(t.posted_at)", "MAX(t.tweet_id)")
          .replace("t.", table + ".")
          .transform(
              usual ->
                  random.nextInt(3) > 0
                      ? usual
                      : pick(
                              "COUNT(t.posted_at)",
                              "COUNT(t.job_id)",
                              "COUNT(t.window_start)",
                              "COUNT(t.lang)",
                              "MIN(t.window_start)",
                              "MAX(t.file_name)",
                              "MAX(EXTRACT(HOUR FROM t.posted_at))",
                              "MIN(FLOOR(t.posted_at TO HOUR))",
                              "COUNT(DISTINCT t.job_id)",
                              "COUNT(*) FILTER (WHERE t.lang = 'en')")
                          .replace("t.", table + "."));
    }

    private String hour() {
      return pick(
          "FLOOR(t.posted_at TO HOUR)",
          "EXTRACT(HOUR FROM t.posted_at)",
          "FLOOR(t.window_start TO HOUR)",
          "FLOOR(t.posted_at + INTERVAL '5' MINUTE TO HOUR)");
    }

    private String day() {
      return pick("FLOOR(t.posted_at TO DAY)", "CAST(t.posted_at AS DATE)", "t.window_end");
    }

    private RandomQuery countedAndMore() {
      return rows(
          switch (random.nextInt(6)) {
            case 0 ->
                "SELECT j.job_id, j.from_date, x.* FROM jobs j "
                    + pick("", "LEFT ")
                    + "JOIN ("
                    + countsBy("t.job_id", "t")
                    + ") x ON x.k = j.job_id";
            case 1 ->
                "SELECT k, MAX(n), COUNT(*) FROM (SELECT "
                    + hour()
                    + " AS k, t.job_id, COUNT(*) AS n FROM tweets t"
                    + where("t")
                    + " GROUP BY "
                    + "1, t.job_id) GROUP BY k";
            case 2 ->
                "SELECT t.job_id, COUNT(*) FROM tweets t"
                    + where("t")
                    + " GROUP BY t.job_id"
                    + pick(" UNION ALL ", " UNION ", " EXCEPT ", " INTERSECT ")
                    + "SELECT s.job_id, COUNT(*) FROM tweets s"
                    + where("s")
                    + " GROUP BY s.job_id";
            case 3 ->
                "SELECT j.from_date, COUNT(*), MIN(t.posted_at) FROM jobs j JOIN tweets t"
                    + " ON t.job_id = j.job_id"
                    + where("t")
                    + " GROUP BY j.from_date";
            case 4 -> "SELECT DISTINCT t.job_id, " + day() + " FROM tweets t" + where("t");
            default ->
                "SELECT t.tweet_id FROM tweets t WHERE t.posted_at = (SELECT "
                    + pick("MIN", "MAX")
                    + "(s.posted_at) FROM tweets s"
                    + where("s")
                    + ") AND (SELECT COUNT(*) FROM tweets s"
                    + where("s")
                    + ") > "
                    + random.nextInt(50);
          });
    }

    /** The views that have a row for each window, and TWEETS and FILES beside them. */
    private RandomQuery windows() {
      String counts = "SELECT v.window_start, v.job_id, v.tweets FROM tweet_volume v";
      return switch (random.nextInt(6)) {
        case 0 -> rows(counts + window("v", true));
        case 1 -> rows("SELECT * FROM tweet_volume v" + window("v", random.nextBoolean()));
        case 2 ->
            rows(
                "SELECT FLOOR(v.window_start TO HOUR), v.job_id, SUM(v.tweets), COUNT(*)"
                    + " FROM tweet_volume v"
                    + window("v", true)
                    + " GROUP BY FLOOR(v.window_start TO HOUR), v.job_id");
        case 3 ->
            new RandomQuery(
                "SELECT window_start, job_id, tweets FROM tweet_volume v"
                    + window("v", true)
                    + order("window_start, job_id")
                    + limit(),
                parameters,
                2,
                true,
                false);
        case 4 ->
            rows(
                "SELECT c.job_id, c.title, c.window_start, c.file_name, c.suspect_minutes, v.tweets"
                    + " FROM coverage c "
                    + pick("", "LEFT ")
                    + "JOIN tweet_volume v ON v.job_id = c.job_id"
                    + " AND v.window_start = c.window_start"
                    + window("c", false));
        default ->
            rows(
                "SELECT v.job_id, v.window_start, v.tweets, COUNT(t.tweet_id) FROM tweet_volume v "
                    + pick("", "LEFT ")
                    + "JOIN tweets t ON t.job_id = v.job_id AND t.window_start = v.window_start"
                    + window("v", true)
                    + " GROUP BY v.job_id, v.window_start, v.tweets");
      };
    }

    /**
     * A condition on windows.
     *
     * @param counted whether it may ask how many tweets they have
     */
    private String window(String table, boolean counted) {
      return " WHERE "
          + IntStream.rangeClosed(0, random.nextInt(3))
              .mapToObj(i -> pick("", "", "NOT ") + windowTerm(table, counted))
              .collect(Collectors.joining(pick(" AND ", " AND ", " OR ")));
    }

    private String windowTerm(String table, boolean counted) {
      String start = shifted(table + ".window_start");
      return switch (random.nextInt(counted ? 7 : 6)) {
        case 0, 1 -> start + " " + comparison() + " " + instant();
        case 2 -> table + ".window_end BETWEEN " + instant() + " AND " + instant();
        case 3 -> table + ".job_id " + pick("=", "<>") + " '" + job() + "'";
        case 4 -> "EXTRACT(HOUR FROM " + start + ") " + comparison() + " " + random.nextInt(24);
        case 5 -> "FLOOR(" + start + " TO HOUR) " + comparison() + " " + instant();
        default -> table + ".tweets " + comparison() + " " + random.nextInt(8);
      };
    }

    private RandomQuery joinedToJobs() {
      return rows(
          "SELECT t.tweet_id, j.job_id, j.from_date FROM "
              + (random.nextBoolean()
                  ? "tweets t " + pick("", "LEFT ") + "JOIN jobs j"
                  : "jobs j " + pick("", "LEFT ") + "JOIN tweets t")
              + " ON t.job_id = j.job_id"
              + (random.nextBoolean() ? " AND " + condition(1, "t") : "")
              + (random.nextBoolean() ? " AND j.from_date < " + instant() : "")
              + where("t"));
    }

    private RandomQuery joinedToHashtags() {
      return rows(
          "SELECT t.tweet_id, t.text, h.hashtag, h.start_index FROM "
              + (random.nextBoolean()
                  ? "tweets t " + pick("", "LEFT ") + "JOIN tweet_hashtags h"
                  : "tweet_hashtags h " + pick("", "LEFT ") + "JOIN tweets t")
              + " ON t.job_id = h.job_id AND t.tweet_id = h.tweet_id"
              + (random.nextBoolean() ? " AND " + time("h", 1) : "")
              + " WHERE "
              + condition(2, "t")
              + (random.nextBoolean() ? " AND h.hashtag " + pick("=", "<>") + " 'gol'" : ""));
    }

    private RandomQuery joinedToAll() {
      return rows(
          "SELECT j.title, t.tweet_id, h.hashtag, f.tweets FROM tweets t JOIN jobs j"
              + " ON t.job_id = j.job_id "
              + pick("", "LEFT ")
              + "JOIN tweet_hashtags h ON h.job_id = t.job_id AND h.tweet_id = t.tweet_id "
              + pick("", "LEFT ")
              + "JOIN files f ON f.job_id = t.job_id AND f.file_name = t.file_name"
              + where("t")
              + (random.nextBoolean() ? "" : " ORDER BY h.hashtag"));
    }

    /** So many that they are put in order before the search. */
    private RandomQuery manyJoins() {
      int joins = 7 + random.nextInt(3);
      return rows(
          "SELECT t.tweet_id, j0.from_date FROM tweets t"
              + IntStream.range(0, joins)
                  .mapToObj(
                      i ->
                          (random.nextInt(4) == 0 && i > 0 ? " LEFT" : "")
                              + " JOIN jobs j"
                              + i
                              + " ON j"
                              + i
                              + ".job_id = "
                              + (i == 0 || random.nextBoolean() ? "t" : "j" + (i - 1))
                              + ".job_id"
                              + (random.nextInt(4) == 0
                                  ? " AND j" + i + ".from_date " + comparison() + " " + instant()
                                  : ""))
                  .collect(Collectors.joining())
              + where("t"));
    }

    private RandomQuery distinctInOrder() {
      return new RandomQuery(
          "SELECT DISTINCT lang, FLOOR(posted_at TO "
              + pick("MINUTE", "HOUR", "DAY")
              + ") AS u FROM tweets t"
              + where("t")
              + order("lang, u")
              + limit(),
          parameters,
          2,
          true,
          false);
    }

    /** Tweets and up to three other tables, joined in any turn and way. */
    private RandomQuery star() {
      List<String> joins =
          new ArrayList<>(
              List.of(
                  " tweet_hashtags h ON h.job_id = t.job_id AND h.tweet_id = t.tweet_id",
                  " jobs j ON j.job_id = t.job_id"
                      + pick("", " AND t.posted_at < j.from_date + INTERVAL '90' MINUTE"),
                  " (VALUES (TIMESTAMP '"
                      + text(when())
                      + "', 1), (TIMESTAMP '"
                      + text(when())
                      + "', 2)) AS v (a, k) ON "
                      + pick(
                          "CAST(t.posted_at AS DATE) = CAST(v.a AS DATE)",
                          "FLOOR(t.posted_at TO HOUR) = FLOOR(v.a TO HOUR)",
                          "t.posted_at >= v.a AND t.posted_at < v.a + INTERVAL '20' MINUTE",
                          "t.window_start = FLOOR(v.a TO HOUR) AND MOD(t.user_id, 3) = v.k")));
      Collections.shuffle(joins, random);
      StringBuilder from = new StringBuilder(" FROM tweets t");
      for (String join : joins.subList(0, 2 + random.nextInt(2))) {
        from.append(pick(" JOIN", " JOIN", " LEFT JOIN", " RIGHT JOIN", " FULL JOIN")).append(join);
      }
      return rows(
          "SELECT "
              + pick("*", "t.tweet_id, t.job_id", "COUNT(*), MAX(t.text)")
              + from
              + where("t"));
    }

    private RandomQuery groupsWithHaving() {
      String key = pick("FLOOR(t.posted_at TO HOUR)", "CAST(t.posted_at AS DATE)", "t.job_id");
      return rows(
          "SELECT g.k, g.n, o.m FROM (SELECT "
              + key
              + " AS k, COUNT(*) AS n, MAX(t.lang) FROM tweets t"
              + where("t")
              + " GROUP BY "
              + key
              + " HAVING COUNT(*) > "
              + random.nextInt(9)
              + ") g "
              + pick("JOIN", "RIGHT JOIN", "LEFT JOIN")
              + " (SELECT "
              + key.replace("t.", "o.")
              + " AS k, MIN(o.tweet_id) AS m FROM tweets o WHERE o.posted_at < "
              + instant()
              + " GROUP BY "
              + key.replace("t.", "o.")
              + ") o ON g.k = o.k");
    }

    private RandomQuery betweenSubQueries() {
      return rows(
          "SELECT t.tweet_id, t.job_id FROM tweets t WHERE t.posted_at >= (SELECT MIN(j.from_date)"
              + " FROM jobs j WHERE j.job_id "
              + comparison()
              + " '"
              + job()
              + "') AND t.posted_at < (SELECT MAX(s.posted_at) - INTERVAL '30' MINUTE FROM tweets s"
              + where("s")
              + ") AND "
              + condition(2, "t"));
    }

    private RandomQuery aggregated() {
      return rows(
          "SELECT COUNT(*), COUNT(t.posted_at), MIN(t.posted_at), MAX(t.posted_at),"
              + " MIN(t.window_start), MAX(t.tweet_id), COUNT(DISTINCT t.job_id),"
              + " COUNT(*) FILTER (WHERE "
              + condition(1, "t")
              + "), SUM(CASE WHEN "
              + condition(1, "t")
              + " THEN 1 ELSE 0 END) FROM tweets t"
              + where("t"));
    }

    private RandomQuery ranked() {
      String windows =
          " OVER (PARTITION BY "
              + partition()
              + " ORDER BY t.posted_at, t.tweet_id, t.job_id) AS r, COUNT(*) OVER (PARTITION BY "
              + partition()
              + ") AS n";
      return rows(
          "SELECT * FROM (SELECT t.tweet_id, t.job_id, t.posted_at, t.window_start, t.window_end,"
              + " CAST(t.posted_at AS DATE) AS d, ROW_NUMBER()"
              + windows
              + " FROM tweets t"
              + where("t")
              + ") AS w WHERE r <= "
              + (1 + random.nextInt(5))
              + pick("", " AND " + time("w", 2), " AND w.d " + comparison() + " " + date())
              + pick("", " AND w.posted_at " + comparison() + " " + instant())
              + pick("", " AND w.job_id = '" + job() + "'"));
    }

    private String partition() {
      return pick(
          "t.lang",
          "CAST(t.posted_at AS DATE)",
          "t.job_id, FLOOR(t.posted_at TO HOUR)",
          "t.lang, " + truncation("t.posted_at", pick("DAY", "HOUR")),
          "EXTRACT(HOUR FROM t.posted_at)",
          shifted("t.posted_at"));
    }

    private RandomQuery withSubQuery() {
      String outer = "SELECT t.tweet_id, t.job_id FROM tweets t WHERE ";
      return rows(
          switch (random.nextInt(7)) {
            case 0 ->
                outer
                    + "t.job_id "
                    + pick("IN", "NOT IN")
                    + " (SELECT j.job_id FROM jobs j WHERE j.from_date "
                    + comparison()
                    + " "
                    + instant()
                    + ") AND "
                    + condition(1, "t");
            case 1 ->
                outer
                    + condition(1, "t")
                    + " AND t.tweet_id "
                    + pick("IN", "NOT IN")
                    + " (SELECT h.tweet_id FROM tweet_hashtags h WHERE h.hashtag = 'gol')";
            case 2 ->
                outer
                    + pick("EXISTS", "NOT EXISTS")
                    + " (SELECT 1 FROM tweet_hashtags h WHERE h.job_id = t.job_id"
                    + " AND h.tweet_id = t.tweet_id AND "
                    + time("h", 1)
                    + ")";
            case 3 ->
                outer
                    + "t.posted_at = (SELECT "
                    + pick("MIN", "MAX")
                    + "(s.posted_at) FROM tweets s"
                    + where("s")
                    + ")";
            case 4 ->
                outer
                    + condition(1, "t")
                    + " AND t.tweet_id "
                    + pick("IN", "NOT IN")
                    + " (SELECT s.in_reply_to_status_id FROM tweets s"
                    + pick("", " WHERE s.in_reply_to_status_id IS NOT NULL")
                    + ")";
            case 5 ->
                "SELECT t.tweet_id, s.tweet_id FROM tweets t JOIN tweets s"
                    + " ON t.posted_at "
                    + pick("=", "IS NOT DISTINCT FROM")
                    + " s.posted_at AND t.lang IS NOT DISTINCT FROM s.lang"
                    + " AND t.job_id <> s.job_id"
                    + where("t");
            default ->
                outer
                    + "t.window_start "
                    + pick(">", "<=", "=")
                    + " ALL (SELECT f.window_start FROM files f WHERE f.job_id = '"
                    + job()
                    + "' AND f.window_start < "
                    + instant()
                    + ") AND "
                    + condition(1, "t");
          });
    }

    private RandomQuery correlated() {
      return rows(
          switch (random.nextInt(5)) {
            case 0 ->
                "SELECT j.job_id, (SELECT COUNT(*) FROM tweets t WHERE t.job_id = j.job_id"
                    + " AND t.posted_at < j.from_date + INTERVAL '"
                    + (1 + random.nextInt(90))
                    + "' MINUTE AND "
                    + condition(1, "t")
                    + ") FROM jobs j";
            case 1 ->
                "SELECT w.w, x.n, x.m FROM (VALUES ("
                    + instant()
                    + "), ("
                    + instant()
                    + ")) AS w(w), LATERAL (SELECT COUNT(*) AS n, MAX(t.posted_at) AS m"
                    + " FROM tweets t WHERE t.posted_at >= w.w"
                    + " AND t.posted_at < w.w + INTERVAL '30' MINUTE AND "
                    + condition(1, "t")
                    + ") AS x";
            case 2 ->
                "SELECT t.tweet_id, (SELECT COUNT(*) FROM tweets s WHERE s.posted_at > t.posted_at"
                    + " AND s.posted_at <= t.posted_at + INTERVAL '1' MINUTE) FROM tweets t"
                    + where("t");
            case 3 ->
                "SELECT t.tweet_id FROM tweets t WHERE EXISTS (SELECT 1 FROM tweets s"
                    + " WHERE s.user_id = t.user_id AND s.posted_at > t.posted_at"
                    + " AND s.posted_at < t.posted_at + INTERVAL '20' MINUTE) AND "
                    + condition(1, "t");
            default ->
                "SELECT j.job_id, x.tweet_id, x.posted_at FROM jobs j LEFT JOIN LATERAL"
                    + " (SELECT t.tweet_id, t.posted_at FROM tweets t WHERE t.job_id = j.job_id AND "
                    + condition(1, "t")
                    + " ORDER BY t.posted_at, t.tweet_id LIMIT 2) AS x ON TRUE";
          });
    }

    /** Joins whose other side tells which files to open, by more than equal columns. */
    private RandomQuery partners() {
      String join = pick("JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN");
      String hour = hour();
      return rows(
          switch (random.nextInt(6)) {
            case 0, 1 ->
                "SELECT t.tweet_id, e.a, e.b FROM tweets t "
                    + join
                    + " "
                    + events()
                    + " ON "
                    + byEvent()
                    + where("t");
            case 2 ->
                "SELECT e.a, COUNT(t.tweet_id) FROM "
                    + events()
                    + " "
                    + join
                    + " tweets t ON "
                    + byEvent()
                    + " AND "
                    + condition(1, "t")
                    + " GROUP BY e.a";
            case 3 ->
                "SELECT j.job_id, t.tweet_id FROM tweets t "
                    + join
                    + " jobs j ON t.posted_at >= j.from_date + INTERVAL '"
                    + random.nextInt(60)
                    + "' MINUTE AND t.posted_at < j.from_date + INTERVAL '90' MINUTE"
                    + pick("", " AND t.job_id = j.job_id")
                    + where("t");
            case 4 ->
                "SELECT x.k, x.n, e.b FROM (SELECT "
                    + hour
                    + " AS k, COUNT(*) AS n FROM tweets t"
                    + where("t")
                    + " GROUP BY 1) x JOIN (SELECT "
                    + hour.replace("t.posted_at", "e.a").replace("t.window_start", "e.a")
                    + " AS k, e.b FROM "
                    + events()
                    + ") e ON x.k = e.k";
            default ->
                "SELECT t.tweet_id FROM tweets t WHERE t.posted_at "
                    + comparison()
                    + " (SELECT "
                    + pick("MIN", "MAX")
                    + "(s.posted_at)"
                    + pick("", " - INTERVAL '20' MINUTE", " + INTERVAL '1' HOUR")
                    + " FROM tweets s"
                    + where("s")
                    + ") AND "
                    + condition(1, "t");
          });
    }

    /** Times {@code a} and {@code b}, some of them NULL: few rows, or many. */
    private String events() {
      return "(VALUES "
          + IntStream.rangeClosed(0, random.nextInt(4) == 0 ? 80 : random.nextInt(3))
              .mapToObj(
                  i ->
                      IntStream.range(0, 2)
                          .mapToObj(
                              k ->
                                  random.nextInt(8) == 0
                                      ? "CAST(NULL AS TIMESTAMP)"
                                      : "TIMESTAMP '" + text(when()) + "'")
                          .collect(Collectors.joining(", ", "(", ")")))
              .collect(Collectors.joining(", "))
          + ") AS e(a, b)";
    }

    private String byEvent() {
      String same =
          pick("CAST(x AS DATE)", "FLOOR(x TO HOUR)", "EXTRACT(HOUR FROM x)", "FLOOR(x TO MINUTE)");
      return switch (random.nextInt(7)) {
        case 0 -> "t.posted_at BETWEEN e.a AND e.b";
        case 1 -> "t.posted_at >= e.a AND t.posted_at < e.a + INTERVAL '15' MINUTE";
        case 2 -> same.replace("x", "t.posted_at") + " = " + same.replace("x", "e.a");
        case 3 ->
            same.replace("x", "t.posted_at") + " IS NOT DISTINCT FROM " + same.replace("x", "e.b");
        case 4 -> "(t.posted_at " + comparison() + " e.a OR t.window_start = e.b)";
        case 5 ->
            "t.posted_at - INTERVAL '10' MINUTE "
                + comparison()
                + " e.a AND FLOOR(t.posted_at TO DAY) = FLOOR(e.b TO DAY)";
        default -> "TIMESTAMPDIFF(MINUTE, e.a, t.posted_at) BETWEEN 0 AND " + random.nextInt(60);
      };
    }

    /** EXISTS, IN and scalar sub-queries over what stands in the same lines. */
    private RandomQuery subQueryOverChildren() {
      String columns = pick("t.tweet_id, t.job_id, t.lang", "COUNT(*)", "t.tweet_id, t.text");
      String key =
          pick("h.tweet_id = t.tweet_id", "h.tweet_id = t.tweet_id AND h.job_id = t.job_id");
      String tagged =
          pick("", " AND h.hashtag = 'gol'", " AND h.ordinal > 1", " AND " + time("h", 1));
      String exists =
          pick("EXISTS", "EXISTS", "NOT EXISTS")
              + " (SELECT 1 FROM tweet_hashtags h WHERE "
              + key
              + tagged
              + ")";
      return rows(
          switch (random.nextInt(5)) {
            case 0, 1 ->
                "SELECT "
                    + columns
                    + " FROM tweets t WHERE "
                    + exists
                    + " AND "
                    + condition(2, "t");
            case 2 ->
                "SELECT "
                    + columns
                    + " FROM tweets t WHERE (t.tweet_id, t.job_id) IN (SELECT h.tweet_id, h.job_id"
                    + " FROM tweet_hashtags h WHERE h.ordinal < 3"
                    + tagged
                    + ") AND "
                    + condition(2, "t")
                    + pick("", " AND " + exists);
            case 3 ->
                "SELECT h.hashtag, h.ordinal, h.job_id FROM tweet_hashtags h WHERE "
                    + pick("h.tweet_id IN (SELECT t.tweet_id", "EXISTS (SELECT 1")
                    + " FROM tweets t WHERE "
                    + key
                    + " AND "
                    + condition(2, "t")
                    + ")"
                    + tagged;
            default ->
                "SELECT t.tweet_id, (SELECT "
                    + pick("COUNT(*)", "MAX(h.hashtag)", "SUM(h.ordinal)")
                    + " FROM tweet_hashtags h WHERE "
                    + key
                    + tagged
                    + ") FROM tweets t WHERE "
                    + condition(2, "t");
          });
    }

    private RandomQuery setOperation() {
      return rows(
          "SELECT t.lang, t.user_id FROM tweets t"
              + where("t")
              + pick(" UNION ALL ", " UNION ", " EXCEPT ", " INTERSECT ")
              + "SELECT s.lang, s.user_id FROM tweets s"
              + where("s"));
    }

    private RandomQuery aroundALimit() {
      return rows(
          "SELECT t.tweet_id, t.posted_at FROM (SELECT * FROM tweets s"
              + where("s")
              + " ORDER BY posted_at, tweet_id, job_id LIMIT "
              + (1 + random.nextInt(30))
              + ") t"
              + where("t"));
    }

    private RandomQuery others() {
      return rows(
          switch (random.nextInt(7)) {
            case 0 -> "SELECT COUNT(*) FROM tweets t" + where("t");
            case 4 -> "SELECT t.lang FROM tweets t" + where("t") + order("lang");
            case 5 -> "SELECT COUNT(*) FROM tweets t CROSS JOIN jobs j" + where("t");
            case 6 -> "SELECT 1 FROM tweets t" + where("t") + order("text");
            case 1 ->
                "SELECT f.file_name, f.window_start, f.state FROM files f WHERE f.job_id "
                    + comparison()
                    + " '"
                    + job()
                    + "' AND f.window_start "
                    + comparison()
                    + " "
                    + instant();
            case 2 ->
                "SELECT f.window_end, COUNT(*), COUNT(t.lang) FROM files f JOIN tweets t"
                    + " ON f.job_id = t.job_id AND f.file_name = t.file_name WHERE f.window_start "
                    + comparison()
                    + " "
                    + instant()
                    + " GROUP BY f.window_end";
            default ->
                "SELECT tweet_id, ROW_NUMBER() OVER (PARTITION BY lang ORDER BY posted_at,"
                    + " tweet_id, job_id) FROM tweets t"
                    + where("t");
          });
    }

    private String where(String table) {
      return random.nextInt(8) == 0 ? "" : " WHERE " + condition(3, table);
    }

    private String order(String keys) {
      StringBuilder order = new StringBuilder(" ORDER BY ");
      String between = "";
      for (String key : keys.split(", ", -1)) {
        order
            .append(between)
            .append(key)
            .append(pick("", " DESC"))
            .append(pick("", "", " NULLS FIRST", " NULLS LAST"));
        between = ", ";
      }
      return order.toString();
    }

    private String limit() {
      String offset = random.nextInt(3) == 0 ? " OFFSET " + random.nextInt(20) : "";
      if (random.nextInt(4) == 0 && offset.isEmpty()) {
        return " LIMIT " + parameter(Integer.valueOf(random.nextInt(30)));
      }
      return random.nextInt(5) == 0 ? offset : " LIMIT " + random.nextInt(30) + offset;
    }

    private String condition(int depth, String table) {
      if (depth > 0 && random.nextInt(3) > 0) {
        return switch (random.nextInt(6)) {
          case 0 -> "NOT (" + condition(depth - 1, table) + ")";
          case 1, 2 ->
              "(" + condition(depth - 1, table) + " OR " + condition(depth - 1, table) + ")";
          case 3 ->
              "("
                  + condition(depth - 1, table)
                  + ") IS "
                  + pick("TRUE", "NOT TRUE", "FALSE", "NOT FALSE", "NULL", "NOT NULL");
          default ->
              "(" + condition(depth - 1, table) + " AND " + condition(depth - 1, table) + ")";
        };
      }
      return random.nextInt(3) == 0 ? plain(table) : time(table, depth);
    }

    /** A condition on a time. */
    private String time(String table, int depth) {
      String time = shifted(table + ".posted_at");
      return switch (random.nextInt(33)) {
        case 0, 1, 2 -> time + " " + comparison() + " " + instant();
        case 3 -> time + pick(" ", " NOT ") + "BETWEEN " + instant() + " AND " + instant();
        case 4 ->
            pick("FLOOR", "CEIL")
                + "("
                + time
                + " TO "
                + pick("YEAR", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE")
                + ") "
                + comparison()
                + " "
                + instant();
        case 5 ->
            truncation(time, pick("DAY", "HOUR", "MONTH")) + " " + comparison() + " " + instant();
        case 6 ->
            "EXTRACT("
                + pick("HOUR", "MINUTE", "SECOND", "DAY", "MONTH", "DOW", "DOY", "WEEK", "QUARTER")
                + " FROM "
                + time
                + ") "
                + comparison()
                + " "
                + random.nextInt(32);
        case 7 -> "EXTRACT(YEAR FROM " + time + ") " + comparison() + " 2014";
        case 8 ->
            "EXTRACT(YEAR FROM t0) = 2014 AND EXTRACT(MONTH FROM t0) = 1 AND EXTRACT(DAY FROM t0) = 1"
                    .replace("t0", time)
                + " AND EXTRACT(HOUR FROM "
                + time
                + ") = "
                + random.nextInt(12);
        case 9 -> "CAST(" + time + " AS DATE) " + comparison() + " " + date();
        case 10 -> "CAST(" + time + " AS DATE) IN (" + date() + ", " + date() + ")";
        case 11 -> time + pick(" ", " NOT ") + "IN (" + instant() + ", " + instant() + ")";
        case 12 -> table + ".posted_at " + pick("<", ">") + " CURRENT_TIMESTAMP - INTERVAL '1' DAY";
        case 13 ->
            table + "." + pick("window_start", "window_end") + " " + comparison() + " " + instant();
        case 14 ->
            "CASE WHEN EXTRACT(HOUR FROM "
                + time
                + ") < "
                + random.nextInt(24)
                + " THEN 1 WHEN "
                + (depth > 0 ? plain(table) : "FALSE")
                + " THEN 2 END = "
                + (1 + random.nextInt(2));
        case 18 -> time + " " + comparison() + " '" + text(when()) + "'";
        case 19 -> time + " BETWEEN '" + text(when()) + "' AND '" + text(when()) + "'";
        case 20 ->
            pick("YEAR", "MONTH", "DAYOFMONTH", "HOUR")
                + "("
                + time
                + ") "
                + comparison()
                + " "
                + pick("1", "2", "23", "2014");
        case 21 ->
            "CASE WHEN EXTRACT(HOUR FROM "
                + time
                + ") < "
                + random.nextInt(24)
                + " THEN 1 WHEN EXTRACT(HOUR FROM "
                + table
                + ".window_start) = "
                + random.nextInt(4)
                + " THEN 2 ELSE EXTRACT(HOUR FROM "
                + shifted(table + ".posted_at")
                + ") END "
                + comparison()
                + " "
                + (1 + random.nextInt(3));
        case 22 -> time + " IS " + pick("", "NOT ") + "DISTINCT FROM " + instant();
        case 23 ->
            table
                + ".tweet_id "
                + pick("", "NOT ")
                + "BETWEEN "
                + InventedTweet.id(at(), 0)
                + " AND "
                + InventedTweet.id(at(), 9);
        case 24 ->
            "TIMESTAMPADD("
                + pick("MINUTE", "HOUR", "DAY")
                + ", "
                + (random.nextInt(60) - 30)
                + ", "
                + time
                + ") "
                + comparison()
                + " "
                + instant();
        case 25 -> instant() + " " + comparison() + " " + time;
        case 26 ->
            time + " " + comparison() + " " + table + "." + pick("window_start", "window_end");
        case 27 ->
            time
                + " IN ("
                + IntStream.range(0, 30)
                    .mapToObj(i -> "TIMESTAMP '" + text(when()) + "'")
                    .collect(Collectors.joining(", "))
                + ")";
        case 28 ->
            "("
                + time
                + ", "
                + table
                + ".tweet_id) "
                + comparison()
                + " ("
                + instant()
                + ", "
                + InventedTweet.id(at(), 3)
                + ")";
        case 29, 30, 31, 32 -> {
          String same =
              pick(
                  "TO_CHAR(x, 'DD/MM/YYYY')",
                  "TO_CHAR(x, 'DY DD HH24:MI')",
                  "LEFT(CAST(x AS VARCHAR), 13)",
                  "SUBSTRING(CAST(x AS VARCHAR), 1, 10)",
                  "CAST(x AS CHAR(10))",
                  "CAST(x AS TIME)",
                  "LAST_DAY(x)",
                  "UNIX_MILLIS(x)",
                  "DAYNAME(x)",
                  // The clocks of Sao Paulo were put back 46 days after New Year.
                  "CONVERT_TIMEZONE('UTC', 'America/Sao_Paulo', x + INTERVAL '46' DAY)",
                  "CAST(CONVERT_TIMEZONE('America/Sao_Paulo', 'UTC', x + INTERVAL '46' DAY) AS DATE)",
                  "EXTRACT(HOUR FROM CONVERT_TIMEZONE('Europe/Berlin', 'Asia/Tokyo', x))",
                  "EXTRACT(HOUR FROM x) * 60 + EXTRACT(MINUTE FROM x)",
                  "EXTRACT(MINUTE FROM x) - EXTRACT(HOUR FROM x)",
                  "MOD(UNIX_SECONDS(x), 86400)",
                  "CAST(x + INTERVAL '1' MONTH AS DATE)",
                  "EXTRACT(HOUR FROM TIMESTAMP '2018-01-01 00:00:00' + (TIMESTAMP '2018-01-01 00:00:00' - x) SECOND)",
                  "CAST(x AS DATE) + INTERVAL '5' HOUR");
          yield same.replace("x", time)
              + " "
              + comparison()
              + " "
              + same.replace("x", "TIMESTAMP '" + text(when()) + "'");
        }
        case 15 -> table + ".tweet_id " + pick(">=", "<") + " " + InventedTweet.id(at(), 0);
        case 16 ->
            "COALESCE("
                + table
                + ".posted_at, "
                + instant()
                + ") "
                + comparison()
                + " "
                + instant();
        default ->
            "EXTRACT("
                + pick("DAY", "MONTH", "DOW")
                + " FROM CAST("
                + time
                + " AS DATE)) "
                + comparison()
                + " "
                + random.nextInt(13);
      };
    }

    private String truncation(String time, String unit) {
      return switch (random.nextInt(3)) {
        case 0 -> "TIMESTAMP_TRUNC(" + time + ", " + unit + ")";
        case 1 -> "DATETIME_TRUNC(" + time + ", " + unit + ")";
        default -> "DATE_TRUNC('" + unit.toLowerCase(Locale.ROOT) + "', " + time + ")";
      };
    }

    /** A condition on something else than a time. */
    private String plain(String table) {
      boolean tweets = !table.equals("h");
      return table
          + switch (random.nextInt(tweets ? 14 : 4)) {
            case 0 -> ".job_id " + comparison() + " '" + job() + "'";
            case 1 -> ".job_id IN ('" + job() + "', " + parameter(job()) + ")";
            case 2 -> ".file_name LIKE '%_0" + random.nextInt(6) + "_%'";
            case 3 -> ".tweet_id IS NOT NULL";
            case 4 -> ".lang " + pick("=", "<>") + " 'en'";
            case 5 -> ".lang IN ('en', 'pt')";
            case 6 -> ".lang NOT IN ('en', " + parameter("ja") + ")";
            case 7 -> ".lang IS " + pick("", "NOT ") + "NULL";
            case 8 -> ".text " + pick("", "NOT ") + "LIKE '" + pick("%мир%", "東京%", "gol _") + "'";
            case 9 -> ".favorite_count " + comparison() + " " + random.nextInt(6);
            case 10 -> ".in_reply_to_status_id IS NULL";
            case 11 -> words(table, "LIKE", " OR ");
            case 12 -> words(table, "NOT LIKE", " AND ");
            default ->
                ".text LIKE '%!_%' ESCAPE '!' AND " + table + ".user_id < " + random.nextInt(6);
          };
    }

    /** Several words in several columns; behind the name of a table. */
    private String words(String table, String like, String operator) {
      StringBuilder words = new StringBuilder();
      for (int i = random.nextInt(4); i >= 0; i--) {
        words
            .append(pick(".text", ".text", ".lang", ".user_location", ".in_reply_to_screen_name"))
            .append(" ")
            .append(like)
            .append(" '")
            .append(pick("%мир%", "東京%", "gol _", "%o%", "e%", "pt", "%"))
            .append("'")
            .append(i == 0 ? "" : operator + table);
      }
      return words.toString();
    }

    private String shifted(String time) {
      return switch (random.nextInt(8)) {
        case 0 -> "(" + time + " + INTERVAL '" + (1 + random.nextInt(30)) + "' HOUR)";
        case 1 -> "(" + time + " - INTERVAL '" + (1 + random.nextInt(90)) + "' MINUTE)";
        case 2 -> "(" + time + " + INTERVAL '" + (1 + random.nextInt(3)) + "' MONTH)";
        default -> time;
      };
    }

    private String comparison() {
      return pick("=", "<>", "<", "<=", ">", ">=");
    }

    private String instant() {
      LocalDateTime time = LocalDateTime.ofInstant(at(), ZoneOffset.UTC);
      return switch (random.nextInt(6)) {
        case 0 -> parameter(Long.valueOf(time.toInstant(ZoneOffset.UTC).toEpochMilli()), time);
        case 1 -> "CAST('" + text(time) + "' AS TIMESTAMP)";
        default -> "TIMESTAMP '" + text(time) + "'";
      };
    }

    private LocalDateTime when() {
      return LocalDateTime.ofInstant(at(), ZoneOffset.UTC);
    }

    private String date() {
      LocalDate date = FIRST.toLocalDate().plusDays(random.nextInt(3));
      return "DATE '" + date + "'";
    }

    private Instant at() {
      LocalDateTime time =
          FIRST.plusHours(random.nextInt(HOURS)).plusMinutes(random.nextInt(6) * 10L);
      return (random.nextBoolean() ? time : time.plusSeconds(random.nextInt(600)))
          .toInstant(ZoneOffset.UTC);
    }

    private String job() {
      return pick("new-year", "night-original", "odd");
    }

    private String parameter(Object value) {
      return parameter(value, "'" + value + "'");
    }

    /** A parameter, or what is the same as a literal. */
    private String parameter(Object value, Object literal) {
      if (mayUseParameters && random.nextBoolean()) {
        parameters.add(value);
        return value instanceof Long
            ? "CAST(? AS TIMESTAMP(3))"
            : value instanceof Integer ? "?" : "CAST(? AS VARCHAR)";
      }
      if (literal instanceof LocalDateTime time) {
        return "TIMESTAMP '" + text(time) + "'";
      }
      return value instanceof Integer ? value.toString() : literal.toString();
    }

    private static String text(LocalDateTime time) {
      String text = time.toString().replace('T', ' ');
      return text.length() == 16 ? text + ":00" : text;
    }

    private String pick(String... choices) {
      return choices[random.nextInt(choices.length)];
    }
  }

  /** The columns that the rows are ordered by, of each row. */
  List<List<@Nullable Object>> keys(List<List<@Nullable Object>> rows) {
    return rows.stream().map(row -> row.subList(0, orderedBy)).collect(Collectors.toList());
  }

  @Override
  public String toString() {
    return sql
        + IntStream.range(0, parameters.size())
            .mapToObj(i -> "\n  ?" + i + " = " + parameters.get(i))
            .collect(Collectors.joining());
  }
}
