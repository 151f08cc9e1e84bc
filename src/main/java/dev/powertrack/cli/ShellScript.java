package dev.powertrack.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes what was piped to the shell apart: a line that starts with ! is a command of the shell, all
 * else is SQL whose statements end with a semicolon.
 */
final class ShellScript {
  private static final String COMMAND = "!";

  private final List<String> commands = new ArrayList<>();
  private final StringBuilder sql = new StringBuilder();

  private ShellScript() {}

  static List<String> commands(String text) {
    ShellScript script = new ShellScript();
    text.lines().forEach(script::line);
    script.endSql();
    return script.commands;
  }

  private void line(String line) {
    if (line.stripLeading().startsWith(COMMAND)) {
      endSql();
      commands.add(line.strip());
    } else {
      sql.append(line).append('\n');
    }
  }

  private void endSql() {
    SqlScript.statements(sql.toString()).forEach(one -> commands.add(one.sql() + ";"));
    sql.setLength(0);
  }
}
