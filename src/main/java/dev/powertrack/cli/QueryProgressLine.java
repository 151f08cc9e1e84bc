package dev.powertrack.cli;

import dev.powertrack.cli.fetch.FetchProgress;
import dev.powertrack.cli.output.StatusLine;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.cli.output.Ticker;
import dev.powertrack.jdbc.QueryProgress;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Tells on stderr of a terminal how far a query has come that takes longer than a second. Goes away
 * with the first row.
 */
final class QueryProgressLine implements AutoCloseable {
  private static final long FIRST_MILLIS = 1000;

  private final QueryProgress progress;
  private final StatusLine line;
  private final Ticker ticker;
  private boolean closed;

  /** Begins to tell of what {@code statement} runs. */
  QueryProgressLine(Statement statement, Terminal terminal) throws SQLException {
    this.progress = statement.unwrap(QueryProgress.class);
    this.line = StatusLine.onErr(terminal);
    this.ticker = new Ticker(this::tick, FIRST_MILLIS);
  }

  private synchronized void tick() {
    try {
      if (!closed && line.changes() && progress.filesTotal() > 0) {
        line.show(inWords(progress));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Such as {@code 57 of 144 files, 62.1 MB, 1,234,567 rows}. */
  static String inWords(QueryProgress progress) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d files, %s, %,d rows",
        progress.filesDone(),
        progress.filesTotal(),
        FetchProgress.size(progress.bytesDone()),
        progress.rowsRead());
  }

  /** A writer that takes the line away before the first character. */
  Writer before(Writer out) {
    return new FilterWriter(out) {
      @Override
      public void write(int c) throws IOException {
        QueryProgressLine.this.close();
        out.write(c);
      }

      @Override
      public void write(char[] text, int offset, int length) throws IOException {
        QueryProgressLine.this.close();
        out.write(text, offset, length);
      }

      @Override
      public void write(String text, int offset, int length) throws IOException {
        QueryProgressLine.this.close();
        out.write(text, offset, length);
      }
    };
  }

  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      ticker.close();
      line.clear();
    }
  }
}
