package dev.powertrack.clients;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import sqlline.SqlLine;

/** sqlline, which shows the metadata as the driver gives it. */
class SqllineClientTest {

  private static String run(String... commands) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      SqlLine sqlline = new SqlLine();
      sqlline.setOutputStream(print);
      sqlline.setErrorStream(print);
      String script =
          "!set maxwidth 400\n!connect "
              + FinalOfTheWorldCup.URL
              + " \"\" \"\"\n"
              + String.join("\n", commands)
              + "\n!quit\n";
      sqlline.begin(
          new String[] {"--maxWidth=400", "--silent=true"},
          new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)),
          true);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void assertLine(String regex, String output) {
    assertTrue(output.lines().anyMatch(line -> line.matches(regex)), regex + "\n" + output);
  }

  @Test
  void tables_lists_schema_type_and_remark() throws Exception {
    String output = run("!tables");
    assertLine(".*POWERTRACK +\\| TWEETS +\\| TABLE +\\|.*", output);
    assertLine(".*POWERTRACK +\\| JOBS +\\| TABLE +\\| \\S.*", output);
    assertFalse(output.contains("Exception"), output);
  }

  @Test
  void describe_lists_columns_with_types_and_remarks() throws Exception {
    String output = run("!describe JOBS");
    assertLine(".*\\| JOBS +\\| JOB_ID +\\|.*VARCHAR.*", output);
    assertLine(".*\\| FROM_DATE +\\|.*TIMESTAMP.*", output);
    assertTrue(output.contains("Start of the job's period, UTC, inclusive"), output);
  }

  @Test
  void primarykeys_and_importedkeys_list_them() throws Exception {
    String output = run("!primarykeys TWEETS", "!importedkeys TWEET_HASHTAGS");
    assertLine(".*\\| TWEETS +\\| JOB_ID +\\| 1 .*PK_TWEETS.*", output);
    assertLine(".*\\| TWEETS +\\| TWEET_ID +\\| 2 .*PK_TWEETS.*", output);
    assertLine(".*TWEET_HASHTAGS.*TWEET_HASHTAGS_TWEET .*PK_TWEETS.*", output);
  }

  @Test
  void a_statement_shows_rows_and_an_error_its_state() throws Exception {
    String output =
        run(
            "SELECT window_start, COUNT(*) AS tweets FROM tweets WHERE posted_at >= '2014-07-13"
                + " 21:20:00' AND posted_at < '2014-07-13 21:30:00' GROUP BY window_start;",
            "SELECT lnag FROM tweets;");
    assertLine("\\| 2014-07-13 21:20:00.0 \\| 1864 +\\|", output);
    assertTrue(output.contains("Did you mean LANG?"), output);
    assertTrue(output.contains("state=42703"), output);
  }
}
