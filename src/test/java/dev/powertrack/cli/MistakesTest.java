package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake is one line on stderr, with its SQLState, and an exit code. */
class MistakesTest {
  private static final String SQL = "SELECT 1";

  private static Path folder;
  private static SimulatedAccount account;

  @BeforeAll
  static void open(@TempDir Path temporary) {
    folder = temporary;
    account = SimulatedAccount.open(folder.resolve("cache"));
  }

  @AfterAll
  static void close() {
    account.close();
  }

  @Test
  void wrong_password() {
    CommandRun run = CommandRun.of("query", account.url(), SQL, "-u", "me", "-p", "s3cr3t-word");

    assertFailed(run, 1, "28000");
    assertFalse(run.err().contains("s3cr3t-word"), run.err());
  }

  @Test
  void no_login() {
    assertFailed(CommandRun.of("query", account.url(), SQL), 1, "28000");
  }

  @Test
  void unknown_account() {
    String url = account.url("nobody");

    assertFailed(
        CommandRun.of(
            "query", url, SQL, "-u", "demo@example.com", "-p", account.simulator().password()),
        1,
        "08001");
  }

  @Test
  void a_host_that_does_not_answer() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    String url = "jdbc:powertrack://127.0.0.1:" + port + "/demo?scheme=http";

    assertFailed(CommandRun.of("query", url, SQL, "-u", "me", "-p", "x"), 1, "08001");
  }

  @Test
  void an_unknown_table() {
    CommandRun run = account.query("SELECT * FROM twets");

    assertEquals(
        "powertrack: There is no table TWETS (line 1, column 15). Did you mean TWEETS? [42P01]\n",
        run.err());
    assertEquals(1, run.exitCode());
    assertEquals("", run.out());
  }

  @Test
  void an_unknown_column() {
    assertFailed(account.query("SELECT titel FROM jobs"), 1, "42703");
  }

  @Test
  void sql_that_cannot_be_read() {
    assertFailed(account.query("SELECT FROM WHERE"), 1, "42601");
  }

  @Test
  void division_by_zero() {
    assertFailed(account.query("SELECT 1 / (COUNT(*) - COUNT(*)) FROM jobs"), 1, "22012");
  }

  @Test
  void a_folder_that_is_not_there() {
    String url = "jdbc:powertrack:file:" + folder.resolve("nix");

    assertFailed(CommandRun.of("query", url, SQL), 1, "08001");
  }

  @Test
  void an_empty_folder() throws IOException {
    String url = "jdbc:powertrack:file:" + Files.createDirectory(folder.resolve("empty"));

    assertFailed(CommandRun.of("query", url, SQL), 1, "08001");
  }

  @Test
  void a_url_of_another_driver_whose_options_are_not_repeated() {
    CommandRun run = CommandRun.of("query", "jdbc:mysql://x/y?password=s3cr3t", SQL);

    assertFailed(run, 2, "08001");
    assertFalse(run.err().contains("s3cr3t"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "export -o rows.csv", "shell", "verify", "jobs list"})
  void no_url(String command) {
    CommandRun run = CommandRun.of((command + " SELECT-1").split(" "));

    assertFailed(run, 2, "08001");
    assertTrue(run.err().contains("The URL is missing, or not the first argument."), run.err());
    assertTrue(run.err().contains(" jdbc:powertrack:demo …"), run.err());
    assertFalse(run.err().contains("SELECT-1"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"powertrack:demo", "https://gnip-api.gnip.com/acme"})
  void a_url_without_the_words_before_it(String url) {
    CommandRun run = CommandRun.of("query", url, SQL);

    assertFailed(run, 2, "08001");
    assertTrue(run.err().contains("The URL is none of jdbc:powertrack://HOST/"), run.err());
  }

  @Test
  void a_url_of_ours_that_cannot_be() {
    CommandRun run = CommandRun.of("query", "jdbc:powertrack:nix?password=s3cr3t", SQL);

    assertFailed(run, 2, "22023");
    assertFalse(run.err().contains("s3cr3t"), run.err());
  }

  @Test
  void an_option_of_the_url_with_a_wrong_value() {
    assertFailed(CommandRun.of("query", "jdbc:powertrack:demo?ids=nix", SQL), 2, "22023");
  }

  @Test
  void an_unknown_option_whose_value_is_not_repeated() {
    CommandRun run =
        CommandRun.of("query", "jdbc:powertrack:demo", SQL, "--pasword=s3cr3t", "s3cr3t");

    assertUsage(run, "There is no option --pasword. Did you mean --password");
    assertFalse(run.err().contains("s3cr3t"), run.err());
  }

  @Test
  void sql_without_quotes() {
    assertUsage(
        CommandRun.of("query", "jdbc:powertrack:demo", "SELECT", "1"), "is the SQL in quotes?");
  }

  @Test
  void a_title_without_quotes() {
    assertUsage(
        CommandRun.of("jobs", "accept", "jdbc:powertrack:demo", "my", "job", "--yes"),
        "is the title in quotes?");
  }

  @Test
  void no_sql() {
    assertUsage(CommandRun.of("query", "jdbc:powertrack:demo"), "Give the SQL");
    assertUsage(CommandRun.of("query", "jdbc:powertrack:demo", " ; -- x"), "no statement");
  }

  @Test
  void a_format_that_there_is_not() {
    assertUsage(
        CommandRun.of("query", "jdbc:powertrack:demo", SQL, "--format", "xml"),
        "must be table, csv or json");
  }

  @Test
  void a_file_of_sql_that_is_not_there() {
    assertUsage(
        CommandRun.of("query", "jdbc:powertrack:demo", "-f", folder + "/nix.sql"),
        "There is no file");
    assertUsage(
        CommandRun.of("query", "jdbc:powertrack:demo", "-f", folder.toString()), "is a folder");
  }

  @Test
  void a_file_of_sql_in_another_encoding() throws IOException {
    Path file = folder.resolve("latin.sql");
    Files.write(file, "SELECT 'ä'".getBytes(StandardCharsets.ISO_8859_1));

    assertUsage(
        CommandRun.of("query", "jdbc:powertrack:demo", "-f", file.toString()),
        "latin.sql is no text in UTF-8; save it as such.");
  }

  @Test
  void a_bare_password_where_nobody_can_be_asked() {
    assertUsage(
        CommandRun.of("query", "--password", "jdbc:powertrack:demo", SQL), "POWERTRACK_PASSWORD");
  }

  @Test
  void a_command_that_there_is_not() {
    assertUsage(CommandRun.of("nix"), "there are demo, query, shell");
  }

  @Test
  void a_mistyped_command_is_named_and_gets_a_suggestion() {
    assertUsage(
        CommandRun.of("qeury", "jdbc:powertrack:demo", SQL),
        "There is no command 'qeury'. Did you mean 'query'?");
    assertUsage(
        CommandRun.of("jobs", "lsit", "jdbc:powertrack:demo"),
        "There is no command 'lsit'. Did you mean 'list'");
  }

  @Test
  void a_url_for_a_command_is_not_repeated() {
    CommandRun run = CommandRun.of("jdbc:powertrack:demo?password=s3cr3t");

    assertUsage(run, "There is no such command; there are demo, query, shell");
    assertFalse(run.err().contains("s3cr3t"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"download", "verify"})
  void a_job_where_an_option_is_taken(String command) {
    assertUsage(
        CommandRun.of(command, "jdbc:powertrack:demo", "coffee"),
        "There is an argument too many: 'coffee'. A job is chosen with --job coffee. See");
    assertUsage(
        CommandRun.of(command, "jdbc:powertrack:demo", "my job"),
        "There is an argument too many: 'my job'. A job is chosen with --job 'my job'. See");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-p", "-pfirst", "--password=first"})
  void what_may_be_a_password_is_not_repeated(String option) {
    CommandRun run = CommandRun.of("verify", option, "jdbc:powertrack:demo", "s3cr3t");

    assertUsage(run, "There is an argument too many. A job is chosen with --job JOB.");
    assertFalse(run.err().contains("s3cr3t"), run.err());
  }

  @Test
  void a_state_to_wait_for_that_there_is_not() {
    assertUsage(
        CommandRun.of("jobs", "wait", "jdbc:powertrack:demo", "coffee", "--until", "done"),
        "it must be quoted or delivered, not 'done'");
  }

  @Test
  void a_shell_on_a_wrong_login() {
    assertFailed(CommandRun.of("shell", account.url(), "-u", "me", "-p", "x"), 1, "28000");
  }

  @Test
  void debug_adds_the_stack_trace() {
    CommandRun run = account.query("SELECT * FROM twets", "--debug");

    assertTrue(run.err().contains("\tat dev.powertrack."), run.err());
  }

  private static void assertFailed(CommandRun run, int exitCode, String state) {
    assertEquals(1, run.errLines().size(), run.err());
    assertTrue(run.err().startsWith("powertrack: "), run.err());
    assertTrue(run.err().matches("(?s).*[.?] \\[" + state + "].*\n"), run.err());
    assertEquals(exitCode, run.exitCode(), run.err());
    assertEquals("", run.out());
  }

  private static void assertUsage(CommandRun run, String message) {
    assertEquals(1, run.errLines().size(), run.err());
    assertTrue(run.err().contains(message), run.err());
    assertTrue(run.err().contains("--help"), run.err());
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
  }
}
