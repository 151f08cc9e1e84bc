package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sqlline.SqlLine;

/** A real tool, sqlline, over the fake database. */
class SqllineTest {
  private final FakeDatabase database = new FakeDatabase();
  private final Driver driver = database.driver();

  private java.sql.Driver real;

  /** sqlline takes the first driver that accepts the URL: the real one steps aside. */
  @BeforeEach
  void register() throws SQLException {
    real = DriverManager.getDriver(FakeDatabase.URL);
    DriverManager.deregisterDriver(real);
    DriverManager.registerDriver(driver);
  }

  @AfterEach
  void deregister() throws SQLException {
    DriverManager.deregisterDriver(driver);
    DriverManager.registerDriver(real);
  }

  private String run(String... commands) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SqlLine sqlline = new SqlLine();
    try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      sqlline.setOutputStream(print);
      sqlline.setErrorStream(print);
      StringBuilder script = new StringBuilder("!set maxwidth 300\n");
      script.append("!connect ").append(FakeDatabase.URL).append(" ann secret\n");
      for (String command : commands) {
        script.append(command).append('\n');
      }
      script.append("!quit\n");
      sqlline.begin(
          new String[] {"--maxWidth=300", "--silent=true"},
          new ByteArrayInputStream(script.toString().getBytes(StandardCharsets.UTF_8)),
          true);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void assertShows(String part, String output) {
    assertTrue(output.contains(part), output);
  }

  @Test
  void tables_columns_and_keys_are_listed() throws Exception {
    String output = run("!tables", "!describe JOBS", "!primarykeys TWEETS", "!importedkeys TWEETS");
    assertShows("The tweets of all delivered jobs.", output);
    assertShows("Where its period begins.", output);
    assertShows("PK_TWEETS", output);
    assertShows("FK_TWEETS_JOBS", output);
  }

  @Test
  void rows_and_errors_are_shown() throws Exception {
    database.answer(
        "SELECT * FROM jobs",
        FakeQuery.rows(
            List.of(
                FakeQuery.column("TITLE", FakeQuery.VARCHAR),
                FakeQuery.column("AT", FakeQuery.TIMESTAMP)),
            List.<@Nullable Object[]>of(new @Nullable Object[] {"World Cup", 1_405_286_640_000L})));
    String output = run("SELECT * FROM jobs;", "SELECT nonsense;");
    assertShows("World Cup", output);
    assertShows("2014-07-13 21:24:00", output);
    assertShows("Not taught: SELECT nonsense", output);
    assertShows("state=42601", output);
  }
}
