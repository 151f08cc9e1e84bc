package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.archive.DataFile;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How many of 22,032 files a query opens, whatever way its author writes the time. Every file holds
 * five tweets; eight files are read at once.
 */
class FilesOpenedTest {
  private static final InventedArchive ARCHIVE =
      new InventedArchive(FilesOpenedTest::fiveTweets)
          .job("winter", "2014-01-01T00:00:00Z", "2014-03-01T00:00:00Z") // 59 days
          .job("spring", "2014-02-01T00:00:00Z", "2014-04-01T00:00:00Z") // 59, 28 of them shared
          .job("cup", "2014-07-09T00:00:00Z", "2014-07-15T00:00:00Z") // 6
          .job("june", "2016-06-01T00:00:00Z", "2016-06-30T00:00:00Z"); // 29
  private static final TestEngine ENGINE = TestEngine.over(ARCHIVE);

  private static List<String> fiveTweets(DataFile file) {
    Instant start = Objects.requireNonNull(file.window()).start();
    return IntStream.range(0, 5)
        .mapToObj(i -> InventedTweet.at(start.plusSeconds((i * 397L + 11) % 600), i).with("gol"))
        .map(InventedTweet::activityStreams)
        .toList();
  }

  @BeforeEach
  void forget() {
    ARCHIVE.forget();
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void the_jobs_have_22032_windows() {
    assertEquals(22_032, ARCHIVE.fileCount());
  }

  @Test
  void between_both_ends_of_an_hour_includes_the_window_that_begins_at_its_end() {
    opens(
        7, "posted_at BETWEEN TIMESTAMP '2014-01-05 10:00:00' AND TIMESTAMP '2014-01-05 11:00:00'");
  }

  @Test
  void a_half_open_day_of_one_job() {
    opens(
        144,
        "posted_at >= TIMESTAMP '2014-02-05 00:00:00' AND posted_at < TIMESTAMP '2014-02-06"
            + " 00:00:00' AND job_id = 'spring'");
    assertEquals(List.of("spring"), List.copyOf(ARCHIVE.listed()), "lists of files asked for");
  }

  @Test
  void a_day_that_two_jobs_have() {
    opens(
        288,
        "posted_at >= TIMESTAMP '2014-02-05 00:00:00' AND posted_at < TIMESTAMP '2014-02-06"
            + " 00:00:00'");
    assertEquals(Set.of("winter", "spring"), Set.copyOf(ARCHIVE.listed()));
  }

  @Test
  void two_ranges_with_or() {
    opens(
        7,
        "posted_at >= TIMESTAMP '2014-01-05 10:00:00' AND posted_at < TIMESTAMP '2014-01-05"
            + " 11:00:00' OR posted_at >= TIMESTAMP '2014-03-05 10:05:00' AND posted_at <"
            + " TIMESTAMP '2014-03-05 10:06:00'");
  }

  @Test
  void the_gap_that_two_negated_ranges_leave() {
    opens(
        6,
        "NOT (posted_at < TIMESTAMP '2014-01-05 10:00:00' OR posted_at >= TIMESTAMP '2014-01-05"
            + " 11:00:00')");
  }

  @Test
  void two_dates_by_cast() {
    opens(288, "CAST(posted_at AS DATE) IN (DATE '2014-01-05', DATE '2014-03-07')");
  }

  @Test
  void a_day_by_floor() {
    opens(144, "FLOOR(posted_at TO DAY) = TIMESTAMP '2014-01-05 00:00:00'");
  }

  @Test
  void an_hour_by_truncation_in_either_dialect() {
    opens(6, "TIMESTAMP_TRUNC(posted_at, HOUR) = TIMESTAMP '2014-01-05 10:00:00'");
    opens(
        6,
        "TIMESTAMP_TRUNC(posted_at, DAY) = TIMESTAMP '2014-01-05 00:00:00' AND EXTRACT(HOUR FROM posted_at) = 10 AND EXTRACT(DAY FROM posted_at) = 5");
    opens(6, "DATE_TRUNC('hour', posted_at) = TIMESTAMP '2014-01-05 10:00:00'");
    opens(144, "DATE_TRUNC('DAY', posted_at) = '2014-01-05 00:00:00'");
  }

  @Test
  void year_month_and_day_by_extract() {
    opens(
        144,
        "EXTRACT(YEAR FROM posted_at) = 2014 AND EXTRACT(MONTH FROM posted_at) = 1 AND"
            + " EXTRACT(DAY FROM posted_at) = 5");
    opens(144, "YEAR(posted_at) = 2014 AND MONTH(posted_at) = 1 AND DAYOFMONTH(posted_at) = 5");
    opens(
        144,
        "EXTRACT(MONTH FROM CAST(posted_at AS DATE)) = 1 AND EXTRACT(DAY FROM CAST(posted_at AS"
            + " DATE)) = 5 AND job_id = 'winter'");
  }

  @Test
  void an_hour_of_every_day() {
    opens(174, "job_id = 'june' AND EXTRACT(HOUR FROM posted_at) = 13");
    opens(174, "job_id = 'june' AND EXTRACT(HOUR FROM posted_at + INTERVAL '9' HOUR) = 13");
    opens(
        174,
        "job_id = 'june' AND EXTRACT(YEAR FROM posted_at) = 2016 AND EXTRACT(HOUR FROM posted_at)"
            + " = 13");
  }

  @Test
  void a_day_an_hour_and_a_minute_by_the_clock_of_another_zone() {
    String there = "CONVERT_TIMEZONE('UTC', 'America/Sao_Paulo', posted_at)";
    opens(144, "CAST(" + there + " AS DATE) = DATE '2014-07-13'");
    opens(6, "DATE_TRUNC('hour', " + there + ") = TIMESTAMP '2014-07-13 10:00:00'");
    opens(174, "job_id = 'june' AND EXTRACT(HOUR FROM " + there + ") = 13");
    opens(7, there + " BETWEEN '2014-07-13 10:00:00' AND '2014-07-13 11:00:00'");
    opens(
        144,
        "CAST(CONVERT_TIMEZONE(?, ?, posted_at) AS DATE) = DATE '2014-07-13'",
        "UTC",
        "America/Sao_Paulo");
  }

  @Test
  void a_night_when_the_clocks_are_put_back_is_read_whole() {
    // Sao Paulo, 16 February 2014: at 02:00 UTC it was midnight, and became 23:00 again.
    String hour =
        "DATE_TRUNC('hour', CONVERT_TIMEZONE('UTC', 'America/Sao_Paulo', posted_at)) = TIMESTAMP '2014-02-15 %s'";
    opens(2 * 12, hour.formatted("23:00:00"));
    opens(2 * 6, hour.formatted("22:00:00"));
    opens(
        22_032,
        "CONVERT_TIMEZONE('UTC', 'America/Sao_Paulo', posted_at) <> TIMESTAMP '2014-02-15 23:30:00'");
  }

  @Test
  void parts_of_a_time_that_are_put_together_to_a_number() {
    opens(
        29 * 3,
        "job_id = 'june' AND EXTRACT(HOUR FROM posted_at) * 60 + EXTRACT(MINUTE FROM posted_at) BETWEEN 615 AND 630");
    opens(29 * 6, "job_id = 'june' AND MOD(EXTRACT(EPOCH FROM posted_at), 86400) / 3600 = 13");
    opens(
        144, "YEAR(posted_at) * 10000 + MONTH(posted_at) * 100 + DAYOFMONTH(posted_at) = 20140105");
  }

  @Test
  void what_is_counted_from_a_time_that_falls() {
    // Each hour of it touches the windows at both its ends, and one begins a day of its own.
    opens(
        29 * 8,
        "job_id = 'june' AND EXTRACT(HOUR FROM TIMESTAMP '2018-01-01 00:00:00' + (TIMESTAMP"
            + " '2018-01-01 00:00:00' - posted_at) SECOND) = 13");
  }

  @Test
  void months_added_to_a_time_of_which_the_day_is_asked() {
    opens(
        144,
        "CAST(posted_at + INTERVAL '1' MONTH AS DATE) = DATE '2014-03-05' AND job_id = 'winter'");
  }

  @Test
  void the_latest_tweets_and_the_highest_id_by_id() {
    runs(1, "SELECT tweet_id, text FROM tweets ORDER BY tweet_id DESC LIMIT 1");
    runs(2, "SELECT tweet_id FROM tweets WHERE lang = 'en' ORDER BY tweet_id LIMIT 8");
    runs(1, "SELECT MAX(tweet_id) FROM tweets");
    runs(2, "SELECT MIN(tweet_id), MAX(tweet_id) FROM tweets WHERE job_id = 'june'");
    runs(1, "SELECT hashtag FROM tweet_hashtags ORDER BY tweet_id DESC LIMIT 1");
  }

  @Test
  void tweets_in_the_middle_of_several_joins() {
    String days =
        " JOIN (VALUES (DATE '2014-07-13', 'x'), (DATE '2014-02-13', 'y')) AS d (day, name) ON CAST(t.posted_at AS DATE) = d.day";
    String events =
        " JOIN (VALUES (TIMESTAMP '2014-07-13 10:00:00', 'kick-off'), (TIMESTAMP '2014-02-20 10:00:00', 'goal')) AS e (at, name)"
            + " ON t.posted_at >= e.at AND t.posted_at < e.at + INTERVAL '10' MINUTE";
    String jobs = " JOIN jobs j ON j.job_id = t.job_id";
    String hashtags = " JOIN tweet_hashtags h ON h.job_id = t.job_id AND h.tweet_id = t.tweet_id";
    String cup = " WHERE j.job_id LIKE '%up'";
    runs(3 * 144, "SELECT d.name, COUNT(*) FROM tweets t" + jobs + days + " GROUP BY d.name");
    runs(144, "SELECT d.name, COUNT(*) FROM tweets t" + days + jobs + cup + " GROUP BY d.name");
    runs(3, "SELECT e.name, COUNT(*) FROM tweets t" + hashtags + events + " GROUP BY e.name");
    runs(
        1,
        "SELECT e.name, COUNT(*) FROM tweets t" + events + days + jobs + cup + " GROUP BY e.name");
    runs(2, "SELECT COUNT(h.hashtag) FROM tweets t LEFT" + hashtags + events + jobs + cup);
  }

  @Test
  void a_time_between_two_sub_queries() {
    runs(
        6,
        "SELECT COUNT(*) FROM tweets WHERE posted_at >= (SELECT from_date FROM jobs WHERE job_id = 'june') AND posted_at < (SELECT from_date + INTERVAL '1' HOUR FROM jobs WHERE job_id = 'june')");
  }

  @Test
  void groups_with_having_of_which_a_sub_query_names_one() {
    runs(
        6,
        "SELECT FLOOR(posted_at TO HOUR), MAX(lang) FROM tweets GROUP BY FLOOR(posted_at TO HOUR) HAVING COUNT(*) > 1 AND FLOOR(posted_at TO HOUR) = (SELECT MAX(from_date) FROM jobs)");
  }

  @Test
  void aggregates_that_all_have_a_filter() {
    String tenMinutes =
        "posted_at >= TIMESTAMP '2014-07-13 10:00:00' AND posted_at < TIMESTAMP '2014-07-13 10:10:00'";
    String hour =
        "posted_at >= TIMESTAMP '2014-07-13 12:00:00' AND posted_at < TIMESTAMP '2014-07-13 13:00:00'";
    int one = filesFor("SELECT COUNT(*) FROM tweets WHERE " + tenMinutes);
    int both = one + filesFor("SELECT COUNT(*) FROM tweets WHERE " + hour);
    runs(one, "SELECT COUNT(*) FILTER (WHERE " + tenMinutes + ") FROM tweets");
    runs(
        both,
        "SELECT COUNT(*) FILTER (WHERE "
            + tenMinutes
            + "), MAX(lang) FILTER (WHERE "
            + hour
            + ") FROM tweets");
  }

  @Test
  void a_filter_of_some_aggregates_or_of_groups_chooses_nothing() {
    String never = "posted_at < TIMESTAMP '2000-01-01 00:00:00'";
    String day =
        " FROM tweets WHERE posted_at >= TIMESTAMP '2014-07-13 10:00:00' AND posted_at < TIMESTAMP '2014-07-13 11:00:00'";
    int all = filesFor("SELECT MAX(lang)" + day);
    runs(0, "SELECT COUNT(*) FILTER (WHERE " + never + ")" + day);
    runs(all, "SELECT COUNT(*) FILTER (WHERE " + never + "), MAX(lang)" + day);
    runs(all, "SELECT lang, COUNT(*) FILTER (WHERE " + never + ")" + day + " GROUP BY lang");
  }

  @Test
  void a_choice_by_case() {
    opens(
        58,
        "CASE WHEN posted_at < TIMESTAMP '2014-01-05 10:00:00' THEN 'before' WHEN posted_at <"
            + " TIMESTAMP '2014-01-05 19:40:00' THEN 'during' ELSE 'after' END = 'during'");
  }

  @Test
  void the_last_day() {
    Instant now = Instant.now();
    InventedArchive current =
        new InventedArchive(file -> List.of())
            .job("now", now.minus(3, ChronoUnit.DAYS).toString(), now.toString());
    try (TestEngine engine = TestEngine.over(current)) {
      engine.value(
          "SELECT COUNT(*) FROM tweets WHERE posted_at > CURRENT_TIMESTAMP - INTERVAL '1' DAY");
      assertADay(current);
      engine.value("SELECT COUNT(*) FROM tweets WHERE posted_at > NOW() - INTERVAL '1 day'");
      assertADay(current);
      engine.value("SELECT COUNT(*) FROM tweets WHERE posted_at >= DATEADD(day, -1, GETDATE())");
      assertADay(current);
    }
  }

  private static void assertADay(InventedArchive archive) {
    int opened = archive.opened().size();
    archive.forget();
    assertTrue(144 <= opened && opened <= 146, opened + " files for a day");
  }

  @Test
  void parameters_are_as_good_as_literals() {
    Object from = Instant.parse("2014-01-05T10:00:00Z").toEpochMilli();
    Object to = Instant.parse("2014-01-05T12:00:00Z").toEpochMilli();
    opens(12, "posted_at >= ? AND posted_at < ?", from, to);
    opens(12, "posted_at >= CAST(? AS TIMESTAMP) AND posted_at < CAST(? AS TIMESTAMP)", from, to);
    opens(144, "job_id = ? AND CAST(posted_at AS DATE) = ?", "winter", 16_075);
  }

  @Test
  void a_cached_plan_opens_what_each_execution_asks_for() {
    String condition = "posted_at >= ? AND posted_at < CAST(? AS TIMESTAMP) + INTERVAL '1' HOUR";
    for (int hour = 0; hour < 3; hour++) {
      Object from =
          Instant.parse("2014-01-05T10:00:00Z").plus(Duration.ofHours(hour)).toEpochMilli();
      ARCHIVE.forget();
      opens(6, condition, from, from);
    }
  }

  @Test
  void times_as_plain_text() {
    opens(12, "posted_at >= '2014-01-05 10:00:00' AND posted_at < '2014-01-05 12:00:00'");
    opens(12, "posted_at >= '2014-01-05 10:00:00.0' AND posted_at < '2014-01-05 12:00:00.000'");
    opens(7, "posted_at BETWEEN '2014-01-05 10:00:00' AND '2014-01-05 11:00:00'");
    opens(12, "posted_at >= {ts '2014-01-05 10:00:00'} AND posted_at < {ts '2014-01-05 12:00:00'}");
    opens(144, "CAST(posted_at AS DATE) = '2014-01-05'");
  }

  @Test
  void a_day_in_the_words_of_many_dialects() {
    opens(144, "posted_at::date = '2014-01-05'");
    opens(144, "DATE(posted_at) = DATE '2014-01-05'");
    opens(144, "DATE_TRUNC('day', posted_at) = DATE '2014-01-05'");
    opens(144, "date_trunc(day, posted_at) = '2014-01-05'");
    opens(144, "TRUNC(posted_at, 'DD') = '2014-01-05'");
    opens(144, "TO_CHAR(posted_at, 'YYYY-MM-DD') = '2014-01-05'");
    opens(144, "CAST(posted_at AS VARCHAR) LIKE '2014-01-05%'");
    opens(144, "posted_at::text LIKE '2014-01-05 %'");
    opens(144, "CAST(posted_at AS VARCHAR) LIKE ?", "2014-01-05%");
    opens(22_032, "CAST(posted_at AS VARCHAR) LIKE ?", "%");
    opens(0, "CAST(posted_at AS VARCHAR) LIKE ?", "2013%");
    opens(144, "DATEDIFF(day, DATE '2014-01-01', posted_at) = 4");
    opens(144, "DATEDIFF('day', posted_at, TIMESTAMP '2014-01-06 12:00:00') = 1");
    opens(144, "DATEADD(day, 1, posted_at)::date = DATE '2014-01-06'");
    opens(144, "CAST(TIMESTAMPADD(HOUR, 24, posted_at) AS DATE) = DATE '2014-01-06'");
    opens(144, "DATE_ADD(posted_at, INTERVAL 1 DAY)::date = '2014-01-06'");
    opens(144, "YEAR(posted_at) = 2014 AND DATE_PART('doy', posted_at) = 5");
    opens(
        144, "EXTRACT(YEAR FROM posted_at) = 2014 AND MONTH(posted_at) = 1 AND DAY(posted_at) = 5");
    opens(145, "EXTRACT(EPOCH FROM posted_at) BETWEEN 1388880000 AND 1388966400");
    opens(145, "posted_at BETWEEN '2014-01-05' AND '2014-01-06'");
    opens(145, "posted_at BETWEEN DATE '2014-01-05' AND DATE '2014-01-06'");
    opens(145, "posted_at BETWEEN {d '2014-01-05'} AND {ts '2014-01-06 00:00:00'}");
    opens(
        144,
        "posted_at >= date '2014-01-05' AND posted_at < '2014-01-05'::date + INTERVAL '1 day'");
    opens(144, "posted_at >= DATE '2014-01-05' AND posted_at < DATE '2014-01-05' + 1");
    opens(
        6,
        "posted_at >= DATE '2014-01-05' + INTERVAL '13' HOUR"
            + " AND posted_at < '2014-01-05'::date + INTERVAL '14 hours'");
    opens(144, "posted_at::date + INTERVAL '30' MINUTE = '2014-01-05 00:30:00'");
    opens(
        6,
        "DATETIME(posted_at) >= '2014-01-05 13:00:00' AND DATETIME(posted_at) < '2014-01-05 14:00:00'");
    opens(144, "LEFT(CAST(posted_at AS VARCHAR), 10) = '2014-01-05'");
    opens(144, "SUBSTRING(CAST(posted_at AS VARCHAR), 1, 10) = '2014-01-05'");
    opens(6, "SUBSTR(posted_at::text, 1, 13) = '2014-01-05 13'");
    opens(144, "CAST(posted_at AS CHAR(10)) = '2014-01-05'");
    opens(144, "TO_CHAR(posted_at, 'DD/MM/YYYY') = '05/01/2014'");
    opens(144, "TO_CHAR(posted_at, 'DY DD Mon YYYY') = 'SUN 05 Jan 2014'");
    opens(6, "TO_CHAR(posted_at, 'DD.MM.YYYY HH24') = '05.01.2014 13'");
    opens(6, "posted_at::date = '2014-01-05' AND TO_CHAR(posted_at, 'HH24') = '13'");
    opens(
        6,
        "posted_at::date = '2014-01-05' AND posted_at::time >= '13:00' AND posted_at::time < '14:00'");
    opens(
        144,
        "LAST_DAY(posted_at) = '2014-01-31' AND DAYNAME(posted_at) = 'Sunday' AND posted_at < '2014-01-12'");
    opens(6, "UNIX_MILLIS(posted_at) BETWEEN 1388926800000 AND 1388930399999");
    opens(144, "CAST(posted_at + 1 AS DATE) = '2014-01-06'");
    opens(144, "posted_at::date - 4 = DATE '2014-01-01'");
    opens(144, "TRUNC(posted_at) = '2014-01-05'");
    opens(144, "CONVERT(date, posted_at) = '2014-01-05'");
    opens(144, "CONVERT(VARCHAR(10), posted_at, 120) = '2014-01-05'");
    opens(144, "CONVERT(posted_at, DATE) = MAKE_DATE(2014, 1, 5)");
    opens(144, "STRFTIME('%Y-%m-%d', posted_at) = '2014-01-05'");
    opens(144, "DATE_FORMAT(posted_at, '%Y-%m-%d') = '2014-01-05'");
    opens(
        144,
        "WEEKDAY(posted_at) = 6 AND posted_at >= '2014-01-01' AND posted_at < DATE '2014-01-01' + 7");
  }

  @Test
  void a_week_begins_on_monday() {
    opens(7 * 144, "DATE_TRUNC('week', posted_at) = '2014-01-06'");
    opens(
        7 * 144,
        "TO_CHAR(posted_at, 'IYYY') = '2014' AND EXTRACT(WEEK FROM posted_at) = 2 AND job_id = 'winter'");
  }

  @Test
  void a_month_as_text() {
    opens(6 * 144, "TO_CHAR(posted_at, 'YYYY-MM') = '2014-07'");
    opens(6 * 144, "CAST(posted_at AS VARCHAR) LIKE '2014-07-%'");
  }

  @Test
  void an_hour_of_a_week_day_by_parts() {
    opens(
        4 * 6,
        "job_id = 'june' AND DATE_PART('dow', posted_at) = 0 AND DATE_PART('hour', posted_at) = 20");
    opens(
        4 * 6, "job_id ILIKE 'JUN_' AND DATE_PART('dow', posted_at) = 0 AND HOUR(posted_at) = 20");
  }

  @Test
  void ids_carry_their_time() {
    long from = InventedTweet.id(Instant.parse("2014-01-05T10:00:00Z"), 0);
    long to = InventedTweet.id(Instant.parse("2014-01-05T12:00:00Z"), 0);
    opensAtMost(14, "tweet_id BETWEEN " + from + " AND " + to);
    opensAtMost(14, "tweet_id BETWEEN ? AND ?", from, to);
    opensAtMost(2, "tweet_id = " + InventedTweet.id(Instant.parse("2014-01-05T10:05:00Z"), 1));
  }

  @Test
  void a_file_by_its_window_or_name() {
    opens(1, "window_start = TIMESTAMP '2014-01-05 10:00:00'");
    opens(
        1,
        "file_name = '"
            + InventedArchive.nameOf("winter", Instant.parse("2014-01-05T10:00:00Z"))
            + "'");
    opens(
        1,
        "file_name = ?",
        InventedArchive.nameOf("winter", Instant.parse("2014-01-05T10:00:00Z")));
  }

  @Test
  void periods_that_overlap_others() {
    opens(
        6,
        "(posted_at, posted_at) OVERLAPS (TIMESTAMP '2014-01-05 10:00:00', TIMESTAMP '2014-01-05"
            + " 11:00:00')");
    opens(
        6,
        "(posted_at, posted_at) OVERLAPS (?, ?)",
        Instant.parse("2014-01-05T10:00:00Z").toEpochMilli(),
        Instant.parse("2014-01-05T11:00:00Z").toEpochMilli());
    opens(
        7,
        "(posted_at, INTERVAL '1' MINUTE) OVERLAPS (TIMESTAMP '2014-01-05 10:00:00', ?)",
        Instant.parse("2014-01-05T11:00:00Z").toEpochMilli());
  }

  @Test
  void whole_partitions_of_windows_behind_which_a_time_stands() {
    String ofDays =
        "SELECT * FROM (SELECT posted_at, ROW_NUMBER() OVER (PARTITION BY lang, CAST(posted_at AS"
            + " DATE) ORDER BY posted_at) AS n, COUNT(*) OVER (PARTITION BY CAST(posted_at AS"
            + " DATE)) AS c FROM tweets) AS t WHERE n = 1 AND ";
    runs(
        144,
        ofDays
            + "posted_at >= TIMESTAMP '2014-01-05 10:00:00' AND posted_at < TIMESTAMP '2014-01-06"
            + " 00:00:00'");
    runs(
        144,
        ofDays + "posted_at BETWEEN '2014-01-05 10:00:00' AND TIMESTAMP '2014-01-05 11:00:00'");
    runs(144, ofDays + "TIMESTAMP '2014-01-05 10:00:00' = posted_at");
    runs(144, ofDays + "CAST(posted_at AS DATE) = DATE '2014-01-05'");
    runs(
        288,
        ofDays + "posted_at >= ? AND posted_at < ?",
        Instant.parse("2014-01-05T10:00:00Z").toEpochMilli(),
        Instant.parse("2014-01-06T10:00:00Z").toEpochMilli());
    runs(
        6,
        "SELECT * FROM (SELECT posted_at, SUM(1) OVER (PARTITION BY FLOOR(posted_at TO HOUR),"
            + " job_id) AS n FROM tweets) AS t WHERE posted_at = TIMESTAMP '2014-01-05 10:05:00'");
  }

  @Test
  void the_first_or_last_tweets() {
    runs(1, "SELECT * FROM tweets ORDER BY posted_at LIMIT 5");
    runs(1, "SELECT * FROM tweets ORDER BY posted_at DESC LIMIT 5");
    runs(1, "SELECT tweet_id FROM tweets WHERE lang = 'en' ORDER BY posted_at, tweet_id LIMIT 5");
    runs(1, "SELECT tweet_id FROM tweets WHERE lang = 'en' ORDER BY posted_at DESC LIMIT 5");
  }

  @Test
  void the_first_tweets_of_two_jobs_at_once() {
    runs(
        2,
        "SELECT * FROM tweets WHERE posted_at >= TIMESTAMP '2014-02-01 00:00:00'"
            + " ORDER BY posted_at LIMIT 5");
  }

  @Test
  void any_tweets() {
    runs(1, "SELECT * FROM tweets LIMIT 5");
    runs(1, "SELECT text FROM tweets WHERE lang = 'en' LIMIT 5");
    runs(1, "SELECT UPPER(text) FROM tweets FETCH FIRST 5 ROWS ONLY");
  }

  @Test
  void as_many_rows_as_the_client_wants() {
    assertEquals(200, ENGINE.rows("SELECT * FROM tweets", 200, new Object[0]).size());
    assertEquals(200 / 5, ARCHIVE.opened().size());
    ARCHIVE.forget();
    assertEquals(
        90, ENGINE.rows("SELECT * FROM tweets WHERE favorite_count < 3", 90, new Object[0]).size());
    assertEquals(90 / 3, ARCHIVE.opened().size());
  }

  @Test
  void as_many_rows_as_a_limit_says() {
    runs(200 / 5, "SELECT * FROM tweets LIMIT 200");
    runs(220 / 5, "SELECT * FROM tweets LIMIT 200 OFFSET 20");
    runs(200 / 5, "SELECT * FROM tweets WHERE job_id = 'cup' ORDER BY posted_at LIMIT 200");
  }

  @Test
  void what_can_never_be_true_opens_nothing() {
    opens(0, "1 = 0");
    opens(
        0,
        "posted_at < TIMESTAMP '2014-01-05 10:00:00' AND posted_at > TIMESTAMP '2014-02-01 00:00:00'");
    opens(0, "posted_at = CAST(NULL AS TIMESTAMP)");
    opens(0, "job_id = 'nobody'");
    runs(0, "SELECT * FROM tweets LIMIT 0");
    assertEquals(List.of(), List.copyOf(ARCHIVE.listed()), "lists of files asked for");
  }

  @Test
  void a_join_with_jobs_opens_the_files_of_those_jobs() {
    String day =
        " AND t.posted_at >= TIMESTAMP '2014-02-05 00:00:00'"
            + " AND t.posted_at < TIMESTAMP '2014-02-06 00:00:00'";
    runs(
        144,
        "SELECT COUNT(*) FROM tweets t JOIN jobs j ON t.job_id = j.job_id"
            + " WHERE j.from_date = TIMESTAMP '2014-02-01 00:00:00'"
            + day);
    runs(
        144,
        "SELECT COUNT(*) FROM jobs j JOIN tweets t USING (job_id)"
            + " WHERE j.from_date = TIMESTAMP '2014-02-01 00:00:00'"
            + day);
    assertEquals(List.of("spring"), List.copyOf(ARCHIVE.listed()), "lists of files asked for");
  }

  @Test
  void the_optional_side_of_an_outer_join_opens_what_the_other_side_has_keys_for() {
    String hour =
        "t.posted_at >= TIMESTAMP '2014-01-05 13:00:00'"
            + " AND t.posted_at < TIMESTAMP '2014-01-05 14:00:00'";
    runs(
        864,
        "SELECT j.job_id, COUNT(t.tweet_id) FROM jobs j LEFT JOIN tweets t ON t.job_id = j.job_id"
            + " WHERE j.from_date BETWEEN TIMESTAMP '2014-07-01 00:00:00'"
            + " AND TIMESTAMP '2014-08-01 00:00:00' GROUP BY j.job_id");
    runs(
        864,
        "SELECT COUNT(t.tweet_id) FROM tweets t RIGHT JOIN jobs j USING (job_id)"
            + " WHERE j.from_date BETWEEN TIMESTAMP '2014-07-01 00:00:00'"
            + " AND TIMESTAMP '2014-08-01 00:00:00'");
    runs(
        6,
        "SELECT f.file_name, COUNT(t.tweet_id) FROM files f"
            + " LEFT JOIN tweets t ON t.job_id = f.job_id AND t.file_name = f.file_name"
            + " WHERE f.window_start >= TIMESTAMP '2014-01-05 13:00:00'"
            + " AND f.window_start < TIMESTAMP '2014-01-05 14:00:00' GROUP BY f.file_name");
    runs(
        12,
        "SELECT COUNT(h.hashtag) FROM tweets t LEFT JOIN tweet_hashtags h"
            + " ON t.job_id = h.job_id AND t.tweet_id = h.tweet_id WHERE "
            + hour);
  }

  @Test
  void the_first_and_the_last_time_are_at_the_ends() {
    runs(1, "SELECT MAX(posted_at) FROM tweets WHERE job_id = 'june'");
    runs(2, "SELECT MIN(posted_at), MAX(posted_at) FROM tweets WHERE job_id = 'june'");
    runs(2, "SELECT MAX(window_start), MIN(posted_at) AS p FROM tweets WHERE job_id = 'june'");
    runs(
        1,
        "SELECT CAST(MAX(posted_at) AS DATE) FROM tweets WHERE job_id = 'june' AND lang IS NOT NULL");
  }

  @Test
  void a_page_that_begins_behind_the_last_row_of_the_one_before() {
    opens(
        6,
        "(posted_at, tweet_id) > (TIMESTAMP '2014-01-05 13:00:00', 0)"
            + " AND posted_at < '2014-01-05 14:00:00'");
    opens(
        6,
        "(job_id, posted_at) >= ('winter', TIMESTAMP '2014-01-05 13:00:00')"
            + " AND (job_id, posted_at) < ('winter', '2014-01-05 14:00:00')");
    runs(
        1,
        "SELECT tweet_id FROM tweets WHERE (posted_at, tweet_id) > (TIMESTAMP '2014-01-05 13:00:00', 0)"
            + " ORDER BY posted_at, tweet_id LIMIT 5");
  }

  @Test
  void a_condition_on_a_union_is_one_on_each_part() {
    String hour = " WHERE p >= '2014-01-05 13:00:00' AND p < '2014-01-05 14:00:00'";
    String en = "SELECT posted_at AS p, lang FROM tweets WHERE lang = 'en'";
    String pt = "SELECT posted_at AS p, lang FROM tweets WHERE lang = 'pt'";
    for (String operation : List.of("UNION ALL", "UNION", "INTERSECT", "EXCEPT")) {
      runs(12, "SELECT * FROM (" + en + " " + operation + " " + pt + ") AS u" + hour);
    }
  }

  @Test
  void jobs_by_a_subquery() {
    opens(
        864,
        "job_id IN (SELECT job_id FROM jobs WHERE from_date BETWEEN TIMESTAMP '2014-07-01 00:00:00'"
            + " AND TIMESTAMP '2014-08-01 00:00:00')");
  }

  @Test
  void tweets_joined_with_a_child_table_open_each_file_once() {
    runs(
        6,
        "SELECT COUNT(*) FROM tweets t JOIN tweet_hashtags h"
            + " ON t.job_id = h.job_id AND t.tweet_id = h.tweet_id"
            + " WHERE t.posted_at >= TIMESTAMP '2014-01-05 10:00:00'"
            + " AND t.posted_at < TIMESTAMP '2014-01-05 11:00:00'");
  }

  @Test
  void a_subquery_over_a_child_table_opens_the_files_of_the_tweets_around_it() {
    String hour =
        "t.posted_at >= TIMESTAMP '2014-01-05 10:00:00'"
            + " AND t.posted_at < TIMESTAMP '2014-01-05 11:00:00'";
    String tagged = "tweet_hashtags h WHERE h.hashtag = 'gol'";
    String ofTweet = "(SELECT 1 FROM " + tagged + " AND h.tweet_id = t.tweet_id)";
    runs(6, "SELECT t.text FROM tweets t WHERE EXISTS " + ofTweet + " AND " + hour);
    runs(6, "SELECT COUNT(*) FROM tweets t WHERE EXISTS " + ofTweet + " AND " + hour);
    runs(
        6,
        "SELECT t.lang, COUNT(*) FROM tweets t WHERE t.tweet_id IN (SELECT tweet_id FROM "
            + tagged
            + ") AND "
            + hour
            + " GROUP BY t.lang");
    runs(
        6,
        "SELECT h.hashtag FROM tweet_hashtags h WHERE h.tweet_id IN (SELECT t.tweet_id FROM tweets"
            + " t WHERE t.lang = 'pt' AND "
            + hour
            + ")");
    runs(6 + 6, "SELECT t.text FROM tweets t WHERE NOT EXISTS " + ofTweet + " AND " + hour);
    runs(
        6 + 6 + 6,
        "SELECT t.text, (SELECT COUNT(*) FROM tweet_hashtags h WHERE h.tweet_id = t.tweet_id)"
            + " FROM tweets t WHERE "
            + hour);
  }

  @Test
  void a_time_range_that_a_subquery_tells() {
    runs(
        1 + 7,
        "SELECT COUNT(*) FROM tweets WHERE job_id = 'june' AND posted_at >"
            + " (SELECT MAX(posted_at) - INTERVAL '1' HOUR FROM tweets WHERE job_id = 'june')");
    runs(
        6,
        "SELECT COUNT(*) FROM tweets t WHERE t.job_id = 'spring' AND t.posted_at <"
            + " (SELECT from_date + INTERVAL '1' HOUR FROM jobs WHERE job_id = 'spring')");
    runs(
        0,
        "SELECT COUNT(*) FROM tweets t WHERE t.posted_at <"
            + " (SELECT from_date FROM jobs WHERE job_id = 'none')");
  }

  @Test
  void a_join_by_ranges_of_time() {
    String events =
        "(VALUES ('a', TIMESTAMP '2014-01-05 10:00:00', TIMESTAMP '2014-01-05 10:19:00'),"
            + " ('b', TIMESTAMP '2014-03-05 20:00:00', TIMESTAMP '2014-03-05 20:25:00'),"
            + " ('c', NULL, TIMESTAMP '2014-03-06 00:00:00')) AS e(name, start, stop)";
    String during = " ON t.posted_at BETWEEN e.start AND e.stop";
    String count = "SELECT e.name, COUNT(t.tweet_id) FROM ";
    runs(2 + 3, count + "tweets t JOIN " + events + during + " GROUP BY e.name");
    runs(2 + 3, count + events + " LEFT JOIN tweets t" + during + " GROUP BY e.name");
    runs(
        4 * 6,
        "SELECT j.title, COUNT(*) FROM jobs j JOIN tweets t ON t.job_id = j.job_id"
            + " AND t.posted_at < j.from_date + INTERVAL '1' HOUR GROUP BY j.title");
  }

  @Test
  void a_join_by_what_is_computed_of_a_time() {
    String days = "(VALUES (DATE '2014-01-05'), (DATE '2014-03-07')) AS d(d)";
    runs(288, "SELECT COUNT(*) FROM tweets t JOIN " + days + " ON CAST(t.posted_at AS DATE) = d.d");
    runs(
        288,
        "SELECT COUNT(*) FROM tweets t WHERE CAST(t.posted_at AS DATE) IN (SELECT d.d FROM "
            + days
            + ")");
    String hours = "(SELECT FLOOR(posted_at TO HOUR) AS h, COUNT(*) AS n FROM tweets ";
    runs(
        6 + 6,
        "SELECT a.h, a.n, b.n FROM "
            + hours
            + "WHERE posted_at >= TIMESTAMP '2014-01-05 10:00:00'"
            + " AND posted_at < TIMESTAMP '2014-01-05 11:00:00' GROUP BY 1) a JOIN "
            + hours
            + "WHERE lang = 'pt' GROUP BY 1) b ON a.h = b.h");
  }

  @Test
  void a_child_table_opens_the_files_of_the_tweets_that_it_is_joined_with() {
    runs(
        6 + 6,
        "SELECT COUNT(*) FROM tweets t JOIN tweet_hashtags h"
            + " ON t.job_id = h.job_id AND t.tweet_id = h.tweet_id AND t.lang = h.hashtag"
            + " WHERE t.posted_at >= TIMESTAMP '2014-01-05 10:00:00'"
            + " AND t.posted_at < TIMESTAMP '2014-01-05 11:00:00'");
  }

  @Test
  void a_window_of_time_around_each_outer_row() {
    runs(
        12,
        "SELECT w.w, x.n FROM (VALUES (TIMESTAMP '2014-01-05 10:00:00'), (TIMESTAMP '2014-03-05"
            + " 20:00:00')) AS w(w), LATERAL (SELECT COUNT(*) AS n FROM tweets t"
            + " WHERE t.posted_at >= w.w AND t.posted_at < w.w + INTERVAL '1' HOUR) AS x");
    runs(
        4 * 2,
        "SELECT j.job_id, (SELECT COUNT(*) FROM tweets t WHERE t.job_id = j.job_id"
            + " AND t.posted_at < j.from_date + INTERVAL '20' MINUTE) FROM jobs j");
    runs(
        1 + 5,
        "SELECT t.tweet_id, (SELECT MAX(s.favorite_count) FROM tweets s WHERE s.job_id = t.job_id"
            + " AND s.posted_at > t.posted_at AND s.posted_at < t.posted_at + INTERVAL '1' SECOND)"
            + " FROM (SELECT * FROM tweets ORDER BY posted_at LIMIT 5) t");
  }

  @Test
  void a_subquery_about_many_tweets_is_not_a_scan_for_each() {
    runs(
        144,
        "SELECT COUNT(*) FROM tweets t WHERE CAST(t.posted_at AS DATE) = DATE '2014-01-05'"
            + " AND EXISTS (SELECT 1 FROM tweet_hashtags h WHERE h.job_id = t.job_id"
            + " AND h.tweet_id = t.tweet_id AND CAST(h.posted_at AS DATE) = DATE '2014-01-05')");
  }

  @Test
  void a_join_without_an_equality_reads_each_side_once() {
    runs(
        12,
        "SELECT COUNT(*) FROM tweets t JOIN tweets s ON s.favorite_count < t.favorite_count"
            + " WHERE t.posted_at >= TIMESTAMP '2014-01-05 10:00:00'"
            + " AND t.posted_at < TIMESTAMP '2014-01-05 11:00:00'"
            + " AND s.posted_at >= TIMESTAMP '2014-01-05 10:00:00'"
            + " AND s.posted_at < TIMESTAMP '2014-01-05 11:00:00'");
  }

  @Test
  void a_ragged_day_whose_files_were_read_before_opens_the_two_that_it_cuts() {
    InventedArchive archive = cup();
    try (TestEngine engine = TestEngine.over(archive)) {
      engine.rows("SELECT posted_at FROM tweets");
      archive.forget();

      assertEquals(720L, engine.value("SELECT COUNT(*) FROM tweets" + RAGGED_DAY));
      assertEquals(
          List.of(at("2014-07-12T10:00:00Z"), at("2014-07-13T10:00:00Z")),
          archive.opened().stream().map(FilesOpenedTest::start).toList());
    }
  }

  @Test
  void a_ragged_day_of_which_nothing_is_known_opens_all_its_files() {
    InventedArchive archive = cup();
    try (TestEngine engine = TestEngine.over(archive)) {
      assertEquals(720L, engine.value("SELECT COUNT(*) FROM tweets" + RAGGED_DAY));
      assertEquals(145, archive.opened().size());
      archive.forget();

      assertEquals(720L, engine.value("SELECT COUNT(*) FROM tweets" + RAGGED_DAY));
      assertEquals(2, archive.opened().size(), "once they were read");
    }
  }

  @Test
  void the_first_and_the_last_time_of_a_ragged_day_whose_files_were_read_before() {
    InventedArchive archive = cup();
    try (TestEngine engine = TestEngine.over(archive)) {
      engine.rows("SELECT posted_at FROM tweets");
      archive.forget();

      assertEquals(
          List.of(
              List.of(
                  at("2014-07-12T10:06:39Z").toEpochMilli(),
                  at("2014-07-13T10:03:25Z").toEpochMilli())),
          engine.rows("SELECT MIN(posted_at), MAX(posted_at) FROM tweets" + RAGGED_DAY));
      assertEquals(2, archive.opened().size());
    }
  }

  private static final String RAGGED_DAY =
      " WHERE posted_at >= TIMESTAMP '2014-07-12 10:05:00'"
          + " AND posted_at < TIMESTAMP '2014-07-13 10:05:00'";

  /** The job of the cup, of which every file ends with the service's word that it is whole. */
  private static InventedArchive cup() {
    return new InventedArchive(
            file ->
                Stream.concat(
                        fiveTweets(file).stream(),
                        Stream.of(
                            "{\"info\":{\"message\":\"Replay Request Completed\","
                                + "\"activity_count\":5}}"))
                    .toList())
        .job("cup", "2014-07-09T00:00:00Z", "2014-07-15T00:00:00Z");
  }

  private static Instant start(DataFile file) {
    return Objects.requireNonNull(file.window()).start();
  }

  private static Instant at(String time) {
    return Instant.parse(time);
  }

  @Test
  void choosing_among_all_windows_takes_milliseconds() {
    String condition = "EXTRACT(HOUR FROM posted_at) = 13 AND FLOOR(posted_at TO DAY) = ?";
    Object day = Instant.parse("2010-01-05T00:00:00Z").toEpochMilli();
    String sql = "SELECT COUNT(*) FROM tweets WHERE " + condition;
    ENGINE.value(sql, day);
    long begin = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      ENGINE.value(sql, day);
    }
    long millis = (System.nanoTime() - begin) / 10_000_000;
    assertTrue(millis < 500, millis + " ms");
  }

  @Test
  void choosing_by_slow_conditions_takes_milliseconds_too() {
    String ranges =
        IntStream.range(0, 200)
            .mapToObj(i -> LocalDate.of(2014, 1, 1).plusDays(i))
            .map(day -> "posted_at BETWEEN '%s 10:05' AND '%1$s 10:15'".formatted(day))
            .collect(Collectors.joining(" OR "));
    for (String condition :
        List.of(
            "TO_CHAR(posted_at, 'YYYY-MM-DD') IN ('2010-01-05', '2010-01-06')",
            "TO_CHAR(posted_at, 'HH24') = '24'",
            "(" + ranges + ") AND EXTRACT(HOUR FROM posted_at) = 11")) {
      opens(0, condition);
      long begin = cpu();
      for (int i = 0; i < 10; i++) {
        opens(0, condition);
      }
      long millis = (cpu() - begin) / 10_000_000;
      assertTrue(millis < 100, millis + " ms: " + condition);
    }
  }

  /** Of this thread, in nanoseconds. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void opens(int files, String condition, @Nullable Object... parameters) {
    runs(files, "SELECT COUNT(*) FROM tweets WHERE " + condition, parameters);
  }

  private static void opensAtMost(int files, String condition, @Nullable Object... parameters) {
    ARCHIVE.forget();
    ENGINE.rows("SELECT COUNT(*) FROM tweets WHERE " + condition, parameters);
    int opened = ARCHIVE.opened().size();
    assertTrue(opened <= files, opened + " files for " + condition);
  }

  private static int filesFor(String sql) {
    ARCHIVE.forget();
    ENGINE.rows(sql);
    return ARCHIVE.opened().size();
  }

  private static void runs(int files, String sql, @Nullable Object... parameters) {
    ARCHIVE.forget();
    ENGINE.rows(sql, parameters);
    assertEquals(files, ARCHIVE.opened().size(), sql);
  }
}
