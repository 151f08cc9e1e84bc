package dev.powertrack.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name of a data file that the reference (Results) lists, on a link and on a disk. */
class DataFileNameTest {
  private static final String LINK =
      "https://archive.example.com/archive.replay.snapshots/snapshots/twitter/track_v2"
          + "/activity_streams/acme/2015/06/01/20140517-20140517_kj4r26m0qx/2014/05/17/18/00"
          + "_activities.json.gz";

  @ParameterizedTest
  @CsvSource({
    "20140517-20140517_kj4r26m0qx_2014_05_17_18_00_activities.json.gz, kj4r26m0qx",
    "20140517-20140517_kj4r26m0qx_2014_05_17_18_00_activities.json,    kj4r26m0qx",
    "20140516-20140520_gv96x96q3a201405171800_activities.json.gz,      gv96x96q3a",
    "20140516-20140520_gv96x96q3a201405171800_activities.json,         gv96x96q3a",
    "kj4r26m0qx_2014_05_17_18_00_activities.json,                      kj4r26m0qx",
    "kj4r26m0qx_2014_05_17_18_00_activities.json.gz,                   kj4r26m0qx",
    "20140517-20140517_kj4r26m0qx/2014/05/17/18/00_activities.json.gz, kj4r26m0qx",
    "20140517-20140517_kj4r26m0qx/2014/05/17/18/00_activities.json,    kj4r26m0qx",
    "kj4r26m0qx/2014/05/17/18/00_activities.json.gz,                   kj4r26m0qx",
    "kj4r26m0qx/201405171800.json.gz,                                  kj4r26m0qx",
    "2014_05_17_18_00_activities.json.gz,",
    "2014_05_17_18_00_activities.json,",
  })
  void tells_job_and_window(String name, String job) {
    Instant start = Instant.parse("2014-05-17T18:00:00Z");
    DataFileName expected = new DataFileName(job, Window.of(start));
    assertEquals(Optional.of(expected), DataFileName.parse(name));
    assertEquals(Optional.of(expected), DataFileName.parse("/data/2013/my files/" + name));
  }

  @Test
  void tells_no_job_where_nothing_stands_above_a_tree() {
    assertEquals(
        Optional.of(new DataFileName(null, Window.of(Instant.parse("2014-05-17T18:00:00Z")))),
        DataFileName.parse("2014/05/17/18/00_activities.json.gz"));
  }

  @Test
  void takes_the_window_of_a_link_and_not_the_date_of_the_run() {
    assertEquals(
        Optional.of(
            new DataFileName("kj4r26m0qx", Window.of(Instant.parse("2014-05-17T18:00:00Z")))),
        DataFileName.parse(LINK));
  }

  @ParameterizedTest
  @CsvSource({
    "20140516-20140520_gv96x96q12201405171800_activities.json.gz, gv96x96q12",
    "20140516-20140520_2014051718201405171800_activities.json.gz, 2014051718",
    "20140516-20140520_a1201405171800_activities.json.gz,         a1",
  })
  void takes_only_the_last_twelve_digits_for_the_time_behind_a_job_that_ends_in_digits(
      String name, String job) {
    assertEquals(
        Optional.of(new DataFileName(job, Window.of(Instant.parse("2014-05-17T18:00:00Z")))),
        DataFileName.parse(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"my_tweets", "tweets of May", "2013"})
  void names_the_job_after_the_folder_above_a_tree(String folder) {
    assertEquals(
        Optional.of(new DataFileName(folder, Window.of(Instant.parse("2014-05-17T18:00:00Z")))),
        DataFileName.parse("data/" + folder + "/2014/05/17/18/00_activities.json.gz"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kj4r26m0qx_2014_13_17_18_00_activities.json.gz",
        "kj4r26m0qx_2014_02_30_18_00_activities.json.gz",
        "kj4r26m0qx_2014_05_17_24_00_activities.json.gz",
        "kj4r26m0qx_2014_05_17_18_60_activities.json.gz",
        "20140516-20140520_gv96x96q3a201499990000_activities.json.gz",
        "kj4r26m0qx/2014/00/17/18/00_activities.json.gz",
      })
  void knows_no_impossible_time(String name) {
    assertEquals(Optional.empty(), DataFileName.parse(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kj4r26m0qx_2014_05_17_18_05_activities.json.gz",
        "2014_05_17_18_59_activities.json.gz"
      })
  void knows_no_window_that_starts_between_two_windows(String name) {
    assertEquals(Optional.empty(), DataFileName.parse(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "tweets.json",
        "activities.json.gz",
        "_activities.json.gz",
        "kj4r26m0qx_2014_05_17_18_00_activities.json.gz.part",
        "kj4r26m0qx_2014_05_17_18_00_activities.csv",
        "kj4r26m0qx_2014_05_17_18_00_activities.json.gz/",
      })
  void knows_nothing_of_other_names(String name) {
    assertEquals(Optional.empty(), DataFileName.parse(name));
  }

  @Test
  void gives_a_link_the_name_that_the_vendors_script_would() {
    assertEquals(
        "20140517-20140517_kj4r26m0qx_2014_05_17_18_00_activities.json.gz",
        DataFileName.vendorName(LINK));
  }

  @Test
  void gives_a_name_that_is_read_back_as_the_same() {
    assertEquals(DataFileName.parse(LINK), DataFileName.parse(DataFileName.vendorName(LINK)));
  }

  @Test
  void leaves_the_name_of_a_link_that_has_no_such_tree() {
    assertEquals("part-7.json.gz", DataFileName.vendorName("https://example.com/x/part-7.json.gz"));
    assertEquals("part-7.json.gz", DataFileName.vendorName("part-7.json.gz"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/x/.., _.",
    "https://example.com/x/, _",
    "'https://example.com/x/a\\b:c d', a_b_c_d",
    "https://example.com/x/.hidden, _hidden",
    "https://example.com/x/%2e%2e%2fpasswd, _2e_2e_2fpasswd"
  })
  void a_vendors_name_is_never_a_way_out_of_a_folder(String path, String name) {
    assertEquals(name, DataFileName.vendorName(path));
    Path folder = Path.of("folder");
    assertEquals(folder, folder.resolve(DataFileName.vendorName(path)).normalize().getParent());
  }
}
