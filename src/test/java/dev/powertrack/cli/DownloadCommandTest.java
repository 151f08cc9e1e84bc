package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job of 24 files is fetched into the cache or a folder, whatever was there before. */
@Timeout(60)
class DownloadCommandTest {
  private static final String JOB = "song-contest-2014";
  private static final String ALL = "**_activities.json.gz";
  private static final String SECOND = "**/2014/05/10/19/10_activities.json.gz";

  @TempDir private Path temporary;
  private SimulatedAccount account;
  private Path dir;

  @BeforeEach
  void open() {
    account = SimulatedAccount.open(temporary.resolve("cache"));
    dir = temporary.resolve("files");
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void fetches_into_the_cache_what_is_missing_and_nothing_twice() {
    CommandRun first = account.command("download", "--job", JOB);
    long requests = fetches();
    CommandRun second = account.command("download", "--job", JOB);

    assertEquals(0, first.exitCode(), first.err());
    assertTrue(first.out().startsWith("24 files: 24 fetched ("), first.out());
    assertEquals("24 files: 0 fetched, 24 here already.\n", second.out(), second.err());
    assertEquals(24, requests);
    assertEquals(requests, fetches());
  }

  @Test
  void a_query_needs_no_other_fetch_afterwards() {
    assertEquals(0, account.command("download", "--job", JOB).exitCode());
    long requests = fetches();

    account.query(
        "SELECT COUNT(*) FROM tweets WHERE posted_at >= TIMESTAMP '2014-05-10 19:10:00'"
            + " AND posted_at < TIMESTAMP '2014-05-10 19:20:00'");

    assertEquals(requests, fetches());
  }

  @Test
  void takes_only_files_whose_windows_overlap_the_time() throws IOException {
    CommandRun run = inFolder("--from", "2014-05-10T19:15Z", "--to", "2014-05-10T19:20Z");

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("1 file: 1 fetched"), run.out());
    assertTrue(names().get(0).endsWith("_2014_05_10_19_10_activities.json.gz"), names()::toString);
  }

  @Test
  void says_that_the_time_lies_outside_of_the_job() throws IOException {
    CommandRun run = inFolder("--from", "2015-05-10T19:15Z", "--to", "2015-05-11");

    assertEquals(2, run.exitCode(), run.err());
    assertTrue(
        run.err()
            .contains(
                "The time asked for, from 2015-05-10T19:15:00Z to 2015-05-11T00:00:00Z, is outside"
                    + " of the job's period, from 2014-05-10T19:00:00Z to 2014-05-10T23:00:00Z."),
        run.err());
    assertEquals(2, account.command("download", "--to", "2001-01-01").exitCode());
  }

  @Test
  void files_in_a_folder_have_the_vendors_names_and_bytes() throws IOException {
    CommandRun run = inFolder();

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(24, names().size());
    for (String name : names()) {
      assertTrue(
          name.matches("\\d{8}-\\d{8}_[a-z0-9]+_2014_05_10_\\d\\d_\\d\\d_activities.json.gz"),
          name);
    }
    CommandRun verified = CommandRun.of("verify", "jdbc:powertrack:file:" + dir);
    assertEquals(0, verified.exitCode(), verified.err());
  }

  @Test
  void other_users_of_the_machine_can_read_the_files_as_any_other() throws IOException {
    Path plain = Files.createFile(temporary.resolve("plain"));
    inFolder();

    assertEquals(
        PosixFilePermissions.toString(Files.getPosixFilePermissions(plain)),
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file(0))));
  }

  @Test
  void what_is_in_the_cache_is_copied_into_the_folder() throws IOException {
    account.command("download", "--job", JOB);
    long requests = fetches();

    CommandRun run = inFolder();

    assertEquals("24 files: 0 fetched, 24 copied from the cache.\n", run.out(), run.err());
    assertEquals(requests, fetches());
    assertEquals(24, names().size());
  }

  @Test
  void what_is_fetched_into_a_folder_is_in_the_cache_too_unless_there_is_none() throws IOException {
    CommandRun without =
        account.with(
            account.url() + "&cache=off", "download", "--job", JOB, "--dir", dir.toString());
    assertEquals(0, without.exitCode(), without.err());
    assertEquals(24, names().size());
    assertFalse(Files.exists(account.cache()));

    dir = temporary.resolve("other");
    assertEquals(0, inFolder().exitCode());
    CommandRun cached = account.command("download", "--job", JOB);
    assertEquals("24 files: 0 fetched, 24 here already.\n", cached.out(), cached.err());
  }

  @Test
  void files_that_somebody_fetched_are_verified_rather_than_fetched() throws IOException {
    inFolder();
    Path below = Files.createDirectories(dir.resolve("2014"));
    Files.move(file(1), below.resolve(file(1).getFileName()));
    long requests = fetches();

    CommandRun run = inFolder();

    assertEquals("24 files: 0 fetched, 24 here already.\n", run.out(), run.err());
    assertEquals(requests, fetches());
  }

  @Test
  void what_a_killed_process_left_goes_and_what_a_living_one_writes_stays_whatever_its_age()
      throws IOException {
    Files.createDirectories(dir);
    long living = ProcessHandle.current().pid();
    Path written = old(dir.resolve(".a_activities.json.gz." + living + ".part"));
    Path left = old(dir.resolve(".b_activities.json.gz.999999999.part"));

    assertEquals(0, inFolder().exitCode());

    assertTrue(Files.exists(written));
    assertFalse(Files.exists(left));
  }

  private static Path old(Path part) throws IOException {
    Files.writeString(part, "half");
    return Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(Duration.ofHours(5))));
  }

  @Test
  void a_damaged_file_is_replaced_and_kept_beside() throws IOException {
    inFolder();
    Path damaged = file(1);
    byte[] right = Files.readAllBytes(damaged);
    byte[] cut = java.util.Arrays.copyOf(right, right.length / 2);
    Files.write(damaged, cut);

    CommandRun run = inFolder();

    assertEquals(0, run.exitCode(), run.err());
    assertEquals("24 files: 0 fetched, 1 copied from the cache, 23 here already.\n", run.out());
    assertArrayEquals(right, Files.readAllBytes(damaged));
    assertArrayEquals(cut, Files.readAllBytes(Path.of(damaged + ".damaged")));
    assertTrue(run.err().contains("was damaged and is replaced"), run.err());
  }

  @Test
  void files_that_somebody_swapped_are_replaced_and_verify_tells_of_them() throws IOException {
    inFolder();
    byte[] first = Files.readAllBytes(file(1));
    byte[] second = Files.readAllBytes(file(2));
    Files.write(file(1), second);
    Files.write(file(2), first);

    CommandRun verified = CommandRun.of("verify", "jdbc:powertrack:file:" + dir);
    assertEquals(1, verified.exitCode(), verified.out());
    assertTrue(verified.err().contains("it is another window's file"), verified.err());

    CommandRun run = inFolder();

    assertEquals(0, run.exitCode(), run.err());
    assertEquals("24 files: 0 fetched, 2 copied from the cache, 22 here already.\n", run.out());
    assertArrayEquals(first, Files.readAllBytes(file(1)));
    assertArrayEquals(second, Files.readAllBytes(file(2)));
  }

  @Test
  void a_damaged_file_beside_a_right_one_is_kept_under_a_name_that_no_query_reads()
      throws IOException {
    inFolder();
    Path right = file(1);
    byte[] bytes = Files.readAllBytes(right);
    Path below = Files.createDirectories(dir.resolve("1old")).resolve(right.getFileName());
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 500);
    Files.write(below, cut);
    Files.writeString(Path.of(below + ".damaged"), "an earlier one");

    CommandRun run = inFolder();

    assertEquals("24 files: 0 fetched, 24 here already.\n", run.out(), run.err());
    assertArrayEquals(bytes, Files.readAllBytes(right));
    assertFalse(Files.exists(below));
    assertEquals("an earlier one", Files.readString(Path.of(below + ".damaged")));
    assertArrayEquals(cut, Files.readAllBytes(Path.of(below + ".damaged.2")));
    assertEquals(0, CommandRun.of("verify", "jdbc:powertrack:file:" + dir).exitCode());
  }

  @Test
  void a_damaged_file_of_the_cache_does_not_get_into_a_folder() throws IOException {
    account.command("download", "--job", JOB);
    Path stored;
    try (Stream<Path> all = Files.walk(account.cache())) {
      stored =
          all.filter(path -> path.toString().endsWith(".json.gz"))
              .sorted()
              .findFirst()
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(stored);
    bytes[bytes.length / 2] ^= 1;
    Files.write(stored, bytes);

    CommandRun run = inFolder();

    assertEquals("24 files: 1 fetched", run.out().split(" \\(")[0], run.out() + run.err());
    assertEquals(0, CommandRun.of("verify", "jdbc:powertrack:file:" + dir).exitCode());
  }

  @Test
  void a_file_that_cannot_be_had_is_named_and_the_others_are_fetched() throws IOException {
    account.simulator().faults().always(SECOND, Fault.status(403));

    CommandRun run = inFolder();

    assertEquals(1, run.exitCode());
    assertTrue(run.out().contains("23 fetched"), run.out());
    assertTrue(run.out().contains("1 missing"), run.out());
    assertTrue(run.err().contains("_2014_05_10_19_10_activities.json.gz of job"), run.err());
    assertTrue(run.err().contains("refused"), run.err());
    assertEquals(23, names().size());

    account.simulator().faults().clear();
    CommandRun again = inFolder();
    assertEquals(0, again.exitCode(), again.err());
    assertTrue(again.out().startsWith("24 files: 1 fetched"), again.out());
  }

  @Test
  void a_file_that_the_service_has_wrong_is_not_written() throws IOException {
    account.simulator().faults().always(SECOND, Fault.footerCount(1));

    CommandRun run = inFolder();

    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains("the footer tells of 1 tweets"), run.err());
    assertEquals(23, names().size());
    try (Stream<Path> all = Files.list(dir)) {
      assertEquals(23, all.count());
    }
  }

  @Test
  void a_list_that_is_not_as_long_as_the_service_says_is_told() {
    results(body -> body.replace("\"urlCount\":24", "\"urlCount\":26"));

    CommandRun run = account.command("download", "--job", JOB, "--to", "2014-05-10T19:10Z");

    assertEquals(1, run.exitCode());
    assertTrue(run.out().startsWith("1 file: 1 fetched"), run.out());
    assertTrue(run.err().contains("the service speaks of 26 files and lists 24"), run.err());
  }

  @Test
  void a_folder_below_a_file_is_told_in_words() throws IOException {
    Path file = Files.writeString(temporary.resolve("a-file"), "in the way");
    dir = file.resolve("below");

    CommandRun run = inFolder();

    assertEquals(1, run.exitCode());
    assertTrue(
        run.err()
            .contains(": " + file + " is a file, not a folder. Name another folder with --dir."),
        run.err());
    assertFalse(run.err().contains("java.nio"), run.err());
  }

  @Test
  void a_delivered_job_without_any_list_is_told() {
    results(body -> "{}");

    CommandRun run = account.command("download", "--job", JOB);

    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains("holds no list of files"), run.err());
  }

  @Test
  void a_link_that_stands_twice_with_two_signatures_is_one_file() {
    results(
        body ->
            body.replaceFirst("\"urlList\":\\[\"([^?\"]*)", "\"urlList\":[\"$1?another\",\"$1"));

    CommandRun run = account.command("download", "--job", JOB);

    assertTrue(run.out().startsWith("24 files"), run.out());
    assertFalse(run.err().contains("two different links"), run.err());
  }

  @Test
  void a_second_link_for_a_window_is_told_and_the_first_is_fetched() {
    results(
        body ->
            body.replace("\"urlCount\":24", "\"urlCount\":25")
                .replaceFirst(
                    "\"urlList\":\\[\"(https?://[^/]*)(/[^\"]*)\"",
                    "\"urlList\":[\"$1$2\",\"$1/other$2\""));

    CommandRun run = account.command("download", "--job", JOB);
    CommandRun verified = account.command("verify", "--job", JOB);

    assertEquals(1, run.exitCode());
    assertTrue(run.out().startsWith("24 files"), run.out());
    assertTrue(run.err().contains("two different links"), run.err());
    assertEquals(1, verified.exitCode());
    assertTrue(verified.err().contains("two different links"), verified.err());
    assertFalse(verified.err().contains("speaks of"), verified.err());
  }

  @Test
  void a_file_for_which_the_cache_has_no_place_is_named_and_has_one_in_a_folder()
      throws IOException {
    results(body -> body.replaceFirst("/10_activities.json.gz\\?", "/10_more.json.gz?"));
    byte[] empty =
        gzip("{\"info\":{\"message\":\"Replay Request Completed\",\"activity_count\":0}}\n");
    Fault served =
        new Fault() {
          @Override
          public Optional<Response> instead() {
            return Optional.of(Response.of(200, "application/octet-stream", empty));
          }
        };
    account.simulator().faults().always("**/10_more.json.gz", served);

    CommandRun cached = account.command("download", "--job", JOB);
    CommandRun folder = inFolder();

    assertEquals(1, cached.exitCode());
    assertTrue(cached.out().contains(" 23 fetched"), cached.out());
    assertTrue(cached.err().contains("10_more.json.gz"), cached.err());
    assertTrue(cached.err().contains("--dir"), cached.err());
    assertEquals(0, folder.exitCode(), folder.err());
  }

  @Test
  void files_that_had_to_make_room_for_others_are_not_there() throws IOException {
    CommandRun run =
        account.with(
            account.url() + "&cacheMaxBytes=30kB&cacheEvictExpired=true", "download", "--job", JOB);

    assertEquals(1, run.exitCode());
    long here = storedFiles();
    assertTrue(here < 24, here + " files");
    assertTrue(run.out().contains(24 - here + " of these gone again"), run.out());
    assertTrue(run.err().contains(24 - here + " files had to make room"), run.err());
    assertTrue(run.err().contains("cacheMaxBytes"), run.err());
  }

  private long storedFiles() throws IOException {
    try (Stream<Path> all = Files.walk(account.cache())) {
      return all.filter(path -> path.toString().endsWith(".json.gz")).count();
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private void results(UnaryOperator<String> change) {
    Fault changed =
        new Fault() {
          @Override
          public Response answer(Response answer) {
            String body = change.apply(new String(answer.body(), StandardCharsets.UTF_8));
            return answer.withBody(body.getBytes(StandardCharsets.UTF_8));
          }
        };
    account.simulator().faults().always("**/results.json", changed);
  }

  @Test
  void progress_has_a_line_every_few_seconds_where_there_is_no_terminal() {
    account.simulator().faults().always(ALL, Fault.delayed(Duration.ofMillis(5500)));

    CommandRun run = account.command("download", "--job", JOB);

    assertEquals(List.of("0 of 24 files"), run.errLines());
  }

  @Test
  void what_cannot_be_meant_is_wrong_usage() {
    assertEquals(2, account.command("download", "--from", "yesterday").exitCode());
    assertEquals(
        2, account.command("download", "--from", "2014-07-14", "--to", "2014-07-13").exitCode());
    assertEquals(2, account.with(account.url() + "&cache=off", "download").exitCode());
    assertEquals(2, account.command("download", "--job", "no-such-job").exitCode());
    assertEquals(2, CommandRun.of("download", "jdbc:powertrack:demo").exitCode());
  }

  private CommandRun inFolder(String... options) {
    String[] args =
        Stream.concat(Stream.of("--job", JOB, "--dir", dir.toString()), Stream.of(options))
            .toArray(String[]::new);
    return account.command("download", args);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.walk(dir)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".json.gz"))
          .sorted()
          .toList();
    }
  }

  private Path file(int index) throws IOException {
    return dir.resolve(names().get(index));
  }

  private long fetches() {
    return account.simulator().requests().dataFiles();
  }
}
