package dev.powertrack.cli.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.TimeRange;
import dev.powertrack.archive.Window;
import dev.powertrack.cli.fetch.FileCheck;
import dev.powertrack.cli.fetch.JobCheck;
import dev.powertrack.cli.fetch.JobCheck.ToldByService;
import dev.powertrack.scan.FileReport;
import dev.powertrack.tweet.SystemMessage.Outcome;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The page of a job, read as XML. The small job's six windows are: verified, with a problem, not
 * fetched, silent, verified with two suspect minutes, and silent.
 */
class CoveragePageTest {
  private static final Instant START = Instant.parse("2014-07-13T21:00:00Z");
  private static final String NASTY = "</script><b onload='x'>&amp; \"final\" \u0007\uFFFF";

  private final Document page = parsed(html(small("world-cup-final")));

  private static JobCheck small(String title) {
    return new JobCheck(
        "joba",
        title,
        List.of(
            verified(0, 120),
            new FileCheck(file(1), FileState.STORED, report(1, 7), "cut < short"),
            new FileCheck(file(2), FileState.LISTED, null, null),
            verified(4, 900)),
        new ToldByService(
            null, 4, 1500L, List.of(START.plusSeconds(2460), START.plusSeconds(2520))),
        TimeRange.between(START, START.plus(Duration.ofHours(1))));
  }

  private static DataFile file(int window) {
    Instant start = START.plus(Window.LENGTH.multipliedBy(window));
    return new DataFile("joba", Window.of(start), "file-" + window + ".json.gz");
  }

  private static FileReport report(int window, long tweets) {
    return new FileReport(
        file(window),
        tweets + 1,
        0,
        1,
        0,
        tweets,
        0,
        null,
        "done",
        Outcome.COMPLETED,
        tweets,
        null,
        0,
        null);
  }

  private static FileCheck verified(int window, long tweets) {
    return new FileCheck(file(window), FileState.STORED, report(window, tweets), null);
  }

  private static String html(JobCheck check) {
    return new CoveragePage(JobCoverage.of(check, "delivered"), START).html();
  }

  private static Document parsed(String html) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(html)));
    } catch (Exception e) {
      throw new AssertionError("the page is not well-formed: " + e, e);
    }
  }

  private List<Element> elements(String name) {
    NodeList nodes = page.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private Element byClass(String name, String type) {
    return elements(name).stream()
        .filter(e -> List.of(e.getAttribute("class").split(" ")).contains(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_headline_names_job_period_status_and_verdict() {
    assertEquals("world-cup-final", elements("h1").get(0).getTextContent());
    assertEquals(
        "2014-07-13 21:00 to 2014-07-13 22:00 UTCjob jobastatus delivered",
        byClass("p", "about").getTextContent());
    assertEquals(
        "!Not complete: 1 of 4 files has not been fetched; 1 of 4 files has a problem.",
        byClass("p", "verdict").getTextContent());
    assertTrue(byClass("p", "hint").getTextContent().contains("download URL --job joba"));
  }

  @Test
  void the_map_holds_every_window_with_its_state_tweets_and_suspect_minutes() {
    Element map =
        elements("div").stream().filter(e -> e.getAttribute("id").equals("map")).findFirst().get();

    assertEquals("v3c,w7,n,s0,vp0!2,s0", map.getAttribute("data-cells"));
    assertEquals(String.valueOf(START.toEpochMilli()), map.getAttribute("data-start"));
    assertEquals("hour", map.getAttribute("data-by"));
  }

  @Test
  void every_state_has_a_mark_of_its_own_in_map_and_legend() {
    for (String type : List.of("w", "n", "s")) {
      assertEquals(2, paths("f " + type), type);
    }
    assertEquals(2, paths("mark problem"));
    assertEquals(2, paths("mark silent"));
    assertEquals(2, paths("suspect"));
    String legend = byClass("ul", "legend").getTextContent();
    for (String word : List.of("verified", "with problems", "not fetched", "silent", "suspect")) {
      assertTrue(legend.contains(word), word);
    }
    assertFalse(legend.contains("absent"), "nothing is absent");
  }

  private long paths(String type) {
    return elements("path").stream().filter(e -> e.getAttribute("class").equals(type)).count();
  }

  @Test
  void lists_name_problems_suspect_minutes_and_what_is_not_fetched() {
    List<String> rows = elements("tr").stream().map(Element::getTextContent).toList();

    assertTrue(rows.contains("2014-07-13 21:10file-1.json.gzcut < short"), rows.toString());
    assertTrue(rows.contains("2014-07-13 21:41file-4.json.gz"), rows.toString());
    assertTrue(rows.contains("2014-07-13 21:202014-07-13 21:301"), rows.toString());
  }

  @Test
  void totals_are_compared_only_when_all_files_are_here() {
    List<String> rows = totals();
    assertEquals("data files 4 the service says 4 it lists ✓ they agree", rows.get(0));
    assertTrue(rows.get(1).endsWith("comparable when all files are here"), rows.get(1));
  }

  private List<String> totals() {
    NodeList rows = byClass("table", "totals").getElementsByTagName("tr");
    return IntStream.range(0, rows.getLength())
        .mapToObj(i -> rows.item(i).getChildNodes())
        .map(
            cells ->
                IntStream.range(0, cells.getLength())
                    .mapToObj(i -> cells.item(i).getTextContent())
                    .filter(text -> !text.isBlank())
                    .reduce((a, b) -> a + " " + b)
                    .orElseThrow())
        .toList();
  }

  @Test
  void what_is_not_known_is_hatched_in_the_chart_and_not_zero() {
    assertEquals(
        "2014-07-13 21:20 to 2014-07-13 21:30 UTC: not known",
        byClass("rect", "unknown").getTextContent());
    assertEquals(
        3, elements("rect").stream().filter(e -> e.getAttribute("class").equals("bar")).count());
  }

  @Test
  void needs_no_network_and_allows_none() {
    String html = html(small("world-cup-final"));

    assertFalse(html.contains("http:") || html.contains("https:") || html.contains("//"), "a link");
    assertFalse(html.contains("url(") && html.replace("url(#", "").contains("url("), "a resource");
    assertFalse(html.contains("@import"), "a style sheet");
    assertTrue(html.contains("default-src 'none'; style-src 'sha256-"), "a policy");
    assertEquals(
        0, Stream.of("link", "img", "iframe", "object").mapToInt(n -> elements(n).size()).sum());
    assertFalse(html.contains(" style=\""), "styles in attributes are not allowed by the policy");
  }

  @Test
  void text_of_the_service_s_is_escaped_wherever_it_stands() {
    JobCheck check =
        new JobCheck(
            NASTY,
            NASTY,
            List.of(
                new FileCheck(
                    new DataFile("j", Window.of(START), NASTY), FileState.STORED, null, NASTY)),
            new ToldByService(null, 1, 1L, List.of(START)),
            TimeRange.between(START, START.plus(Window.LENGTH)));
    Document nasty = parsed(new CoveragePage(JobCoverage.of(check, NASTY), START).html());

    assertEquals(
        "</script><b onload='x'>&amp; \"final\"   ",
        nasty.getElementsByTagName("h1").item(0).getTextContent());
    assertEquals(1, nasty.getElementsByTagName("script").getLength());
    assertEquals(1, nasty.getElementsByTagName("b").item(0).getAttributes().getLength());
  }

  @Test
  void a_year_is_light_and_quick() {
    List<FileCheck> files = new ArrayList<>();
    for (int i = 0; i < 52_560; i++) {
      if (i % 11 > 0) {
        files.add(verified(i, i * 7919L % 400));
      }
    }
    JobCheck year =
        new JobCheck(
            "joba",
            "a year",
            files,
            new ToldByService(null, files.size(), null, List.of()),
            TimeRange.between(START, START.plus(Duration.ofDays(365))));
    String html = assertTimeout(Duration.ofSeconds(5), () -> html(year));

    assertTrue(html.length() < 1_500_000, html.length() + " characters");
    Document big = parsed(html);
    assertTrue(big.getElementsByTagName("*").getLength() < 1_500, "few elements");
  }

  @Test
  void a_folder_s_windows_without_a_file_are_absent_and_their_tweets_unknown() {
    JobCheck folder =
        new JobCheck(
            "joba",
            "joba",
            List.of(verified(0, 5), verified(2, 6)),
            null,
            TimeRange.between(START, START.plus(Duration.ofMinutes(30))));
    JobCoverage coverage = JobCoverage.of(folder, null);

    assertEquals(
        List.of(WindowState.VERIFIED, WindowState.ABSENT, WindowState.VERIFIED),
        coverage.windows().stream().map(CoveredWindow::state).toList());
    assertTrue(html(folder).contains("silence, or a file that is not in the folder"));
    assertEquals(0, parsed(html(folder)).getElementsByTagName("table").getLength());
    assertTrue(
        brief(coverage).contains("  2014-07-13 21:10          ?"), brief(coverage).toString());
  }

  @Test
  void of_a_folder_no_more_is_claimed_than_files_can_tell() {
    JobCheck folder =
        new JobCheck(
            "joba",
            "joba",
            List.of(verified(0, 5)),
            null,
            TimeRange.between(START, START.plus(Duration.ofMinutes(10))));

    assertEquals(
        "As far as files can tell, complete: its one file is here and right; no window between the"
            + " first and the last is without one.",
        Verdict.of(JobCoverage.of(folder, null)));
  }

  @Test
  void a_job_without_files_is_silent_all_the_time() {
    JobCheck quiet =
        new JobCheck(
            "joba",
            "quiet",
            List.of(),
            new ToldByService(null, 0, 0L, List.of()),
            TimeRange.between(START, START.plus(Duration.ofDays(3))));
    JobCoverage coverage = JobCoverage.of(quiet, "delivered");

    assertEquals(432, coverage.count(WindowState.SILENT));
    assertTrue(html(quiet).contains("Complete: the job has no data files"));
    assertTrue(
        brief(coverage).contains("  silent            432  the service lists no file: no tweet"));
  }

  @Test
  void in_brief_the_same_is_told_in_plain_characters() {
    List<String> lines = brief(JobCoverage.of(small("cup"), "delivered"));

    assertEquals("cup  job joba, delivered", lines.get(0));
    assertEquals(
        "2014-07-13 21:00 to 2014-07-13 22:00 UTC, 6 windows of ten minutes", lines.get(1));
    assertTrue(
        lines.contains("  2014-07-13 21:40        900  " + "#".repeat(40)), lines.toString());
    assertTrue(lines.contains("  2014-07-13 21:20          ?"), lines.toString());
    assertTrue(lines.contains("  2014-07-13 21:30          0"), lines.toString());
    lines.forEach(line -> assertTrue(line.chars().allMatch(c -> c < 127), line));
  }

  private static List<String> brief(JobCoverage coverage) {
    return new CoverageInBrief(picocli.CommandLine.Help.Ansi.OFF, false).lines(coverage);
  }

  @Test
  void steps_of_the_volume_follow_the_calendar() {
    Instant time = Instant.parse("2014-07-13T21:25:00Z"); // a Sunday
    assertEquals("2014-07-13T21:20:00Z", VolumeStep.TEN_MINUTES.start(time).toString());
    assertEquals("2014-07-13T18:00:00Z", VolumeStep.SIX_HOURS.start(time).toString());
    assertEquals("2014-07-07T00:00:00Z", VolumeStep.WEEK.start(time).toString());
    assertEquals("2014-07-01T00:00:00Z", VolumeStep.MONTH.start(time).toString());
    assertEquals(
        "2014-08-01T00:00:00Z", VolumeStep.MONTH.next(VolumeStep.MONTH.start(time)).toString());
    assertEquals(VolumeStep.DAY, VolumeStep.of(Duration.ofDays(365), 370));
    assertEquals(VolumeStep.MONTH, VolumeStep.of(Duration.ofDays(365), 36));
  }

  @Test
  void levels_of_the_map_rise_to_the_busiest_window() {
    List<CoveredWindow> windows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      windows.add(window(i, (long) Math.pow(10, i / 33.0)));
    }
    HeatLevels levels = HeatLevels.of(windows);

    assertEquals(5, levels.starts().size());
    assertEquals(0, levels.of(0));
    assertEquals(1, levels.of(1));
    assertEquals(5, levels.of(levels.most()));
    Set<String> ranges = new HashSet<>();
    for (int i = 1; i <= 5; i++) {
      ranges.add(levels.range(i));
    }
    assertEquals(5, ranges.size(), String.format(Locale.ROOT, "%s", ranges));
    assertEquals(1, HeatLevels.of(List.of(window(0, 3L))).of(3));
  }

  private static CoveredWindow window(int i, @Nullable Long tweets) {
    return new CoveredWindow(
        Window.of(START.plus(Window.LENGTH.multipliedBy(i))), WindowState.VERIFIED, tweets, 0, "f");
  }
}
