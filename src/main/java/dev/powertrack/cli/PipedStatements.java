package dev.powertrack.cli;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import sqlline.SqlLine;
import sqlline.SqlLineParser;

/**
 * Tells sqlline that a statement of a script is whole, whatever it looks like. Sqlline would wait
 * for the rest of one with an open quote or bracket, and since no rest comes, drop it without a
 * word; the driver says what is wrong with it.
 */
final class PipedStatements extends SqlLineParser {
  private final Queue<SqlScript.Statement> coming;
  private SqlScript.@Nullable Statement current;

  PipedStatements(SqlLine shell, List<SqlScript.Statement> statements) {
    super(shell);
    this.coming = new ArrayDeque<>(statements);
  }

  /** The statement that runs, or ran last. */
  Optional<SqlScript.Statement> current() {
    return Optional.ofNullable(current);
  }

  /** Sqlline asks with a semicolon before it runs a statement, and then once more without. */
  @Override
  public SqlLineArgumentList parseState(String line, int cursor, ParseContext context) {
    SqlScript.Statement next = coming.peek();
    if (next != null && line.endsWith(";") && isText(line, next)) {
      current = coming.remove();
    }
    if (current != null && isText(line, current)) {
      return whole(line);
    }
    return next != null && next.sql().startsWith(line)
        ? new SqlLineArgumentList(SqlParserState.SEMICOLON_REQUIRED, () -> "")
        : super.parseState(line, cursor, context);
  }

  private static boolean isText(String line, SqlScript.Statement statement) {
    return bare(line).equals(bare(statement.sql()));
  }

  private static String bare(String sql) {
    return sql.replaceFirst("[;\\s]+$", "").strip();
  }

  private SqlLineArgumentList whole(String line) {
    return new SqlLineArgumentList(
        SqlParserState.OK, () -> "", line, List.of(line), 0, 0, 0, "", 0, line.length());
  }
}
