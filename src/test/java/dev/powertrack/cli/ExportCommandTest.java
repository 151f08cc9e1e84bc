package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.powertrack.simulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query gives, in a file that is whole or not there. */
@Timeout(60)
class ExportCommandTest {
  private static final String VALUES =
      """
      SELECT * FROM (VALUES
        (CAST(9223372036854775807 AS BIGINT), CAST('say "hi", you' AS VARCHAR(20)), TRUE,
         TIMESTAMP '2014-03-09 02:30:00.5', CAST(1.50 AS DECIMAL(5, 2))),
        (CAST(-1 AS BIGINT), CAST(NULL AS VARCHAR(20)), FALSE,
         TIMESTAMP '2014-07-13 21:24:00', CAST(20 AS DECIMAL(5, 2))))
        AS t (id, note, ok, at_utc, amount)
      """;
  private static final String TWEETS =
      "SELECT tweet_id, posted_at, full_text FROM tweets"
          + " WHERE posted_at >= TIMESTAMP '2014-05-10 19:00:00'"
          + " AND posted_at < TIMESTAMP '2014-05-10 20:00:00'";

  @TempDir private Path folder;
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
  void what_a_killed_export_of_the_same_file_left_goes() throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(5)));
    for (String name : List.of(".rows.csv.999999999.part", ".other.csv.999999999.part")) {
      Files.setLastModifiedTime(Files.writeString(folder.resolve(name), "half"), old);
    }
    assertEquals(0, export(VALUES, "rows.csv").exitCode());
    assertEquals(
        List.of(".other.csv.999999999.part", "rows.csv"), names().stream().sorted().toList());
  }

  @Test
  void csv_is_what_query_writes() throws IOException {
    CommandRun run = export(VALUES, "rows.csv");

    assertEquals(0, run.exitCode(), run.err());
    assertEquals("", run.out());
    String size = Files.size(folder.resolve("rows.csv")) + " bytes";
    assertTrue(
        run.err().matches("\\S+rows.csv: 2 rows, " + size + ", \\d+\\.\\d\\d s\n"), run.err());
    assertEquals(account.query(VALUES, "--format", "csv").out(), text("rows.csv"));
  }

  @ParameterizedTest
  @CsvSource({"rows.jsonl", "rows.ndjson", "rows.JSONL.gz"})
  void json_lines_are_read_back_with_their_types(String name) throws IOException {
    CommandRun run = export(VALUES, name);

    assertEquals(0, run.exitCode(), run.err());
    List<JsonNode> rows = objects(text(name));
    assertEquals(2, rows.size());
    assertEquals(Long.MAX_VALUE, rows.get(0).path("ID").longValue());
    assertEquals("say \"hi\", you", rows.get(0).path("NOTE").textValue());
    assertTrue(rows.get(0).path("OK").booleanValue());
    assertEquals("2014-03-09T02:30:00.500Z", rows.get(0).path("AT_UTC").textValue());
    assertTrue(rows.get(0).path("AMOUNT").isNumber());
    assertTrue(rows.get(1).path("NOTE").isNull());
  }

  @Test
  void gzipped_or_not_there_is_the_same_in_it() throws IOException {
    assertEquals(0, export(TWEETS, "rows.csv").exitCode());
    assertEquals(0, export(TWEETS, "rows.csv.gz").exitCode());

    assertTrue(text("rows.csv").lines().count() > 100);
    assertEquals(text("rows.csv"), text("rows.csv.gz"));
    assertTrue(
        Files.size(folder.resolve("rows.csv.gz")) < Files.size(folder.resolve("rows.csv")) / 2);
  }

  @Test
  void the_format_may_be_said_where_the_name_does_not_tell_it() throws IOException {
    assertUsage(export(VALUES, "rows.txt"), "let it end in .csv or .jsonl");
    assertUsage(export(VALUES, "rows.parquet"), "does not tell the form");
    assertUsage(export(VALUES, "rows.csv", "--format", "parquet"), "Parquet is not written");

    assertEquals(0, export(VALUES, "rows.txt", "--format", "jsonl").exitCode());
    assertEquals(2, objects(text("rows.txt")).size());
  }

  @Test
  void stdout_takes_it_too() {
    CommandRun csv = account.run("export", VALUES, "-o", "-");
    CommandRun json = account.run("export", VALUES, "-o", "-", "--format", "jsonl");

    assertEquals(account.query(VALUES, "--format", "csv").out(), csv.out(), csv.err());
    assertEquals(account.query(VALUES, "--format", "json").out(), json.out(), json.err());
  }

  @Test
  void a_file_that_is_there_is_replaced_only_where_that_is_said() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "mine");

    assertUsage(export(VALUES, "rows.csv"), "is there already; --force replaces it");
    assertEquals("mine", text("rows.csv"));
    assertEquals(0, account.simulator().requests().all().size());

    assertEquals(0, export(VALUES, "rows.csv", "--force").exitCode());
    assertTrue(text("rows.csv").startsWith("ID,NOTE"));
    assertEquals(List.of("rows.csv"), names());
  }

  @Test
  void where_a_file_cannot_be_is_told_before_anything_is_asked() throws IOException {
    Files.createDirectory(folder.resolve("down.csv"));

    assertUsage(export(VALUES, "down.csv"), "is a folder");
    assertUsage(export(VALUES, "nix/rows.csv"), "There is no folder");
    assertEquals(0, account.simulator().requests().all().size());
  }

  @Test
  void what_fails_midway_leaves_nothing() throws IOException {
    account
        .simulator()
        .faults()
        .always("**/2014/05/10/19/30_activities.json.gz", Fault.status(404));

    CommandRun run = export(TWEETS + " ORDER BY posted_at", "rows.csv");

    assertEquals(1, run.exitCode(), run.err());
    assertEquals(List.of(), names());
  }

  @Test
  void what_fails_midway_leaves_the_file_of_before() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "mine");

    CommandRun run = export("SELECT 1 / (COUNT(*) - COUNT(*)) FROM jobs", "rows.csv", "--force");

    assertEquals(1, run.exitCode(), run.err());
    assertEquals("mine", text("rows.csv"));
    assertEquals(List.of("rows.csv"), names());
  }

  /** What is written to Linux's device ends as on a full disk. */
  @ParameterizedTest
  @ValueSource(strings = {"rows.csv", "rows.csv.gz"})
  void a_full_disk_is_told_with_what_to_do_and_leaves_nothing(String name) throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no device that is full");
    Files.createSymbolicLink(
        folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".part"), full);

    CommandRun run = export(VALUES, name);

    assertEquals(1, run.exitCode(), run.err());
    assertTrue(
        run.err().contains(folder.resolve(name) + " is not written: No space left on device"),
        run.err());
    assertTrue(run.err().contains("Make room, or name a file in another folder"), run.err());
    assertTrue(run.err().endsWith("[58030]\n"), run.err());
    assertEquals(List.of(), names());
  }

  @Test
  void what_is_stopped_midway_leaves_nothing() throws Exception {
    account
        .simulator()
        .faults()
        .always("**/2014/05/10/19/50_activities.json.gz", Fault.stalledAfter(10));
    FutureTask<CommandRun> export = new FutureTask<>(() -> export(TWEETS, "rows.csv"));
    Thread command = new Thread(export);
    command.start();
    while (account.simulator().requests().count("GET", "**/19/50_activities.json.gz") == 0) {
      Thread.sleep(10);
    }
    assertTrue(names().get(0).matches("\\.rows\\.csv\\.\\d+\\.part"), names()::toString);
    command.interrupt();

    CommandRun run = export.get();
    assertEquals(130, run.exitCode(), run.err());
    assertTrue(run.err().contains("rows.csv is not written."), run.err());
    assertEquals(List.of(), names());
  }

  @Test
  void one_query_is_exported_and_nothing_is_changed() {
    assertUsage(export("SELECT 1; SELECT 2", "rows.csv"), "there are 2 statements");

    CommandRun run =
        account.with(
            account.url() + "&writes=allow",
            "export",
            "UPDATE jobs SET status = 'rejected' WHERE title = 'brazil-protests'",
            "-o",
            folder.resolve("rows.csv").toString());

    assertEquals(1, run.exitCode(), run.err());
    assertTrue(run.err().contains("returns no rows"), run.err());
    assertEquals(0, account.simulator().requests().count("PUT", "**"));
  }

  @Test
  void the_query_may_be_in_a_file() throws IOException {
    Path sql = Files.writeString(folder.resolve("report.sql"), VALUES + ";\n-- the end\n");

    CommandRun run =
        account.command(
            "export", "-f", sql.toString(), "-o", folder.resolve("rows.csv").toString());

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(3, text("rows.csv").lines().count());
  }

  private CommandRun export(String sql, String name, String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "-o";
    all[1] = folder.resolve(name).toString();
    System.arraycopy(options, 0, all, 2, options.length);
    return account.run("export", sql, all);
  }

  private String text(String name) throws IOException {
    try (InputStream file = Files.newInputStream(folder.resolve(name));
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(file) : file) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<JsonNode> objects(String text) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    try (MappingIterator<JsonNode> rows = json.readerFor(JsonNode.class).readValues(text)) {
      return rows.readAll();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void assertUsage(CommandRun run, String told) {
    assertEquals(2, run.exitCode(), run.err());
    assertTrue(run.err().contains(told), run.err());
    assertEquals("", run.out());
  }
}
