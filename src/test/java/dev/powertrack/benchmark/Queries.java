package dev.powertrack.benchmark;

import static dev.powertrack.benchmark.ColumnReader.NUMBER;
import static dev.powertrack.benchmark.ColumnReader.TEXT;
import static dev.powertrack.benchmark.ColumnReader.TIME;

import dev.powertrack.simulator.content.DataFormat;
import java.util.List;

/**
 * The questions. Ours are the same for both formats; DuckDB's follow the fields of each. A line
 * that is no tweet (blank, or the file's footer) has no id, which is how DuckDB tells it apart.
 */
final class Queries {
  private static final int HOUR = 12;

  private final ReadJson all;
  private final ReadJson hour;
  private final boolean original;

  private Queries(DayOfTweets day) {
    this.all = new ReadJson(day.files());
    this.hour = new ReadJson(day.filesOfHour(HOUR));
    this.original = day.format() == DataFormat.ORIGINAL;
  }

  /** All of them, over a day. */
  static List<Query> over(DayOfTweets day) {
    Queries of = new Queries(day);
    return List.of(of.q1(), of.q2(), of.q3(), of.q4(), of.q5(), of.q6(), of.q7(), of.q8());
  }

  private Query q1() {
    return new Query(
        "Q1",
        "COUNT(*)",
        "SELECT COUNT(*) FROM tweets",
        "SELECT count(id) FROM " + all.columns(original ? "id: 'BIGINT'" : "id: 'VARCHAR'"),
        List.of(NUMBER),
        false);
  }

  private Query q2() {
    String lang = original ? "lang" : "twitter_lang";
    return new Query(
        "Q2",
        "count by language",
        "SELECT lang, COUNT(*) FROM tweets GROUP BY lang",
        "SELECT %1$s, count(*) FROM %2$s WHERE %1$s IS NOT NULL GROUP BY 1"
            .formatted(lang, all.columns(lang + ": 'VARCHAR'")),
        List.of(TEXT, NUMBER),
        false);
  }

  /** Hashtags of the whole text: of a retweet those of the tweet that it repeats. */
  private Query q3() {
    String list = "STRUCT(hashtags STRUCT(\"text\" VARCHAR)[])";
    String tags =
        original
            ? "CASE WHEN retweeted_status IS NOT NULL"
                + " THEN coalesce(retweeted_status.extended_tweet.entities.hashtags,"
                + " retweeted_status.entities.hashtags)"
                + " ELSE coalesce(extended_tweet.entities.hashtags, entities.hashtags) END"
            : "CASE WHEN verb = 'share'"
                + " THEN coalesce(\"object\".long_object.twitter_entities.hashtags,"
                + " \"object\".twitter_entities.hashtags)"
                + " ELSE coalesce(long_object.twitter_entities.hashtags, twitter_entities.hashtags)"
                + " END";
    String columns =
        original
            ? "entities: '%1$s', extended_tweet: 'STRUCT(entities %1$s)', retweeted_status:"
                + " 'STRUCT(entities %1$s, extended_tweet STRUCT(entities %1$s))'"
            : "verb: 'VARCHAR', twitter_entities: '%1$s', long_object: 'STRUCT(twitter_entities"
                + " %1$s)', \"object\": 'STRUCT(twitter_entities %1$s, long_object"
                + " STRUCT(twitter_entities %1$s))'";
    return new Query(
        "Q3",
        "top ten hashtags",
        "SELECT hashtag, COUNT(*) AS n FROM tweet_hashtags GROUP BY hashtag"
            + " ORDER BY n DESC, hashtag LIMIT 10",
        "SELECT tag.\"text\" AS hashtag, count(*) AS n FROM (SELECT unnest("
            + tags
            + ") AS tag FROM "
            + all.columns(columns.formatted(list))
            + ") GROUP BY hashtag ORDER BY n DESC, hashtag LIMIT 10",
        List.of(TEXT, NUMBER),
        true);
  }

  private Query q4() {
    String text = original ? "\"text\"" : "body";
    return new Query(
        "Q4",
        "one hour, LIKE on text",
        "SELECT COUNT(*) FROM tweets WHERE posted_at >= TIMESTAMP '2014-05-17 12:00:00'"
            + " AND posted_at < TIMESTAMP '2014-05-17 13:00:00' AND text LIKE '%news%'",
        "SELECT count(*) FROM %1$s WHERE %2$s LIKE '%%news%%'"
            .formatted(hour.columns(text + ": 'VARCHAR'"), text),
        List.of(NUMBER),
        false);
  }

  private Query q5() {
    return new Query(
        "Q5",
        "ORDER BY time LIMIT 10",
        "SELECT tweet_id, posted_at FROM tweets ORDER BY posted_at, tweet_id LIMIT 10",
        "SELECT %s AS tweet_id, %s AS posted_at FROM %s WHERE id IS NOT NULL"
                .formatted(id(), time(), timed(""))
            + " ORDER BY posted_at, tweet_id LIMIT 10",
        List.of(NUMBER, TIME),
        true);
  }

  private Query q6() {
    return new Query(
        "Q6",
        "COUNT(DISTINCT user)",
        "SELECT COUNT(DISTINCT user_id) FROM tweets",
        original
            ? "SELECT count(DISTINCT \"user\".id) FROM "
                + all.columns("\"user\": 'STRUCT(id BIGINT)'")
            : "SELECT count(DISTINCT actor.id) FROM " + all.columns("actor: 'STRUCT(id VARCHAR)'"),
        List.of(NUMBER),
        false);
  }

  private Query q7() {
    String user = original ? "\"user\".screen_name" : "actor.preferredUsername";
    String text = original ? "\"text\"" : "body";
    String lang = original ? "lang" : "twitter_lang";
    String more =
        original
            ? ", \"user\": 'STRUCT(screen_name VARCHAR)', \"text\": 'VARCHAR', lang: 'VARCHAR'"
            : ", actor: 'STRUCT(preferredUsername VARCHAR)', body: 'VARCHAR',"
                + " twitter_lang: 'VARCHAR'";
    return new Query(
        "Q7",
        "five columns of all rows",
        "SELECT tweet_id, posted_at, user_screen_name, lang, text FROM tweets",
        "SELECT %s, %s, %s, %s, %s FROM %s WHERE id IS NOT NULL"
            .formatted(id(), time(), user, lang, text, timed(more)),
        List.of(NUMBER, TIME, TEXT, TEXT, TEXT),
        false);
  }

  private Query q8() {
    String list = "STRUCT(\"value\" VARCHAR)[]";
    String reach = original ? "\"user\".followers_count" : "actor.followersCount";
    String rules = original ? "matching_rules" : "gnip.matching_rules";
    String columns =
        original
            ? "matching_rules: '" + list + "', \"user\": 'STRUCT(followers_count BIGINT)'"
            : "gnip: 'STRUCT(matching_rules " + list + ")', actor: 'STRUCT(followersCount BIGINT)'";
    return new Query(
        "Q8",
        "tweets joined with matching rules, by rule",
        "SELECT r.rule_value, COUNT(*), SUM(t.user_followers_count) FROM tweets t"
            + " JOIN tweet_matching_rules r ON r.job_id = t.job_id AND r.tweet_id = t.tweet_id"
            + " GROUP BY r.rule_value",
        "SELECT rule.\"value\", count(*), CAST(sum(reach) AS BIGINT) FROM (SELECT unnest("
            + rules
            + ") AS rule, "
            + reach
            + " AS reach FROM "
            + all.columns(columns)
            + ") GROUP BY 1",
        List.of(TEXT, NUMBER, NUMBER),
        false);
  }

  private String id() {
    return original ? "id" : "CAST(split_part(id, ':', 3) AS BIGINT)";
  }

  private String time() {
    return original ? "created_at" : "postedTime";
  }

  /** Id and time of each tweet, the time read by DuckDB's own scanner. */
  private String timed(String more) {
    return original
        ? all.columns("id: 'BIGINT', created_at: 'TIMESTAMP'" + more, "%a %b %d %H:%M:%S +0000 %Y")
        : all.columns("id: 'VARCHAR', postedTime: 'TIMESTAMP'" + more, "%Y-%m-%dT%H:%M:%S.%gZ");
  }
}
