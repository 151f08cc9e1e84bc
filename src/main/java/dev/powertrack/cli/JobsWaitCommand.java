package dev.powertrack.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.powertrack.cli.output.Format;
import dev.powertrack.cli.output.StatusLine;
import dev.powertrack.cli.output.Terminal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code jobs wait}: until a job has got somewhere. Its exit code says where. */
@Command(
    name = "wait",
    sortOptions = false,
    header = "Wait for a job to be quoted or delivered; the exit code tells the outcome.",
    description = {
      "%nPrints each change. The percentage climbs twice: while the service estimates the job, and"
          + " while it runs. A network that is away for a while is waited out.%n"
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0 it is there   3 quoted: someone has to accept or reject it   4 rejected",
      "  5 failed   6 no longer listed by the service   7 not within --timeout%n",
      "Examples:",
      "  powertrack jobs wait URL my-job --until quoted",
      "  powertrack jobs wait URL my-job && powertrack query URL -f report.sql"
    })
final class JobsWaitCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ConnectionOptions target;

  @Parameters(index = "1", paramLabel = "JOB", description = "The job's id or its title.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String job;

  @Option(
      names = "--until",
      paramLabel = "STATE",
      converter = Until.Converter.class,
      description = "quoted or delivered. Default: delivered.")
  private Until until = Until.DELIVERED;

  @Option(
      names = "--timeout",
      paramLabel = "MINUTES",
      description = "Give up after so many minutes. Default: never.")
  private @Nullable Integer timeout;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Polling polling;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private FormatOption format;

  /** What to wait for. */
  enum Until {
    QUOTED,
    DELIVERED;

    /** As it is typed; picocli's completion shows it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** By the word in any case; picocli's own converter speaks of constants in capitals. */
    static final class Converter implements ITypeConverter<Until> {
      @Override
      public Until convert(String word) {
        for (Until until : values()) {
          if (until.name().equalsIgnoreCase(word)) {
            return until;
          }
        }
        throw new TypeConversionException("it must be quoted or delivered, not '" + word + "'");
      }
    }
  }

  /** How the waiting ended. */
  private enum Ending {
    THERE(0),
    QUOTED(3),
    REJECTED(4),
    FAILED(5),
    GONE(6),
    TIMEOUT(7);

    final int exitCode;

    Ending(int exitCode) {
      this.exitCode = exitCode;
    }
  }

  JobsWaitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException, InterruptedException {
    long started = System.nanoTime();
    try (Connection connection = target.connect(terminal);
        StatusLine line = new StatusLine(terminal)) {
      String id = polling.look(() -> NamedJob.id(job, connection, spec), terminal);
      JobState told = null;
      while (true) {
        Optional<JobState> state = polling.look(() -> JobState.of(id, connection), terminal);
        if (state.isPresent() && !state.get().equals(told)) {
          told = state.get();
          tell(id, told, line);
        }
        Ending ending = ending(state, started);
        if (ending != null) {
          line.close();
          explain(ending, id);
          return ending.exitCode;
        }
        polling.pause();
      }
    }
  }

  private @Nullable Ending ending(Optional<JobState> seen, long started) {
    if (seen.isEmpty()) {
      return Ending.GONE;
    }
    JobState state = seen.get();
    if (state.isDelivered() || until == Until.QUOTED && (state.isQuoted() || state.isAccepted())) {
      return Ending.THERE;
    }
    return switch (state.status()) {
      case "quoted" -> Ending.QUOTED;
      case "rejected" -> Ending.REJECTED;
      case "failed" -> Ending.FAILED;
      default -> isTooLate(started) ? Ending.TIMEOUT : null;
    };
  }

  private boolean isTooLate(long started) {
    return timeout != null && System.nanoTime() - started >= Duration.ofMinutes(timeout).toNanos();
  }

  private void tell(String id, JobState state, StatusLine line) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    if (format.format() == Format.JSON) {
      terminal
          .out()
          .write(
              JSON.writeValueAsString(
                      JSON.createObjectNode()
                          .put("TIME", now.toString())
                          .put("JOB_ID", id)
                          .put("STATUS", state.status())
                          .put("PERCENT", state.percent()))
                  + "\n");
      terminal.out().flush();
    } else {
      line.show(now + "  " + state.inWords());
    }
  }

  private void explain(Ending ending, String id) {
    String text =
        switch (ending) {
          case THERE, TIMEOUT -> null;
          case QUOTED -> "it waits for its quote to be accepted, which costs money, or rejected";
          case REJECTED -> "its quote was rejected";
          case FAILED ->
              "it failed; creating it again would be paid again, the vendor's support restarts it";
          case GONE -> "the service no longer lists it";
        };
    if (text != null) {
      terminal.err().println("powertrack: Job " + id + ": " + text + ".");
    } else if (ending == Ending.TIMEOUT) {
      terminal.err().println("powertrack: Gave up after " + timeout + " minutes.");
    }
  }
}
