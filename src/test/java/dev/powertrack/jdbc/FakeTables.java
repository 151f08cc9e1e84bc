package dev.powertrack.jdbc;

import dev.powertrack.sql.TableDescription;
import dev.powertrack.sql.TableDescription.ForeignKey;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.ColumnType;
import java.util.List;

/** Three tables and a view with every type, a composite key, and names with an underscore. */
final class FakeTables {
  private FakeTables() {}

  static final TableDescription JOBS =
      new TableDescription(
          "JOBS",
          "TABLE",
          "The jobs of the account.",
          List.of(
              new Column("JOB_ID", ColumnType.VARCHAR, false, "The job's id."),
              new Column("TITLE", ColumnType.VARCHAR, true, "The job's title."),
              new Column("FROM_DATE", ColumnType.TIMESTAMP, true, "Where its period begins."),
              new Column("COST_DOLLARS", ColumnType.DOUBLE, true, "The quote, in dollars.")),
          List.of("JOB_ID"),
          List.of());

  static final TableDescription TWEETS =
      new TableDescription(
          "TWEETS",
          "TABLE",
          "The tweets of all delivered jobs.",
          List.of(
              new Column("TWEET_ID", ColumnType.BIGINT, false, "The tweet's id."),
              new Column("JOB_ID", ColumnType.VARCHAR, false, "The job that delivered it."),
              new Column("IS_RETWEET", ColumnType.BOOLEAN, true, "Whether it is a retweet."),
              new Column("LINE_NUMBER", ColumnType.INTEGER, true, "Its line in the file.")),
          List.of("JOB_ID", "TWEET_ID"),
          List.of(new ForeignKey("FK_TWEETS_JOBS", List.of("JOB_ID"), "JOBS", List.of("JOB_ID"))));

  static final TableDescription TWEET_URLS =
      new TableDescription(
          "TWEET_URLS",
          "TABLE",
          "The links in tweets.",
          List.of(
              new Column("JOB_ID", ColumnType.VARCHAR, false, "The job that delivered it."),
              new Column("TWEET_ID", ColumnType.BIGINT, false, "The tweet's id."),
              new Column("ORDINAL", ColumnType.INTEGER, false, "Its place in the tweet, from 1.")),
          List.of("JOB_ID", "TWEET_ID", "ORDINAL"),
          List.of(
              new ForeignKey(
                  "FK_TWEET_URLS_TWEETS",
                  List.of("JOB_ID", "TWEET_ID"),
                  "TWEETS",
                  List.of("JOB_ID", "TWEET_ID"))));

  static final TableDescription SCANS =
      new TableDescription(
          "SCANS",
          "VIEW",
          "What this process reads.",
          List.of(new Column("FILES", ColumnType.BIGINT, true, "Files read so far.")),
          List.of(),
          List.of());

  static final List<TableDescription> ALL = List.of(JOBS, SCANS, TWEETS, TWEET_URLS);
}
