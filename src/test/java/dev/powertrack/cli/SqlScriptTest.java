package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.powertrack.cli.SqlScript.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
  private static final String SHELL = "a\nb;\n  !tables \nc";

  @Test
  void the_last_statement_may_do_without_a_semicolon() {
    assertEquals(
        List.of(new Statement("a", 1, 1), new Statement("b", 2, 3)),
        SqlScript.statements("a;\n\n b \n"));
  }

  @Test
  void a_semicolon_in_quotes_or_comments_ends_nothing() {
    assertEquals(
        List.of("'it''s;' \";\" -- ;'\n/* ; ' */ x"), texts("'it''s;' \";\" -- ;'\n/* ; ' */ x;"));
  }

  @Test
  void nothing_but_comments_is_no_statement() {
    assertEquals(List.of(), texts(" ;; -- x;\n /* y */ ;"));
  }

  @Test
  void behind_a_quote_that_does_not_end_nothing_is_a_statement() {
    assertEquals(List.of("a", "'b"), texts("a;'b;\nc;"));
    assertEquals(List.of("\"b"), texts("\"b"));
  }

  @Test
  void the_shell_takes_lines_with_an_exclamation_mark_apart() {
    assertEquals(List.of("a\nb;", "!tables", "c;"), ShellScript.of(SHELL).commands());
    assertEquals(
        List.of(new Statement("a\nb", 1, 1), new Statement("c", 2, 4)),
        ShellScript.of(SHELL).statements());
  }

  private static List<String> texts(String script) {
    return SqlScript.statements(script).stream().map(Statement::sql).toList();
  }
}
