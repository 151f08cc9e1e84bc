package dev.powertrack.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Takes what was piped to the shell apart: a line that starts with ! is a command of the shell, all
 * else is SQL whose statements end with a semicolon.
 */
final class ShellScript {
  private static final String COMMAND = "!";

  private final List<String> commands = new ArrayList<>();
  private final List<SqlScript.Statement> statements = new ArrayList<>();
  private final StringBuilder sql = new StringBuilder();
  private int lines;
  private int linesBeforeSql;

  private ShellScript() {}

  static ShellScript of(String text) {
    ShellScript script = new ShellScript();
    text.lines().forEach(script::line);
    script.endSql();
    return script;
  }

  /** All of them in their order, as sqlline takes them. */
  List<String> commands() {
    return Collections.unmodifiableList(commands);
  }

  /** The ones that are SQL. Their lines are those of the whole text. */
  List<SqlScript.Statement> statements() {
    return Collections.unmodifiableList(statements);
  }

  private void line(String line) {
    lines++;
    if (line.stripLeading().startsWith(COMMAND)) {
      endSql();
      linesBeforeSql = lines;
      commands.add(line.strip());
    } else {
      sql.append(line).append('\n');
    }
  }

  private void endSql() {
    for (SqlScript.Statement one : SqlScript.statements(sql.toString())) {
      commands.add(one.sql() + ";");
      statements.add(
          new SqlScript.Statement(one.sql(), statements.size() + 1, linesBeforeSql + one.line()));
    }
    sql.setLength(0);
  }
}
