package dev.powertrack.cli.demo;

import java.io.IOException;
import java.sql.SQLException;

/** A job of 52,560 files, of which a query takes what it needs. */
final class PickFromAYear implements Step {
  private static final String HOUR =
      """
      SELECT user_screen_name, COUNT(*) AS tweets, MAX(user_followers_count) AS followers
      FROM tweets
      WHERE job_id = '%s'
        AND posted_at >= TIMESTAMP '2013-06-01 13:00:00'
        AND posted_at < TIMESTAMP '2013-06-01 14:00:00'
      GROUP BY user_screen_name
      ORDER BY tweets DESC, user_screen_name
      LIMIT 3
      """;

  static String hour(Stage stage) throws SQLException {
    return HOUR.formatted(stage.jobId("year-2013"));
  }

  @Override
  public String title() {
    return "One hour out of a year";
  }

  @Override
  public void play(Stage stage) throws SQLException, IOException {
    Page page = stage.page();
    page.say(
        "The job year-2013 has a file for every ten minutes of the year: 52,560. An hour is six.");
    stage.queries().show(hour(stage));
    page.say("", "A LIMIT stops the reading as soon as there are enough rows:");
    stage
        .queries()
        .show(
            """
            SELECT posted_at, lang, full_text
            FROM tweets
            WHERE job_id = '%s'
            LIMIT 5
            """
                .formatted(stage.jobId("year-2013")));
  }
}
