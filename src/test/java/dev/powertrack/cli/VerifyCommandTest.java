package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.MostlyWaits;
import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.http.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a job is complete and right is told, column by column, and by the exit code. */
@Timeout(60)
class VerifyCommandTest {
  private static final String JOB = "song-contest-2014";
  private static final String SECOND = "**/2014/05/10/19/10_activities.json.gz";

  @TempDir private Path temporary;
  private SimulatedAccount account;

  @BeforeEach
  void open() {
    account = SimulatedAccount.open(temporary.resolve("cache"));
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void a_job_that_was_not_fetched_is_not_complete() {
    CommandRun run = verify();

    assertEquals(1, run.exitCode());
    assertEquals(
        Map.of(
            "COMPLETE", "no", "LISTED", "24", "URL_COUNT", "24", "FETCHED", "0", "MISSING", "24"),
        values(run, "COMPLETE", "LISTED", "URL_COUNT", "FETCHED", "MISSING"));
    assertEquals(
        10, run.errLines().stream().filter(l -> l.endsWith("has not been fetched")).count());
  }

  @Test
  void a_job_that_was_fetched_is_complete_and_its_counts_agree() {
    account.command("download", "--job", JOB);

    CommandRun run = verify();

    assertEquals(0, run.exitCode(), run.out() + run.err());
    Map<String, String> row = values(run);
    assertEquals("yes", row.get("COMPLETE"));
    assertEquals("24", row.get("VERIFIED"));
    assertEquals("0", row.get("PROBLEMS"));
    assertEquals(row.get("ACTIVITY_COUNT"), row.get("FOOTER_TOTAL"));
    assertEquals(row.get("TWEETS"), row.get("FOOTER_TOTAL"));
  }

  @Test
  @MostlyWaits
  void only_a_deep_look_sees_what_the_disk_has_damaged_since() throws IOException {
    account.command("download", "--job", JOB);
    Path stored = storedFiles().get(0);
    byte[] bytes = Files.readAllBytes(stored);
    bytes[bytes.length / 2] ^= 1;
    Files.write(stored, bytes);

    assertEquals(0, verify().exitCode());
    CommandRun deep = verify("--deep");

    assertEquals(1, deep.exitCode());
    assertEquals(
        Map.of("FETCHED", "24", "VERIFIED", "23", "PROBLEMS", "1"),
        values(deep, "FETCHED", "VERIFIED", "PROBLEMS"));
    CommandRun replacing = verify();
    assertEquals(0, replacing.exitCode(), replacing.err());
    assertTrue(
        replacing
            .err()
            .matches(
                "(?s).*file \\S+ of job \\w+: it was damaged in the cache .*and has been fetched again.*"),
        replacing.err());
    assertEquals(0, verify("--deep").exitCode());
    assertFalse(verify().err().contains("damaged"));
  }

  @Test
  void download_names_the_stored_files_that_it_replaces() throws IOException {
    account.command("download", "--job", JOB);
    Path stored = storedFiles().get(0);
    Files.write(stored, Arrays.copyOf(Files.readAllBytes(stored), 500));

    CommandRun run = account.command("download", "--job", JOB);

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("damaged in the cache (it ends early)"), run.err());
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 501})
  @MostlyWaits
  void a_job_with_a_broken_results_answer_is_named_and_the_others_go_on(int status) {
    String id = jobId();
    account.simulator().faults().always("**/" + id + "/results.json", Fault.status(status));

    CommandRun verified = account.command("verify", "--format", "json");
    CommandRun loaded =
        account.command("download", "--from", "2014-07-13T21:00Z", "--to", "2014-07-13T21:10Z");

    assertEquals(1, verified.exitCode());
    assertTrue(verified.outLines().size() > 1, verified.out() + verified.err());
    assertTrue(verified.err().contains("job " + id + ": its files are not known"), verified.err());
    assertFalse(verified.err().contains("no longer tells"), verified.err());
    assertEquals(1, loaded.exitCode());
    assertTrue(loaded.out().startsWith("2 files: 2 fetched"), loaded.out() + loaded.err());
    assertTrue(loaded.err().contains("all files of job " + id), loaded.err());
  }

  @Test
  void suspect_minutes_that_cannot_be_had_are_told_and_hinder_nothing() {
    account.command("download", "--job", JOB);
    account
        .simulator()
        .faults()
        .always(
            "**/results.json",
            replacing("\\{", "{\"suspectMinutesUrl\":\"http://example.com/s.json\","));

    CommandRun run = verify();

    assertEquals(0, run.exitCode(), run.err());
    assertEquals("24", values(run).get("VERIFIED"));
    assertTrue(run.err().contains("The suspect minutes of job"), run.err());
  }

  @Test
  @MostlyWaits
  void silent_windows_are_unknown_where_the_name_of_a_file_tells_no_time() {
    assertEquals("0", values(verify()).get("SILENT_WINDOWS"));
    account
        .simulator()
        .faults()
        .always(
            "**/results.json",
            replacing("\"urlList\":\\[", "$0\"https://example.com/strange.json.gz\","));
    assertEquals("", values(verify()).get("SILENT_WINDOWS"));
  }

  /** Answers as the service would, but for the first place in the text. */
  private static Fault replacing(String expression, String by) {
    return new Fault() {
      @Override
      public Response answer(Response answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return answer.withBody(body.replaceFirst(expression, by).getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  private String jobId() {
    return account
        .query("SELECT job_id FROM jobs WHERE title = '" + JOB + "'", "--format", "csv")
        .outLines()
        .get(1);
  }

  @Test
  @MostlyWaits
  void without_a_job_all_delivered_ones_are_told() {
    CommandRun run = account.command("verify", "--format", "json");

    assertEquals(1, run.exitCode());
    assertTrue(run.outLines().size() > 1, run.out());
    run.outLines().forEach(line -> assertTrue(line.startsWith("{\"JOB_ID\":\""), line));
    assertTrue(run.err().contains("more"), run.err());
  }

  @Test
  void a_folder_tells_of_duplicates_cut_files_and_silent_windows() throws IOException {
    Path dir = temporary.resolve("files");
    account.command("download", "--job", JOB, "--dir", dir.toString());
    List<Path> files = dataFiles(dir);
    Path cut = files.get(0);
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 1000));
    Files.delete(files.get(1));
    Files.copy(files.get(2), Files.createDirectories(dir.resolve("again")).resolve(name(files, 2)));

    CommandRun run = CommandRun.of("verify", "jdbc:powertrack:file:" + dir, "--format", "csv");

    assertEquals(1, run.exitCode());
    assertEquals(
        Map.of(
            "LISTED",
            "23",
            "DUPLICATES",
            "1",
            "VERIFIED",
            "22",
            "PROBLEMS",
            "1",
            "SILENT_WINDOWS",
            "1",
            "URL_COUNT",
            "",
            "ACTIVITY_COUNT",
            ""),
        values(
            run,
            "LISTED",
            "DUPLICATES",
            "VERIFIED",
            "PROBLEMS",
            "SILENT_WINDOWS",
            "URL_COUNT",
            "ACTIVITY_COUNT"));
    assertTrue(run.err().contains(name(files, 0)), run.err());
  }

  @Test
  void a_job_that_a_folder_has_not_is_not_sought_in_an_account() {
    Path dir = temporary.resolve("files");
    account.command("download", "--job", JOB, "--dir", dir.toString());

    CommandRun run = CommandRun.of("verify", "jdbc:powertrack:file:" + dir, "--job", "coffee");

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("no job with the id or title 'coffee'. There is "), run.err());
    assertFalse(run.err().contains("account"), run.err());
  }

  @Test
  @MostlyWaits
  void a_job_whose_results_have_expired_is_not_taken_for_complete() {
    account.command("download", "--job", JOB, "--to", "2014-05-10T19:10Z");
    account.simulator().faults().always("**/results.json", Fault.status(410));

    CommandRun run = verify();

    assertEquals(1, run.exitCode(), run.out());
    assertTrue(run.err().contains("no longer tells which files it has"), run.err());
  }

  @Test
  @MostlyWaits
  void a_damaged_file_of_a_job_whose_results_have_expired_stays_and_is_named_each_time()
      throws IOException {
    account.command("download", "--job", JOB, "--to", "2014-05-10T19:20Z");
    Path stored = storedFiles().get(0);
    byte[] bytes = Files.readAllBytes(stored);
    Files.write(stored, Arrays.copyOf(bytes, bytes.length - 500));
    account.simulator().faults().always("**/results.json", Fault.status(410));

    for (CommandRun run : List.of(verify(), verify(), verify("--deep"))) {
      assertEquals(
          Map.of("FETCHED", "2", "PROBLEMS", "1", "MISSING", "0"),
          values(run, "FETCHED", "PROBLEMS", "MISSING"));
      assertTrue(run.err().contains("it ends early"), run.err());
    }
    assertEquals(1, account.command("download", "--job", JOB).exitCode());
    assertEquals(2, storedFiles().size());
  }

  @Test
  @MostlyWaits
  void a_file_of_which_no_line_can_be_read_is_kept_and_a_problem() {
    account.simulator().faults().always(SECOND, Fault.file(VerifyCommandTest::withoutBraces));
    assertEquals(0, account.command("download", "--job", JOB).exitCode());

    for (CommandRun run : List.of(verify(), verify("--deep"))) {
      assertEquals(1, run.exitCode(), run.out());
      assertEquals(
          Map.of("COMPLETE", "no", "FETCHED", "24", "VERIFIED", "23", "PROBLEMS", "1"),
          values(run, "COMPLETE", "FETCHED", "VERIFIED", "PROBLEMS"));
      assertTrue(run.err().matches("(?s).*: (\\d+) of its \\1 lines cannot be read.*"), run.err());
    }
    CommandRun coverage = account.run("coverage", JOB, "--no-page");
    assertEquals(1, coverage.exitCode());
    assertTrue(coverage.out().contains("1 of 24 files has a problem"), coverage.out());
    CommandRun files =
        account.query(
            "SELECT COUNT(*) FROM files WHERE problem LIKE '%cannot be read%';"
                + "SELECT COUNT(*) FROM coverage WHERE title = '"
                + JOB
                + "' AND NOT verified",
            "--format",
            "csv");
    assertEquals(2, files.outLines().stream().filter("1"::equals).count(), files.out());
  }

  @Test
  @MostlyWaits
  void bytes_behind_the_gzip_data_of_a_file_are_told_and_its_rows_are_read() {
    account
        .simulator()
        .faults()
        .always(
            SECOND,
            Fault.file(
                file -> {
                  byte[] longer = Arrays.copyOf(file, file.length + 5);
                  longer[file.length] = 1;
                  return longer;
                }));
    CommandRun load = account.command("download", "--job", JOB);
    assertEquals(0, load.exitCode(), load.err());

    for (CommandRun run : List.of(verify(), verify("--deep"))) {
      assertEquals(1, run.exitCode(), run.out());
      assertEquals(Map.of("FETCHED", "24", "PROBLEMS", "1"), values(run, "FETCHED", "PROBLEMS"));
      assertEquals(values(run).get("ACTIVITY_COUNT"), values(run).get("TWEETS"));
      assertTrue(run.err().contains("5 bytes behind its gzip data are not read"), run.err());
    }
    CommandRun read =
        account.query(
            "SELECT COUNT(lang) > 0 FROM tweets WHERE window_start ="
                + " TIMESTAMP '2014-05-10 19:10:00'",
            "--format",
            "csv");
    assertTrue(read.outLines().contains("true"), read.out());
    assertTrue(read.err().contains("has bytes behind its gzip data"), read.err());
  }

  /** Every line but the footer begins otherwise than JSON. */
  private static byte[] withoutBraces(byte[] file) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(text.replaceAll("(?m)^\\{(?!\"info\")", "<").getBytes(StandardCharsets.UTF_8));
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void files_shows_the_problem_of_a_file_that_is_not_kept() {
    account.simulator().faults().always(SECOND, Fault.footerCount(1));

    CommandRun run =
        account.query(
            "SELECT COUNT(*) AS n FROM tweets WHERE posted_at < TIMESTAMP '2014-05-10 19:30:00'"
                + " AND posted_at >= TIMESTAMP '2014-05-10 19:00:00';"
                + "SELECT state, problem FROM files WHERE window_start ="
                + " TIMESTAMP '2014-05-10 19:10:00'",
            "--format",
            "csv");

    String last = run.outLines().get(run.outLines().size() - 1);
    assertTrue(last.startsWith("listed,the footer tells of 1 tweets but there are "), run.out());
  }

  @Test
  @MostlyWaits
  void a_file_that_was_fetched_and_found_wrong_is_no_missing_one_to_the_next_process() {
    account.simulator().faults().always(SECOND, Fault.footerCount(1));
    account.command("download", "--job", JOB);

    CommandRun later = verify();

    assertEquals(
        Map.of("FETCHED", "23", "PROBLEMS", "1", "MISSING", "0"),
        values(later, "FETCHED", "PROBLEMS", "MISSING"));
    assertTrue(later.err().contains("the footer tells of 1 tweets but there are"), later.err());
    assertTrue(later.err().matches("(?s).*fetched at 20[0-9T:-]+Z and not kept.*"), later.err());
    CommandRun files =
        account.query("SELECT problem FROM files WHERE problem IS NOT NULL", "--format", "csv");
    assertTrue(files.outLines().get(1).startsWith("the footer tells of 1 tweets"), files.out());

    account.simulator().faults().clear();
    assertEquals(0, account.command("download", "--job", JOB).exitCode());
    assertEquals("0", values(verify(), "PROBLEMS").get("PROBLEMS"));
  }

  private CommandRun verify(String... options) {
    return account.command(
        "verify",
        Stream.concat(Stream.of("--job", JOB, "--format", "csv"), Stream.of(options))
            .toArray(String[]::new));
  }

  /** Of the one row. */
  private static Map<String, String> values(CommandRun run, String... columns) {
    assertEquals(2, run.outLines().size(), run.out() + run.err());
    String[] names = run.outLines().get(0).split(",", -1);
    String[] texts = run.outLines().get(1).split(",", -1);
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      if (columns.length == 0 || List.of(columns).contains(names[i])) {
        row.put(names[i], texts[i]);
      }
    }
    return row;
  }

  private List<Path> storedFiles() throws IOException {
    return dataFiles(account.cache());
  }

  private static List<Path> dataFiles(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(".json.gz"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  private static String name(List<Path> files, int index) {
    return files.get(index).getFileName().toString();
  }
}
