package dev.powertrack.cli.demo;

import java.io.IOException;
import java.sql.SQLException;

/** What was fetched is never fetched again. */
final class AskAgain implements Step {

  @Override
  public String title() {
    return "Nothing is fetched twice";
  }

  @Override
  public void play(Stage stage) throws SQLException, IOException {
    stage
        .page()
        .say(
            "Verified files stay on disk; also after the links have expired. The same hour again:");
    stage.queries().show(PickFromAYear.hour(stage));
    stage.page().say("", "SCANS tells what each of the queries above cost:");
    stage
        .queries()
        .show(
            """
            SELECT scan_id, table_name, files_listed, files_selected, files_fetched,
              bytes_fetched, rows_returned
            FROM scans
            ORDER BY scan_id
            """);
  }
}
