package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import org.jspecify.annotations.Nullable;
import sqlline.BuiltInProperty;
import sqlline.SqlLine;

/** Sqlline on our streams, which tells of a failure in one line and remembers it. */
final class Shell extends SqlLine {
  private static final int ANY_WIDTH = 1_000_000;

  private static final String WARNING = "Warning";

  private final Set<String> told = new HashSet<>();
  private final ShellScript script;
  private final PipedStatements piped;
  private boolean failed;

  /**
   * Sqlline adds a stack trace to every warning until one of its shells, in this process, has come
   * to its prompt. This one comes to it and ends.
   */
  static void comeToPrompt() throws IOException {
    Terminal nowhere =
        Terminal.ofStreams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream());
    new Shell(nowhere, ShellScript.of("")).begin(new String[0], nowhere.in(), false);
  }

  /**
   * @param script what will be run before anything is read; may be empty
   */
  Shell(Terminal terminal, ShellScript script) {
    this.script = script;
    this.piped = new PipedStatements(this, script.statements());
    setOutputStream(terminal.bytes());
    setErrorStream(terminal.errorBytes());
    boolean person = terminal.isInteractive();
    getOpts().set(BuiltInProperty.COLOR, terminal.ansi().enabled());
    getOpts().set(BuiltInProperty.AUTO_RESIZE, person);
    getOpts().set(BuiltInProperty.SILENT, !person);
    getOpts().set(BuiltInProperty.ESCAPE_OUTPUT, person);
    if (person) {
      getOpts().set(BuiltInProperty.MAX_COLUMN_WIDTH, 60);
    } else {
      getOpts().set(BuiltInProperty.MAX_WIDTH, ANY_WIDTH);
    }
  }

  @Override
  public LineReader getConsoleReader(@Nullable InputStream typed, History history)
      throws IOException {
    LineReader reader = super.getConsoleReader(typed, history);
    if (!script.commands().isEmpty()) {
      ((LineReaderImpl) reader).setParser(piped);
    }
    return reader;
  }

  boolean hasFailed() {
    return failed;
  }

  /** As {@code query} tells it. Sqlline itself would print a stack trace while it starts. */
  @Override
  public void handleException(@Nullable Throwable thrown) {
    Throwable failure = thrown;
    while (failure instanceof InvocationTargetException && failure.getCause() != null) {
      failure = failure.getCause();
    }
    if (failure != null && failure.getCause() instanceof SQLException wrapped) {
      failure = wrapped;
    }
    error("powertrack: " + where() + (failure == null ? "failed" : FailureLine.text(failure)));
  }

  /** A command of the shell may fail as well: then nobody can tell which of them it was. */
  private String where() {
    List<SqlScript.Statement> statements = script.statements();
    boolean sqlAlone = script.commands().size() == statements.size();
    return sqlAlone && statements.size() > 1
        ? piped.current().map(one -> one.inWords() + ": ").orElse("")
        : "";
  }

  /**
   * Warnings come this way too: those of the connection after every statement, so each is told
   * once.
   */
  @Override
  public boolean error(String message) {
    boolean warning = message.startsWith(WARNING);
    if (warning && !told.add(message)) {
      return false;
    }
    failed |= !warning;
    return super.error(message);
  }
}
