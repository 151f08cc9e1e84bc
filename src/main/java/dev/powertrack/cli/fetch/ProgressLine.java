package dev.powertrack.cli.fetch;

import dev.powertrack.cli.output.StatusLine;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.cli.output.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/**
 * Tells on stderr how far a fetch has come: on a terminal in one line that changes, anywhere else
 * in a line every hundred files or few seconds.
 */
public final class ProgressLine implements AutoCloseable {
  private static final int FILES = 100;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long FIRST_MILLIS = 200;

  private final FetchProgress progress;
  private final StatusLine line;
  private final Ticker ticker;
  private long toldFiles;
  private long toldNanos = System.nanoTime();

  /** Begins to tell. */
  public ProgressLine(Terminal terminal, FetchProgress progress) {
    this.progress = progress;
    this.line = StatusLine.onErr(terminal);
    this.ticker = new Ticker(this::tick, FIRST_MILLIS);
  }

  private synchronized void tick() {
    try {
      if (line.changes()) {
        line.show(progress.withBar());
      } else if (isTime()) {
        toldFiles = progress.filesDone();
        toldNanos = System.nanoTime();
        line.show(progress.inWords());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isTime() {
    return progress.filesDone() - toldFiles >= FILES || System.nanoTime() - toldNanos >= NANOS;
  }

  /** Takes the line away: what came of it is told otherwise. */
  @Override
  public synchronized void close() throws IOException {
    ticker.close();
    line.clear();
  }
}
