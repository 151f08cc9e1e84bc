package dev.powertrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query of {@code sql-examples/} runs against the simulator's account, so that none can rot.
 */
class SqlExamplesTest {
  private static final Path EXAMPLES = Path.of("sql-examples");

  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:powertrack:demo");
  }

  @AfterAll
  static void disconnect() throws SQLException {
    connection.close();
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().toList();
    }
  }

  @Test
  void there_are_at_least_a_dozen() throws IOException {
    assertTrue(examples().size() >= 12, examples().toString());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void runs_and_has_an_answer_without_a_warning(Path example) throws IOException, SQLException {
    String text = Files.readString(example);

    assertTrue(text.startsWith("-- "), "begins with a comment that says what for");
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(text)) {
      assertTrue(rows.next(), "has rows");
      while (rows.next()) {
        assertTrue(rows.getRow() > 1);
      }
      assertNull(statement.getWarnings());
    }
  }

  @Test
  void the_two_formats_agree_on_every_row() throws IOException, SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                Files.readString(EXAMPLES.resolve("15-both-formats-agree.sql")))) {
      assertTrue(rows.next());
      assertTrue(rows.getLong("TWEETS") > 100);
      assertEquals(rows.getLong("TWEETS"), rows.getLong("EQUAL_ROWS"));
    }
  }

  @Test
  void the_silent_windows_of_the_night_are_found() throws IOException, SQLException {
    assertEquals(5, rows(Files.readString(EXAMPLES.resolve("09-quiet-windows.sql"))));
  }

  private static int rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int count = 0;
      while (result.next()) {
        count++;
      }
      return count;
    }
  }
}
