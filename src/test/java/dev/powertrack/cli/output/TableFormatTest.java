package dev.powertrack.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TableFormatTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:powertrack:demo");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @Test
  void cuts_the_widest_column_to_the_terminal() throws Exception {
    assertEquals(
        List.of(
            "A                             B",
            "------------------------  -----",
            "xxxxxxxxxxxxxxxxxxxxxxx…  12345"),
        table(31, "SELECT '" + "x".repeat(80) + "' AS a, 12345 AS b"));
  }

  @Test
  void cuts_nothing_where_there_is_no_terminal() throws Exception {
    String text = "x".repeat(300);

    assertEquals(text, table(0, "SELECT '" + text + "' AS a").get(2));
  }

  @Test
  void counts_cells_and_not_characters() throws Exception {
    assertEquals(
        List.of("A     B", "----  -", "日本  1", "abcd  2"),
        table(0, "SELECT a, b FROM (VALUES ('日本', 1), ('abcd', 2)) AS t (a, b)"));
  }

  @Test
  void writes_a_paragraph_a_row_where_the_columns_do_not_fit() throws Exception {
    List<String> lines = table(80, "SELECT * FROM jobs WHERE title = 'year-2013'");

    assertEquals("-- row 1 --", lines.get(0));
    assertTrue(lines.get(2).matches("TITLE +year-2013"), lines.get(2));
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), lines::toString);
  }

  @Test
  void sends_no_control_character_to_a_terminal() throws Exception {
    assertEquals("a [31mb↵c", table(80, "SELECT 'a\u001b[31mb\r\nc' AS t").get(2));
  }

  @Test
  void keeps_the_markup_of_colours_out_of_texts() throws Exception {
    StringWriter out = new StringWriter();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT '@|bold x|@' AS t")) {
      new TableFormat(Ansi.ON, 80).write(rows, out);
    }
    assertTrue(out.toString().contains("\n@|bold x|@\n"), out.toString());
  }

  private static List<String> table(int width, String sql) throws SQLException, IOException {
    StringWriter out = new StringWriter();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      new TableFormat(Ansi.OFF, width).write(rows, out);
    }
    return out.toString().lines().toList();
  }
}
