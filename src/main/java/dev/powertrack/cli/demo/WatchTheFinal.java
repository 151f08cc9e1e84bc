package dev.powertrack.cli.demo;

import java.io.IOException;
import java.sql.SQLException;

/** Queries that an analyst asks of a match day; together they fetch each file once. */
final class WatchTheFinal implements Step {
  static final String TITLE = "world-cup-final";

  /** From the kick-off to an hour after the end. */
  private static final String TIME =
      """
      WHERE job_id = '%s'
        AND posted_at >= TIMESTAMP '2014-07-13 19:00:00'
        AND posted_at < TIMESTAMP '2014-07-13 22:40:00'
      """;

  @Override
  public String title() {
    return "The World Cup final of 2014, Germany against Argentina";
  }

  @Override
  public void play(Stage stage) throws SQLException, IOException {
    String time = TIME.formatted(stage.jobId(TITLE));
    Page page = stage.page();
    page.say(
        "Tweets per ten minutes from the kick-off on. The job covers a day, but only the files of",
        "these hours are fetched.");
    stage
        .queries()
        .show(
            "SELECT window_start, COUNT(*) AS tweets\nFROM tweets\n"
                + time
                + "GROUP BY window_start\nORDER BY window_start\n",
            new BarChart(page)::draw);
    page.say("", "There is Götze's goal. The hashtags of the same hours, from the same files:");
    stage
        .queries()
        .show(
            "SELECT hashtag, COUNT(*) AS tweets\nFROM tweet_hashtags\n"
                + time
                + "GROUP BY hashtag\nORDER BY tweets DESC, hashtag\nLIMIT 8\n");
    page.say("", "Languages, and how many of the tweets only repeat another one:");
    stage
        .queries()
        .show(
            "SELECT lang, COUNT(*) AS tweets,\n"
                + "  100 * SUM(CASE WHEN is_retweet THEN 1 ELSE 0 END) / COUNT(*)"
                + " AS retweets_percent\nFROM tweets\n"
                + time
                + "GROUP BY lang\nORDER BY tweets DESC, lang\nLIMIT 6\n");
  }
}
