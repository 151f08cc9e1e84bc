package dev.powertrack.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that someone downloaded years ago, however they are named and wherever they lie. */
class FolderArchiveTest {
  private final Path folder;

  FolderArchiveTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void finds_files_under_all_names_and_in_all_depths() throws IOException {
    put("20140517-20140517_joba_2014_05_17_18_00_activities.json.gz");
    put("deep/er/20140516-20140520_joba201405171810_activities.json.gz");
    put("joba_2014_05_17_18_20_activities.json");
    put("20140517-20140517_joba/2014/05/17/18/30_activities.json.gz");
    put("joba/2014_05_17_18_40_activities.json.gz");
    assertEquals(List.of("joba"), jobIds());
    assertEquals(
        List.of("18:00", "18:10", "18:20", "18:30", "18:40"),
        archive().files("joba").stream().map(FolderArchiveTest::clock).toList());
  }

  @Test
  void takes_the_job_from_the_folder_where_the_name_does_not_tell_it() throws IOException {
    put("elections/2014_05_17_18_00_activities.json.gz");
    put("elections/more.jsonl");
    assertEquals(List.of("elections"), jobIds());
  }

  @Test
  void takes_the_job_of_a_tree_from_above_the_tree_and_not_from_its_hours() throws IOException {
    put("my tweets/2014/05/17/18/00_activities.json.gz");
    put("my tweets/2014/05/17/19/00_activities.json.gz");
    assertEquals(List.of("my tweets"), jobIds());
    assertEquals(2, archive().files("my tweets").size());
  }

  @Test
  void takes_the_job_from_the_folder_that_was_opened_if_that_is_the_top_of_the_tree()
      throws IOException {
    Path top = folder.resolve("20140517-20140517_joba");
    put("20140517-20140517_joba/2014/05/17/18/00_activities.json.gz");
    try (FolderArchive archive = FolderArchive.of(top)) {
      assertEquals("joba", archive.jobs().get(0).jobId());
      assertEquals("2014/05/17/18/00_activities.json.gz", archive.files("joba").get(0).name());
      assertEquals(
          "20140517-20140517_joba/2014/05/17/18/00_activities.json.gz",
          read(archive, archive.files("joba").get(0)));
    }
  }

  @Test
  void tells_the_period_of_a_job_from_its_first_window_to_its_last() throws IOException {
    put("joba_2014_05_17_18_30_activities.json");
    put("joba_2014_05_17_18_00_activities.json");
    assertEquals(
        new ArchivedJob(
            "joba",
            TimeRange.between(
                Instant.parse("2014-05-17T18:00:00Z"), Instant.parse("2014-05-17T18:40:00Z"))),
        archive().jobs().get(0));
  }

  @Test
  void reads_a_json_file_of_an_unknown_name_for_any_time() throws IOException {
    put("joba/sample.json");
    put("joba/sample.ndjson.gz");
    put("joba/joba_2014_05_17_18_00_activities.json");
    List<DataFile> files = archive().files("joba");
    assertEquals(3, files.size());
    assertNull(files.get(0).window());
    assertNull(files.get(1).window());
    assertNull(archive().jobs().get(0).period());
  }

  @Test
  void leaves_other_files_alone() throws IOException {
    put("joba_2014_05_17_18_00_activities.json.gz.part");
    put("readme.txt");
    put("results.csv");
    Files.createDirectories(folder.resolve("a folder.json"));
    assertEquals(List.of(), archive().jobs());
  }

  @Test
  void reads_the_gzipped_one_of_two_files_for_a_window() throws IOException {
    put("plain/joba_2014_05_17_18_00_activities.json");
    put("z/joba_2014_05_17_18_00_activities.json.gz");
    assertEquals(
        List.of("z/joba_2014_05_17_18_00_activities.json.gz"), names(archive().files("joba")));
    assertEquals(
        List.of(FileState.DUPLICATE, FileState.LOCAL),
        archive().listing("joba").stream().map(ListedFile::state).toList());
  }

  @Test
  void reads_the_gzipped_one_of_two_files_whose_names_differ_by_that_only() throws IOException {
    put("joba/sample.json");
    put("joba/sample.json.gz");
    put("joba/sample2.json");
    assertEquals(
        List.of("joba/sample.json.gz", "joba/sample2.json"), names(archive().files("joba")));
  }

  @Test
  void reads_names_that_end_in_capitals() throws IOException {
    put("joba_2014_05_17_18_00_ACTIVITIES.JSON.GZ");
    put("joba_2014_05_17_18_00_activities.json");
    put("joba/201405171810.Json.Gz");
    put("other/tweets.JSONL");
    assertEquals(List.of("joba", "other"), jobIds());
    List<DataFile> files = archive().files("joba");
    assertEquals(
        List.of("joba_2014_05_17_18_00_ACTIVITIES.JSON.GZ", "joba/201405171810.Json.Gz"),
        names(files));
    assertEquals("18:10", clock(files.get(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s.json (1).gz", "%s.json(1).gz", "%s (12).json.gz", "%s.json.gz (1)"})
  void reads_what_a_browser_downloaded_a_second_time_unless_the_first_is_there(String form)
      throws IOException {
    String second = String.format(Locale.ROOT, form, "joba_2014_05_17_18_00_activities");
    put(second);
    assertEquals(List.of(second), names(archive().files("joba")));
    put("z/joba_2014_05_17_18_00_activities.json.gz");
    assertEquals(
        List.of("z/joba_2014_05_17_18_00_activities.json.gz"), names(archive().files("joba")));
    assertEquals(2, archive().listing("joba").size());
  }

  @Test
  void keeps_two_files_of_unknown_names_that_differ_by_a_number() throws IOException {
    put("own/tweets.json.gz");
    put("own/tweets.json (1).gz");
    assertEquals(2, archive().files("own").size());
  }

  @Test
  void keeps_the_same_window_of_two_jobs() throws IOException {
    put("joba_2014_05_17_18_00_activities.json");
    put("jobb_2014_05_17_18_00_activities.json");
    assertEquals(List.of("joba", "jobb"), jobIds());
    assertEquals(1, archive().files("joba").size());
    assertEquals(1, archive().files("jobb").size());
  }

  @Test
  void lists_sizes() throws IOException {
    put("joba_2014_05_17_18_00_activities.json");
    ListedFile listed = archive().listing("joba").get(0);
    assertEquals(
        Files.size(folder.resolve("joba_2014_05_17_18_00_activities.json")), listed.bytes());
  }

  @Test
  void knows_no_files_of_a_job_that_is_not_there() {
    assertEquals(List.of(), archive().files("joba"));
    assertEquals(List.of(), archive().listing("joba"));
  }

  @Test
  void is_empty_where_the_folder_is() {
    assertEquals(List.of(), archive().jobs());
  }

  @Test
  void says_that_the_folder_does_not_exist() {
    assertError("does not exist", () -> FolderArchive.of(folder.resolve("nowhere")).jobs());
  }

  @Test
  void says_that_it_is_not_a_folder() throws IOException {
    put("file.json");
    assertError(
        "is a file, not a folder", () -> FolderArchive.of(folder.resolve("file.json")).jobs());
  }

  @Test
  void says_that_a_file_has_vanished() throws IOException {
    put("joba_2014_05_17_18_00_activities.json");
    FolderArchive archive = archive();
    DataFile file = archive.files("joba").get(0);
    Files.delete(folder.resolve(file.name()));
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> archive.open(file, new CancelSignal()));
    assertEquals(Kind.NOT_FOUND, e.kind());
    assertTrue(message(e).contains(folder + " no longer holds file " + file.name()), message(e));
  }

  /** A name of Latin-1 in a locale with UTF-8, or one of UTF-8 in a locale without. */
  @Test
  void says_that_the_locale_does_not_know_the_letters_of_a_name() {
    DataFile file = new DataFile("joba", null, "caf\uFFFD.json");
    assertError(
        "letters that the locale of this process does not know",
        () -> archive().open(file, new CancelSignal()));
  }

  @Test
  void opens_nothing_outside_the_folder() throws IOException {
    put("inside/joba_2014_05_17_18_00_activities.json");
    put("outside.json");
    FolderArchive archive = FolderArchive.of(folder.resolve("inside"));
    DataFile outside = new DataFile("joba", null, "../outside.json");
    assertThrows(PowerTrackException.class, () -> archive.open(outside, new CancelSignal()));
  }

  @Test
  void follows_links_but_not_in_circles() throws IOException {
    put("real/joba_2014_05_17_18_00_activities.json");
    Files.createSymbolicLink(folder.resolve("real/again"), folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("gone.json"), folder.resolve("nowhere.json"));
    assertEquals(1, archive().listing("joba").size());
  }

  @Test
  void tells_of_a_link_that_leads_nowhere_and_reads_another_file_for_its_window_if_there_is_one()
      throws IOException {
    put("z/joba_2014_05_17_18_00_activities.json");
    Path nowhere = folder.resolve("nowhere");
    for (String name : List.of("joba_2014_05_17_18_00", "joba_2014_05_17_18_10", ".#joba")) {
      Files.createSymbolicLink(folder.resolve(name + "_activities.json.gz"), nowhere);
    }
    FolderArchive archive = archive();
    assertEquals(
        List.of(
            "z/joba_2014_05_17_18_00_activities.json", "joba_2014_05_17_18_10_activities.json.gz"),
        names(archive.files("joba")));
    DataFile link = archive.files("joba").get(1);
    assertError("a link to a file that is not there", () -> archive.open(link, new CancelSignal()));
  }

  @Test
  void says_that_it_is_or_lies_behind_a_link_that_leads_nowhere() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("unmounted"));
    for (Path lost : List.of(link, link.resolve("hpt"))) {
      assertError(
          link + " is a link to a folder that is not there", () -> FolderArchive.of(lost).jobs());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"elections", "2014", "2014.07", "20140517-20140517_joba"})
  void does_not_pass_over_a_link_to_a_folder_that_is_not_there(String name) throws IOException {
    put("joba_2014_05_17_18_00_activities.json");
    Path link = Files.createSymbolicLink(folder.resolve(name), folder.resolve("unmounted"));
    assertError(link + " is a link to a folder that is not there", () -> archive().jobs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"readme.txt", ".#lock", "results.csv"})
  void passes_over_a_link_that_leads_nowhere_and_was_no_folder(String name) throws IOException {
    put("joba_2014_05_17_18_00_activities.json");
    Files.createSymbolicLink(folder.resolve(name), folder.resolve("unmounted"));
    assertEquals(List.of("joba"), jobIds());
  }

  @Test
  void opens_a_file_without_looking_through_the_folder() throws IOException {
    put("joba_2014_05_17_18_00_activities.json");
    Window window = Window.of(Instant.parse("2014-05-17T18:00:00Z"));
    DataFile file = new DataFile("joba", window, "joba_2014_05_17_18_00_activities.json");
    assertEquals(file.name(), read(archive(), file));
  }

  @Test
  void passes_over_a_folder_that_may_not_be_opened_with_a_warning() throws IOException {
    put("joba_2014_05_17_18_00_activities.json");
    put("lost+found/joba_2014_05_17_18_10_activities.json");
    Path closed = folder.resolve("lost+found");
    FolderArchive archive =
        FolderArchive.of(
            folder, (path, visitor) -> Files.walkFileTree(path, notOpening(closed, visitor)));
    assertEquals(List.of(), archive.warnings());
    assertEquals(1, archive.files("joba").size());
    assertEquals(
        List.of(
            "A folder may not be opened by this user: "
                + closed
                + ". Data files there are not seen."),
        archive.warnings());
  }

  @Test
  void says_that_the_folder_itself_may_not_be_opened() {
    FolderArchive archive =
        FolderArchive.of(
            folder, (path, visitor) -> Files.walkFileTree(path, notOpening(folder, visitor)));
    assertError("may not be opened", archive::jobs);
  }

  /** Root may open every folder. */
  private static FileVisitor<Path> notOpening(Path closed, FileVisitor<Path> visitor) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
          throws IOException {
        if (!path.equals(closed)) {
          return visitor.preVisitDirectory(path, attributes);
        }
        FileVisitResult unused =
            visitor.visitFileFailed(path, new AccessDeniedException(path.toString()));
        return FileVisitResult.SKIP_SUBTREE;
      }

      @Override
      public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
          throws IOException {
        return visitor.visitFile(path, attributes);
      }
    };
  }

  private FolderArchive archive() {
    return FolderArchive.of(folder);
  }

  private List<String> jobIds() {
    return archive().jobs().stream().map(ArchivedJob::jobId).toList();
  }

  private static List<String> names(List<DataFile> files) {
    return files.stream().map(DataFile::name).toList();
  }

  private static String clock(DataFile file) {
    return Objects.requireNonNull(file.window()).start().toString().substring(11, 16);
  }

  /** A file whose content is its name. */
  private void put(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, name);
  }

  private static String read(FolderArchive archive, DataFile file) throws IOException {
    FileContent content = archive.open(file, new CancelSignal());
    try (InputStream in = content.stream()) {
      assertEquals(0, content.fetchedBytes());
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertError(String part, Executable call) {
    PowerTrackException e = assertThrows(PowerTrackException.class, call);
    assertEquals(Kind.LOCAL_IO, e.kind());
    assertTrue(message(e).contains(part), message(e));
  }

  private static String message(PowerTrackException e) {
    return String.valueOf(e.getMessage());
  }
}
