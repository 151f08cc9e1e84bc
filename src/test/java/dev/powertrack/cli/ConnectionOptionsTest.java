package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.powertrack.archive.CancelSignal;
import dev.powertrack.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How work on an archive ends that is stopped with Ctrl-C. */
class ConnectionOptionsTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      Terminal.ofStreams(InputStream.nullInputStream(), new ByteArrayOutputStream(), err);
  private final Connecting command = new Connecting();

  @Command(name = "connecting")
  private static final class Connecting {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ConnectionOptions target;
  }

  @BeforeEach
  void fill() throws IOException {
    Files.createFile(folder.resolve("tweets.json"));
    new CommandLine(command).parseArgs("jdbc:powertrack:file:" + folder);
  }

  @Test
  void says_that_it_was_stopped_and_does_not_fail() throws SQLException, IOException {
    int exitCode =
        command.target.inSession(
            terminal,
            (session, signal) -> {
              signal.cancel();
              signal.check();
              return 0;
            });

    terminal.err().flush();
    assertEquals(130, exitCode);
    assertEquals("Stopped.\n", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void fails_where_nobody_stopped_it() {
    CancelSignal another = new CancelSignal();
    another.cancel();

    SQLException e =
        assertThrows(
            SQLException.class,
            () ->
                command.target.inSession(
                    terminal,
                    (session, signal) -> {
                      another.check();
                      return 0;
                    }));

    assertEquals("57014", e.getSQLState());
  }
}
