package dev.powertrack.cli.demo;

import java.io.IOException;
import java.sql.SQLException;

/** The jobs that are there, with one request for all of them. */
final class LookAtTheAccount implements Step {

  @Override
  public String title() {
    return "What the account holds";
  }

  @Override
  public void play(Stage stage) throws SQLException, IOException {
    stage
        .page()
        .say("A job collects the tweets of a period that match its rules. JOBS lists them all.");
    stage
        .queries()
        .show(
            """
            SELECT job_id, title, status, from_date, to_date
            FROM jobs
            """);
  }
}
