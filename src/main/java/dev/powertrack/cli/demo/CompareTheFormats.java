package dev.powertrack.cli.demo;

import java.io.IOException;
import java.sql.SQLException;

/** One query for both formats. */
final class CompareTheFormats implements Step {

  @Override
  public String title() {
    return "Two formats, the same columns";
  }

  @Override
  public void play(Stage stage) throws SQLException, IOException {
    stage
        .page()
        .say(
            "Tweets are delivered as activity streams or in Twitter's original format: the same",
            "facts, other JSON. The final was ordered in both; here is its second half until",
            "the end of extra time.");
    stage
        .queries()
        .show(
            """
            SELECT data_format, COUNT(*) AS tweets, COUNT(DISTINCT user_id) AS users,
              SUM(hashtag_count) AS hashtags, MAX(posted_at) AS last_posted_at
            FROM tweets
            WHERE job_id IN ('%s', '%s')
              AND posted_at >= TIMESTAMP '2014-07-13 20:00:00'
              AND posted_at < TIMESTAMP '2014-07-13 21:40:00'
            GROUP BY data_format
            ORDER BY data_format
            """
                .formatted(
                    stage.jobId(WatchTheFinal.TITLE),
                    stage.jobId(WatchTheFinal.TITLE + "-original")));
  }
}
