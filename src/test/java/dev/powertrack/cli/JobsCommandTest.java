package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.cli.output.Terminal;
import dev.powertrack.simulator.Fault;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobsCommandTest {
  @TempDir private Path cache;
  private SimulatedAccount account;

  @BeforeEach
  void open() {
    account = SimulatedAccount.open(cache);
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void list_costs_one_request_and_has_a_line_a_job() {
    CommandRun run = jobs("list");

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.outLines().get(0).startsWith("TITLE  "), run.out());
    assertTrue(run.out().contains("\nworld-cup-final"), run.out());
    assertEquals(1, account.simulator().requests().apiGets());
  }

  @Test
  void list_filters_by_state_in_any_case() {
    CommandRun run = jobs("list", "--status", "QUOTED", "--format", "csv");

    assertEquals(2, run.outLines().size(), run.out());
    assertTrue(run.outLines().get(1).startsWith("brazil-protests,quoted,"), run.out());
  }

  @Test
  void show_takes_a_title_and_leaves_out_what_is_not_told() {
    CommandRun run = jobs("show", "brazil-protests");

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(
        run.outLines().stream().anyMatch(line -> line.matches("cost_dollars +\\d+\\.\\d+")),
        run.out());
    assertFalse(run.out().contains("completed_at"), run.out());
  }

  @Test
  void show_prints_one_json_object_for_scripts() {
    CommandRun run = jobs("show", "brazil-protests", "--format", "json");

    assertEquals(1, run.outLines().size());
    assertTrue(run.out().contains("\"STATUS\":\"quoted\""), run.out());
  }

  @Test
  void an_unknown_job_is_wrong_usage_and_the_known_ones_are_told() {
    CommandRun run = jobs("show", "coffee");

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("no job with the id or title 'coffee'. There are "), run.err());
    assertTrue(run.err().contains("world-cup-final"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrold-cup-final", "World-Cup-Finale", "world-cup"})
  void a_mistyped_job_gets_a_suggestion(String typed) {
    CommandRun run = jobs("show", typed);

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("'" + typed + "'. Did you mean 'world-cup-final'"), run.err());
  }

  @ParameterizedTest
  @CsvSource({
    "world-cup-final,          delivered, 0, delivered",
    "brazil-protests,          quoted,    0, quoted",
    "brazil-protests,          delivered, 3, quoted",
    "world-cup-final,          quoted,    0, delivered",
    "meteor-over-chelyabinsk,  delivered, 5, failed"
  })
  void wait_ends_at_once_where_nothing_will_change(
      String title, String until, int exitCode, String status) {
    CommandRun run = jobs("wait", title, "--until", until);

    assertEquals(exitCode, run.exitCode(), run.err());
    assertTrue(run.outLines().get(0).endsWith("Z  " + status), run.out());
  }

  @Test
  void wait_tells_each_change_and_waits_out_a_failure_of_the_service() throws Exception {
    String job = runningJob();
    account.simulator().faults().next(4, "**jobs**", Fault.status(503));
    CompletableFuture<CommandRun> waiting =
        CompletableFuture.supplyAsync(() -> jobs("wait", job, "--every", "1", "--format", "json"));
    TimeUnit.MILLISECONDS.sleep(300);
    account.simulator().clock().advance(Duration.ofDays(1));

    CommandRun run = waiting.get(60, TimeUnit.SECONDS);

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(
        run.outLines().get(run.outLines().size() - 1).contains("\"STATUS\":\"delivered\""),
        run.out());
  }

  @Test
  void wait_refuses_to_look_without_a_pause() {
    CommandRun run = jobs("wait", runningJob(), "--every", "0");

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--every must be at least 1 second"), run.err());
  }

  @Test
  void watch_begins_with_every_job_and_ends_when_it_is_interrupted() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = Terminal.ofStreams(InputStream.nullInputStream(), out, err);
    Thread watching =
        new Thread(() -> Main.run(terminal, arguments("watch", new String[] {"--every", "1"})));
    watching.start();
    while (watching.isAlive()
        && !out.toString(StandardCharsets.UTF_8).contains("world-cup-final")) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    watching.interrupt();
    watching.join(10_000);

    assertFalse(watching.isAlive());
    assertTrue(out.size() > 0, () -> err.toString(StandardCharsets.UTF_8));
    assertTrue(
        out.toString(StandardCharsets.UTF_8).lines().allMatch(l -> l.contains("Z  ")),
        out.toString(StandardCharsets.UTF_8));
  }

  private String runningJob() {
    return jobs("list", "--status", "running", "--format", "csv")
        .outLines()
        .get(1)
        .replaceFirst(",.*", "");
  }

  private CommandRun jobs(String command, String... rest) {
    return CommandRun.of(arguments(command, rest));
  }

  private String[] arguments(String command, String[] rest) {
    String[] login = {
      "jobs",
      command,
      account.url(),
      "--user",
      account.simulator().user(),
      "--password",
      account.simulator().password()
    };
    String[] args = new String[login.length + rest.length];
    System.arraycopy(login, 0, args, 0, login.length);
    System.arraycopy(rest, 0, args, login.length, rest.length);
    return args;
  }
}
