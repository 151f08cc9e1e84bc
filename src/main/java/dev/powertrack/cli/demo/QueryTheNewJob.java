package dev.powertrack.cli.demo;

import java.io.IOException;
import java.sql.SQLException;

/** The tweets of the job that was just delivered. */
final class QueryTheNewJob implements Step {

  @Override
  public String title() {
    return "Query the new job";
  }

  @Override
  public void play(Stage stage) throws SQLException, IOException {
    String job = stage.jobId(OrderAJob.TITLE);
    stage.page().say("No import, no loading: a delivered job is there at once.");
    stage
        .queries()
        .show(
            """
            SELECT COUNT(*) AS tweets, MIN(posted_at) AS earliest, MAX(posted_at) AS latest
            FROM tweets
            WHERE job_id = '%s'
            """
                .formatted(job));
    stage.page().say("", "Which rules found what?");
    stage
        .queries()
        .show(
            """
            SELECT rule_tag, COUNT(*) AS tweets
            FROM tweet_matching_rules
            WHERE job_id = '%s'
            GROUP BY rule_tag
            ORDER BY tweets DESC
            """
                .formatted(job));
    stage.page().say("", "And the first tweets:");
    stage
        .queries()
        .show(
            """
            SELECT posted_at, user_screen_name, full_text
            FROM tweets
            WHERE job_id = '%s'
            ORDER BY posted_at
            LIMIT 5
            """
                .formatted(job));
  }
}
