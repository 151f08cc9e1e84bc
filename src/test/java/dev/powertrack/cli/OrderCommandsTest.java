package dev.powertrack.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.MostlyWaits;
import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.http.Request;
import dev.powertrack.simulator.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs created, accepted and rejected by commands. What is refused has sent no POST and no PUT. */
@Timeout(120)
class OrderCommandsTest {
  private static final String RULES = "coffee OR espresso\tdrinks\n\ntea -coffee\n";

  @TempDir private Path temporary;
  private SimulatedAccount account;
  private Path rules;

  @BeforeEach
  void open() throws IOException {
    account = SimulatedAccount.open(temporary.resolve("cache"));
    rules = Files.writeString(temporary.resolve("rules.txt"), RULES);
  }

  @AfterEach
  void close() {
    account.close();
  }

  // The whole life.

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  @MostlyWaits
  void a_job_lives_from_create_to_its_tweets(String version) {
    String url = account.url() + "&apiVersion=" + version;

    assertEquals(0, at(url, "create", create("coffee")).exitCode());
    pass(Duration.ofMinutes(1));
    assertEquals(0, at(url, "wait", "coffee", "--until", "quoted").exitCode());
    CommandRun accepted =
        at(url, "accept", "coffee", "--yes", "--max-cost", "1000", "--format", "json");
    assertEquals(0, accepted.exitCode(), accepted.err());
    pass(Duration.ofMinutes(10));
    // Another database of this process, to which the first wait's list is not fresh any more.
    assertEquals(0, at(url + "&maxConnections=23", "wait", "coffee").exitCode());
    CommandRun downloaded = account.with(url, "download", "--job", "coffee");
    assertEquals(0, downloaded.exitCode(), downloaded.err());

    CommandRun counted =
        account.with(
            url,
            "query",
            "SELECT COUNT(*) - MAX(activity_count) AS n FROM tweets JOIN jobs"
                + " ON tweets.job_id = jobs.job_id WHERE title = 'coffee'",
            "--format",
            "csv");
    assertEquals(List.of("N", "0"), counted.outLines(), counted.err());
    assertTrue(
        accepted
            .out()
            .matches(
                "(?s)\\{\"JOB_ID\":\"\\w+\",\"TITLE\":\"coffee\",\"STATUS\":\"accepted\",\"COST_DOLLARS\":\\d+.*\\}\n"),
        accepted.out());
    assertEquals(1, posts());
    assertEquals(1, puts());
  }

  // Creating.

  @Test
  void create_answers_with_id_status_period_and_what_to_do_next() {
    CommandRun run = jobs("create", create("coffee"));

    assertEquals(0, run.exitCode(), run.err());
    String id = run.outLines().get(0).replaceFirst("job_id +", "");
    assertEquals(
        """
        job_id       %s
        title        coffee
        status       opened
        from_date    2014-05-05T06:00:00Z
        last_minute  2014-05-05T08:59:00Z
        days         1
        data_format  original
        rules        2
        """
            .formatted(id),
        run.out());
    assertTrue(run.err().contains("jobs wait URL " + id + " --until quoted"), run.err());
    assertFalse(run.err().contains(account.simulator().password()), run.err());
  }

  @Test
  void the_rules_of_a_created_job_are_in_job_rules() {
    assertEquals(0, jobs("create", create("coffee")).exitCode());

    assertEquals(
        List.of("RULE_VALUE,RULE_TAG", "coffee OR espresso,drinks", "tea -coffee,"),
        account
            .query(
                "SELECT rule_value, rule_tag FROM job_rules ORDER BY rule_value", "--format", "csv")
            .outLines());
  }

  @Test
  void create_takes_a_job_document_of_the_vendor_from_stdin_and_its_times() {
    String document =
        """
        {"publisher": "twitter", "title": "another", "rules": [
          {"value": "coffee", "tag": "drinks"}, {"value": "tea"}]}
        """;
    CommandRun run =
        CommandRun.withInput(
            document,
            arguments(
                account.url(),
                "create",
                "--title",
                "coffee",
                "--from",
                "201405050600",
                "--to",
                "201405060600",
                "--rules",
                "-",
                "--format",
                "json"));

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("\"TITLE\":\"coffee\",\"STATUS\":\"opened\""), run.out());
    assertTrue(
        run.out().contains("\"DAYS\":2,\"DATA_FORMAT\":\"original\",\"RULES\":2"), run.out());
    assertTrue(run.out().contains("\"NOTES\":null"), run.out());
  }

  @Test
  void a_preview_shows_the_last_minute_and_the_days_and_sends_nothing() {
    CommandRun run = jobs("create", create("coffee", "--preview"));

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(
        run.out().contains("last_minute  2014-05-05T08:59:00Z\ndays         1\n"), run.out());
    assertFalse(run.out().contains("job_id"), run.out());
    assertTrue(run.err().startsWith("Nothing was sent."), run.err());
    assertNothingSent();
  }

  @Test
  void a_preview_refuses_what_creating_would_refuse() {
    CommandRun run = jobs("create", create("Year-2013", "--preview"));

    assertRefused(run, 3, "already used by job", "23505");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cat\\n\\ndog\\tpets\\tmore  | line 3: Rule 2 has more than one TAB
          cat\\n\\ncat\\tpets         | line 3: Rule 2 is the same as the one in line 1.
          [\\n"cat",\\n{"tag":"x"}]   | line 3: Rule 2 must be an object
          [\\n"cat"                   | : The rules begin like JSON and are none, from line 2
          {"value":"cat"}             | : The rules as JSON must look like
          \\n\\n                      | holds no rule.
          """)
  void a_wrong_rule_is_named_with_file_and_line(String text, String told) throws IOException {
    Files.writeString(rules, text.replace("\\n", "\n").replace("\\t", "\t"));

    CommandRun run = jobs("create", create("coffee"));

    assertEquals(2, run.exitCode(), run.err());
    assertTrue(run.err().contains(rules.toString()), run.err());
    assertTrue(run.err().contains(told), run.err());
    assertEquals(0, account.simulator().requests().all().size());
  }

  @Test
  void rules_that_are_no_text_or_not_there_are_told_as_such() throws IOException {
    Files.write(rules, new byte[] {'c', (byte) 0xE9});
    assertUsage(jobs("create", create("coffee")), "is no text in UTF-8");

    Files.delete(rules);
    assertUsage(jobs("create", create("coffee")), "There is no file");
  }

  @Test
  void a_period_that_cannot_be_is_refused_without_a_request() {
    assertUsage(
        jobs(
            "create",
            "--title",
            "coffee",
            "--from",
            "2014-05-06",
            "--to",
            "2014-05-05",
            "--rules",
            rules.toString()),
        "not after it starts");
    assertUsage(
        jobs(
            "create",
            "--title",
            "coffee",
            "--from",
            "May 5th",
            "--to",
            "2014-05-05",
            "--rules",
            rules.toString()),
        "it must be a time such as");
    assertEquals(0, account.simulator().requests().all().size());
  }

  @Test
  void a_period_in_the_future_is_refused() {
    CommandRun run =
        jobs(
            "create",
            "--title",
            "coffee",
            "--from",
            "2014-05-06",
            "--to",
            "2999-05-05",
            "--rules",
            rules.toString());

    assertRefused(run, 3, "in the future", "22000");
  }

  @Test
  void a_failed_job_is_not_paid_twice() {
    CommandRun run =
        jobs(
            "create",
            "--title",
            "meteor again",
            "--from",
            "2013-02-15",
            "--to",
            "2013-02-16",
            "--rules",
            rules.toString());

    assertRefused(run, 3, "recreateFailed=allow", "55000");
  }

  @Test
  void a_url_that_denies_writes_in_so_many_words_denies_them() {
    String url = account.url() + "&writes=deny";

    assertRefused(at(url, "create", create("coffee")), 3, "writes is deny", "25006");
    assertRefused(at(url, "accept", "brazil-protests", "--yes"), 3, "writes is deny", "25006");
  }

  @Test
  void a_folder_has_no_jobs_to_order() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("folder"));
    Files.createFile(folder.resolve("2014_05_05_06_00_activities.json"));

    CommandRun run =
        CommandRun.of(arguments("jdbc:powertrack:file:" + folder, "create", create("coffee")));

    assertRefused(run, 3, "A folder has no service", "0A000");
  }

  @Test
  void sql_and_commands_share_the_count_of_an_hour() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add("('job " + i + "', '2014-05-05 06:00:00', '2014-05-05 09:00:00', 'original', 'a')");
    }
    CommandRun inserted =
        account.with(
            account.url() + "&writes=allow",
            "query",
            "INSERT INTO jobs (title, from_date, to_date, data_format, rules) VALUES "
                + String.join(", ", rows));
    assertEquals(0, inserted.exitCode(), inserted.err());
    assertEquals(30, posts());

    CommandRun run = jobs("create", create("coffee"));

    assertEquals(3, run.exitCode(), run.err());
    assertTrue(run.err().contains("30 jobs an hour"), run.err());
    assertEquals(30, posts());
  }

  @Test
  void a_lost_answer_leaves_one_job_and_says_so() {
    account.simulator().faults().next(1, OrderCommandsTest::isPost, Fault.droppedBeforeAnswer());

    CommandRun run = jobs("create", create("coffee", "--format", "json"));

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(
        run.out().contains("\"NOTES\":\"The answer about job 'coffee' was lost;"), run.out());
    assertTrue(run.err().contains("powertrack: note: The answer about job"), run.err());
    assertEquals(1, posts());
    assertEquals(1, count("coffee"));
  }

  @Test
  void what_cannot_be_told_has_an_exit_code_of_its_own() {
    account.simulator().faults().next(1, OrderCommandsTest::isPost, Fault.droppedBeforeAnswer());
    account
        .simulator()
        .faults()
        .next(100, r -> r.method().equals("GET") && posts() > 0, Fault.status(500));

    CommandRun run = jobs("create", create("coffee"));

    assertEquals(4, run.exitCode(), run.err());
    assertTrue(run.err().contains("Look for its title in JOBS"), run.err());
    assertTrue(run.err().contains("[08007]"), run.err());
    assertEquals(1, posts());
  }

  @Test
  void ctrl_c_while_it_is_sent_leaves_one_job_and_says_so() throws Exception {
    account.simulator().faults().next(1, OrderCommandsTest::isPost, Fault.stalledAfter(0));

    CommandRun run = createdUntilCtrlC();

    assertTrue(run.out().contains("title        coffee\n"), run.err());
    assertTrue(run.err().contains("was lost; the list of jobs shows"), run.err());
    assertEquals(1, posts());
    assertEquals(1, count("coffee"));
  }

  @Test
  @MostlyWaits
  void ctrl_c_where_nobody_can_tell_is_told_as_that() throws Exception {
    account.simulator().faults().next(1, OrderCommandsTest::isPost, Fault.status(503));
    account.simulator().faults().next(1, OrderCommandsTest::isPost, Fault.stalledAfter(0));

    CommandRun run = createdUntilCtrlC();

    assertEquals(130, run.exitCode());
    assertEquals("", run.out());
    assertTrue(run.err().contains("Whether job 'coffee' was created cannot be told"), run.err());
    assertEquals(1, posts());
    assertEquals(0, count("coffee"));
  }

  /** The interrupt is what {@link OrderDesk} makes of Ctrl-C. */
  private CommandRun createdUntilCtrlC() throws Exception {
    FutureTask<CommandRun> order = new FutureTask<>(() -> jobs("create", create("coffee")));
    Thread command = new Thread(order);
    command.start();
    while (posts() == 0 && command.isAlive()) {
      Thread.sleep(10);
    }
    Thread.sleep(200);
    command.interrupt();
    return order.get();
  }

  @Test
  void on_a_terminal_create_shows_the_period_and_asks() {
    CommandRun no = onTerminal("\n", "create", create("coffee"));

    assertEquals(3, no.exitCode(), no.err());
    assertTrue(no.err().contains("last_minute  2014-05-05T08:59:00Z"), no.err());
    assertTrue(no.err().contains("Create it? That is free"), no.err());
    assertTrue(no.err().endsWith("Nothing was sent.\n"), no.err());
    assertNothingSent();

    CommandRun yes = onTerminal("y\n", "create", create("coffee"));

    assertEquals(0, yes.exitCode(), yes.err());
    assertTrue(yes.out().matches("job_id  \\w+\ntitle   coffee\nstatus  opened\n"), yes.out());
    assertEquals(1, posts());
  }

  @Test
  void a_job_of_the_demo_is_said_to_be_gone_with_it() {
    CommandRun run = CommandRun.of(arguments("jdbc:powertrack:demo", "create", create("coffee")));

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("The demo's account is gone when this command ends"), run.err());
    assertFalse(run.err().contains("powertrack jobs"), run.err());
  }

  // Deciding.

  @Test
  void accept_shows_the_quote_and_asks_for_its_cost() {
    CommandRun run = onTerminal("y\n", "accept", "brazil-protests");

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("cost_dollars              950\n"), run.err());
    assertTrue(run.err().contains("days                      18\n"), run.err());
    assertTrue(run.err().contains("quote_expires_at          20"), run.err());
    assertTrue(run.err().contains("Accept, and pay 950 US dollars? [y/N] "), run.err());
    assertTrue(run.out().endsWith("title   brazil-protests\nstatus  accepted\n"), run.out());
    assertEquals(1, puts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"n\n", "\n", "", "yes please\n", "Y E S\n"})
  void any_other_answer_is_no(String answer) {
    CommandRun run = onTerminal(answer, "accept", "brazil-protests");

    assertEquals(3, run.exitCode(), run.err());
    assertTrue(run.err().endsWith("Nothing was sent.\n"), run.err());
    assertEquals("", run.out());
    assertNothingSent();
  }

  @Test
  void a_quote_that_changes_while_it_is_asked_about_is_not_accepted() {
    InputStream slowAnswer =
        new ByteArrayInputStream("y\n".getBytes(UTF_8)) {
          @Override
          public synchronized int read() {
            account.simulator().faults().always("**/jobs/*.json", dearer());
            return super.read();
          }
        };

    CommandRun run =
        CommandRun.onTerminal(slowAnswer, arguments(account.url(), "accept", "brazil-protests"));

    assertEquals(3, run.exitCode(), run.err());
    assertTrue(run.err().contains("The quote has changed in the meantime"), run.err());
    assertNothingSent();
  }

  private static Fault dearer() {
    return new Fault() {
      @Override
      public Response answer(Response response) {
        String body = new String(response.body(), UTF_8);
        return response.withBody(
            body.replaceFirst("(?<key>\"costDollars\"\\s*:\\s*)950", "${key}1950").getBytes(UTF_8));
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept", "reject"})
  void without_a_terminal_and_without_yes_nothing_is_sent(String command) {
    CommandRun run = jobs(command, "brazil-protests");

    assertUsage(run, "There is no terminal to ask on. Nothing was sent; --yes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept", "reject"})
  void what_is_not_quoted_is_refused_before_there_is_anything_to_ask(String command) {
    assertRefused(jobs(command, "world-cup-final"), 3, "is delivered, not quoted", "55000");
  }

  @Test
  void a_quote_above_the_bound_of_the_command_or_of_the_url_is_refused() {
    assertRefused(
        jobs("accept", "brazil-protests", "--yes", "--max-cost", "949.99"),
        3,
        "is 950 US dollars, and the highest cost allowed (maxCostDollars) is 949.99",
        "42501");
    assertRefused(
        at(
            account.url() + "&maxCostDollars=10",
            "accept",
            "brazil-protests",
            "--yes",
            "--max-cost",
            "5000"),
        3,
        "is 10:",
        "42501");
  }

  @Test
  void a_bound_that_is_no_amount_is_wrong_usage() {
    assertUsage(
        jobs("accept", "brazil-protests", "--yes", "--max-cost", "$950"), "US dollars such as 500");
  }

  @Test
  void what_is_not_quoted_cannot_be_decided() {
    assertRefused(
        jobs("accept", "world-cup-final", "--yes"), 3, "is delivered, not quoted", "55000");
    assertRefused(
        jobs("reject", "world-cup-final", "--yes"), 3, "is delivered, not quoted", "55000");
  }

  @Test
  void an_unknown_job_is_wrong_usage() {
    assertUsage(jobs("accept", "brazil", "--yes"), "no job with the id or title 'brazil'");
  }

  @Test
  void a_lost_answer_to_accept_is_looked_up_and_sent_once() {
    account
        .simulator()
        .faults()
        .next(1, r -> r.method().equals("PUT"), Fault.droppedBeforeAnswer());

    CommandRun run = jobs("accept", "brazil-protests", "--yes");

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().matches("(?s).*status  (accepted|running)\n"), run.out());
    assertEquals(1, puts());
  }

  @Test
  void reject_is_final_and_asked_about_too() {
    CommandRun run = onTerminal("yes\n", "reject", "brazil-protests");

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("Reject, for good? [y/N] "), run.err());
    assertTrue(run.out().endsWith("status  rejected\n"), run.out());
    assertEquals(1, puts());
  }

  private String[] create(String title, String... rest) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--title",
                title,
                "--from",
                "2014-05-05T06:00Z",
                "--to",
                "2014-05-05T09:00Z",
                "--rules",
                rules.toString()));
    options.addAll(List.of(rest));
    return options.toArray(String[]::new);
  }

  private CommandRun jobs(String command, String... rest) {
    return at(account.url(), command, rest);
  }

  private CommandRun at(String url, String command, String... rest) {
    return CommandRun.of(arguments(url, command, rest));
  }

  private CommandRun onTerminal(String typed, String command, String... rest) {
    return CommandRun.onTerminal(
        new ByteArrayInputStream(typed.getBytes(UTF_8)), arguments(account.url(), command, rest));
  }

  private String[] arguments(String url, String command, String... rest) {
    List<String> args = new ArrayList<>(List.of("jobs", command, url));
    if (url.contains("127.0.0.1")) {
      args.addAll(
          List.of(
              "--user", account.simulator().user(), "--password", account.simulator().password()));
    }
    args.addAll(List.of(rest));
    return args.toArray(String[]::new);
  }

  private void assertRefused(CommandRun run, int exitCode, String told, String state) {
    assertEquals(exitCode, run.exitCode(), run.err());
    assertEquals(1, run.errLines().size(), run.err());
    assertTrue(run.err().contains(told), run.err());
    assertTrue(run.err().endsWith(" [" + state + "]\n"), run.err());
    assertEquals("", run.out());
    assertNothingSent();
  }

  private void assertUsage(CommandRun run, String told) {
    assertEquals(2, run.exitCode(), run.err());
    assertEquals(1, run.errLines().size(), run.err());
    assertTrue(run.err().contains(told), run.err());
    assertTrue(run.err().contains("--help"), run.err());
    assertEquals("", run.out());
    assertNothingSent();
  }

  private void assertNothingSent() {
    assertEquals(0, posts() + puts());
  }

  private int count(String title) {
    return account
            .query("SELECT title FROM jobs WHERE title = '" + title + "'", "--format", "csv")
            .outLines()
            .size()
        - 1;
  }

  private void pass(Duration time) {
    account.simulator().clock().advance(time);
  }

  private int posts() {
    return account.simulator().requests().count("POST", "**");
  }

  private int puts() {
    return account.simulator().requests().count("PUT", "**");
  }

  private static boolean isPost(Request request) {
    return request.method().equals("POST");
  }
}
