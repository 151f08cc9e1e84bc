package dev.powertrack.cli.coverage;

import dev.powertrack.archive.Window;
import dev.powertrack.cli.fetch.FileCheck;
import dev.powertrack.cli.fetch.JobCheck;
import dev.powertrack.cli.fetch.JobCheck.ToldByService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A job's coverage as one HTML page that needs nothing else: no network, no font, no script but its
 * own. It is well-formed XML too.
 *
 * @param madeAt is told at its foot
 */
public record CoveragePage(JobCoverage coverage, Instant madeAt) {
  /** More rows of a list are no reading. */
  private static final int LISTED = 300;

  /** A list of so many rows is open from the start. */
  private static final int OPEN = 25;

  /** More tiles than that are two lines. */
  private static final int IN_LINE = 6;

  /** The whole page. */
  public String html() {
    String style = resource("coverage.css");
    String script = resource("coverage.js");
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; \
    script-src '%s'; base-uri 'none'; form-action 'none'"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <title>Coverage of %s</title>
    <style>%s</style>
    </head>
    <body>
    <main>
    %s%s%s%s%s%s</main>
    <footer>All times are UTC. Made %s UTC from %s by powertrack coverage.</footer>
    <script>%s</script>
    </body>
    </html>
    """
        .formatted(
            hash(style),
            hash(script),
            Html.text(coverage.title()),
            style,
            headline(),
            tiles(),
            heatMap(),
            volume(),
            totals(),
            lists(),
            UtcText.minute(madeAt),
            coverage.isOfFolder() ? "a folder of files" : "what the service lists and what is here",
            script);
  }

  private JobCheck check() {
    return coverage.check();
  }

  private String headline() {
    List<CoveredWindow> windows = coverage.windows();
    String period =
        windows.isEmpty()
            ? "no known period"
            : UtcText.minute(windows.get(0).window().start())
                + " to "
                + UtcText.minute(windows.get(windows.size() - 1).window().end())
                + " UTC";
    boolean isComplete = check().isComplete();
    return """
    <header>
    <p class="kind">%s</p>
    <h1>%s</h1>
    <p class="about"><span>%s</span><span>job %s</span>%s</p>
    <p class="verdict %s"><b aria-hidden="true">%s</b>%s</p>%s
    </header>
    """
        .formatted(
            coverage.isOfFolder() ? "Historical PowerTrack files" : "Historical PowerTrack job",
            Html.text(coverage.title()),
            period,
            Html.text(check().jobId()),
            coverage.status() == null
                ? ""
                : "<span>status " + Html.text(coverage.status()) + "</span>",
            isComplete ? "good" : "bad",
            isComplete ? "✓" : "!",
            Html.text(Verdict.of(coverage)),
            check().missing() == 0
                ? ""
                : "<p class=\"hint\">The command <code>powertrack download URL --job "
                    + Html.text(check().jobId())
                    + "</code> fetches what is missing.</p>");
  }

  private String tiles() {
    List<String> tiles = new ArrayList<>();
    tiles.add(tile("windows", coverage.windows().size(), "of ten minutes"));
    tiles.add(tile("files here", check().fetched(), "of " + Html.number(check().listed())));
    for (WindowState state : WindowState.values()) {
      long count = coverage.count(state);
      if (count > 0) {
        tiles.add(tile(state.word(), count, count == 1 ? "window" : "windows"));
      }
    }
    if (!coverage.isOfFolder()) {
      tiles.add(tile("suspect", coverage.suspectMinutes().size(), "minutes"));
    }
    boolean all = check().verified() == check().listed();
    tiles.add(tile("tweets", coverage.tweets(), all ? "in all" : "in files here"));
    int inLine = tiles.size() <= IN_LINE ? tiles.size() : (tiles.size() + 1) / 2;
    return "<section class=\"tiles in%d\" aria-label=\"Counts\">%s</section>\n"
        .formatted(inLine, String.join("", tiles));
  }

  private static String tile(String name, long number, String unit) {
    return "<p><span>%s</span> <strong>%s</strong> <small>%s</small></p>"
        .formatted(name, Html.number(number), unit);
  }

  private String heatMap() {
    if (coverage.windows().isEmpty()) {
      return "";
    }
    HeatMap map = HeatMap.of(coverage.windows());
    return "<section><h2>Every ten minutes</h2>\n"
        + map.html()
        + legend(map.levels())
        + "</section>\n";
  }

  private String legend(HeatLevels levels) {
    StringBuilder legend = new StringBuilder("<ul class=\"legend\">");
    if (coverage.count(WindowState.VERIFIED) > 0) {
      for (int level = 1; level <= levels.starts().size(); level++) {
        legend.append(
            key(
                "<path class=\"f v" + level + "\" d=\"M0 9h18\" stroke-width=\"18\"/>",
                (level == 1 ? "verified, tweets: " : "") + levels.range(level)));
      }
    }
    for (WindowState state : WindowState.values()) {
      if (state != WindowState.VERIFIED && coverage.count(state) > 0) {
        legend.append(key(sample(state), "<b>" + state.word() + "</b>: " + state.meaning()));
      }
    }
    if (!coverage.suspectMinutes().isEmpty()) {
      legend.append(
          key(
              "<path class=\"suspect\" d=\"M6 0h12v12z\"/>",
              "<b>suspect</b>: the service may not hold every tweet"));
    }
    return legend.append("</ul>\n").toString();
  }

  private static String sample(WindowState state) {
    String mark =
        switch (state) {
          case SILENT -> "<path class=\"mark silent\" d=\"M5 9h8\"/>";
          case PROBLEM -> "<path class=\"mark problem\" d=\"M5 5l8 8m0 -8l-8 8\"/>";
          case VERIFIED, MISSING, ABSENT -> "";
        };
    return "<path class=\"f " + state.letter() + "\" d=\"M0 9h18\" stroke-width=\"18\"/>" + mark;
  }

  private static String key(String picture, String words) {
    return "<li><svg width=\"18\" height=\"18\" aria-hidden=\"true\">%s</svg><span>%s</span></li>"
        .formatted(picture, words);
  }

  private String volume() {
    if (coverage.windows().isEmpty()) {
      return "";
    }
    VolumeChart chart = VolumeChart.of(coverage.windows());
    return "<section><h2>"
        + chart.heading()
        + "</h2>\n"
        + chart.svg()
        + (chart.hasUnknown()
            ? "<p class=\"note\">Hatched: not known, for files of that time are not here.</p>"
            : "")
        + "</section>\n";
  }

  private String totals() {
    ToldByService told = check().told();
    if (told == null) {
      return "";
    }
    return """
    <section><h2>Totals against the service’s</h2>
    <table class="totals"><tbody>
    %s%s</tbody></table></section>
    """
        .formatted(
            total(
                "data files",
                told.urlCount() == null ? null : Long.valueOf(told.urlCount()),
                check().listed(),
                "it lists",
                true),
            total(
                "tweets",
                told.activityCount(),
                check().footerTotal(),
                "by the footers of " + Html.number(check().verified()) + " verified files",
                check().verified() == check().listed()));
  }

  private static String total(
      String what, @Nullable Long told, long here, String source, boolean isComparable) {
    return """
    <tr><th scope="row">%s</th><td>%s <small>the service says</small></td>\
    <td>%s <small>%s</small></td><td>%s</td></tr>
    """
        .formatted(
            what,
            told == null ? "–" : Html.number(told),
            Html.number(here),
            source,
            told == null ? "it does not tell" : compared(told, here, isComparable));
  }

  private static String compared(long told, long here, boolean isComparable) {
    if (!isComparable) {
      return "comparable when all files are here";
    }
    return told == here ? "✓ they agree" : "✗ they differ by " + Html.number(Math.abs(told - here));
  }

  private String lists() {
    return problems() + suspects() + missing() + others();
  }

  private String problems() {
    List<String> rows =
        coverage.problems().stream()
            .map(file -> row(windowOf(file), file.file().name(), String.valueOf(file.wrong())))
            .toList();
    return list("Files with problems", List.of("window", "file", "what is wrong"), rows);
  }

  private static String windowOf(FileCheck file) {
    Window window = file.file().window();
    return window == null ? "of no known time" : UtcText.minute(window.start());
  }

  private String suspects() {
    Map<Window, CoveredWindow> byWindow =
        coverage.windows().stream()
            .collect(Collectors.toMap(CoveredWindow::window, Function.identity()));
    List<String> rows =
        coverage.suspectMinutes().stream()
            .map(
                minute -> {
                  CoveredWindow window = byWindow.get(Window.containing(minute));
                  return row(
                      UtcText.minute(minute),
                      window == null
                          ? "outside of the job’s period"
                          : Objects.requireNonNullElse(window.fileName(), "no file: silent"));
                })
            .toList();
    return list("Suspect minutes", List.of("minute", "file of its window"), rows);
  }

  /** Stretches of windows whose files have not been fetched. */
  private String missing() {
    List<String> rows = new ArrayList<>();
    List<CoveredWindow> windows = coverage.windows();
    for (int i = 0; i < windows.size(); i++) {
      int from = i;
      while (i < windows.size() && windows.get(i).state() == WindowState.MISSING) {
        i++;
      }
      if (i > from) {
        rows.add(
            row(
                UtcText.minute(windows.get(from).window().start()),
                UtcText.minute(windows.get(i - 1).window().end()),
                Html.number(i - from)));
      }
    }
    return list("Not fetched", List.of("from", "to", "files"), rows);
  }

  /** What no cell of the map shows. */
  private String others() {
    Map<String, Long> notes = new HashMap<>();
    notes.put("duplicates of other files; they are not read", check().duplicates());
    notes.put(
        "files whose names tell no time; they are of no window",
        check().files().stream().filter(file -> file.file().window() == null).count());
    String items =
        notes.entrySet().stream()
            .filter(note -> note.getValue() > 0)
            .map(note -> "<li>" + Html.number(note.getValue()) + " " + note.getKey() + "</li>")
            .sorted()
            .collect(Collectors.joining());
    return items.isEmpty() ? "" : "<section><h2>Other files</h2><ul>" + items + "</ul></section>\n";
  }

  private static String row(String... texts) {
    StringBuilder row = new StringBuilder("<tr>");
    for (String text : texts) {
      row.append("<td>").append(Html.text(text)).append("</td>");
    }
    return row.append("</tr>\n").toString();
  }

  private static String list(String heading, List<String> columns, List<String> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    String head =
        columns.stream().map(name -> "<th>" + name + "</th>").collect(Collectors.joining());
    String more =
        rows.size() > LISTED
            ? "<p class=\"note\">And " + Html.number(rows.size() - LISTED) + " more.</p>"
            : "";
    return """
    <section><details%s><summary><h2>%s</h2> <span>%s</span></summary>
    <div class="wide"><table class="list"><thead><tr>%s</tr></thead><tbody>
    %s</tbody></table></div>%s</details></section>
    """
        .formatted(
            rows.size() <= OPEN ? " open=\"open\"" : "",
            heading,
            Html.number(rows.size()),
            head,
            String.join("", rows.subList(0, Math.min(LISTED, rows.size()))),
            more);
  }

  /** By which the page allows its own style and script, and no other. */
  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(CoveragePage.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
