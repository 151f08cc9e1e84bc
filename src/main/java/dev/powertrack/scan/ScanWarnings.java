package dev.powertrack.scan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is wrong with the files of a scan, so that a user reads one sentence for each sort
 * of thing rather than one for each of thousands of files.
 */
final class ScanWarnings {
  private final Consumer<String> warn;
  private final Map<String, Finding> findings = new LinkedHashMap<>();

  private record Finding(int files, String first) {}

  ScanWarnings(Consumer<String> warn) {
    this.warn = warn;
  }

  /**
   * Looks at the report of a file that was read to its end.
   *
   * @return what is wrong with it, or null
   */
  @Nullable String judge(FileReport report) {
    String bad = null;
    if (report.problem() != null) {
      bad = report.problem();
      add("could not be read to the end", report.file() + ": " + bad);
    }
    if (report.unreadableLines() > 0) {
      bad =
          report.unreadableLines()
              + " lines are unreadable, the first is "
              + report.firstUnreadable();
      add("hold lines that cannot be read (see UNREADABLE_LINES)", report.file() + ": " + bad);
    }
    Boolean agrees = report.footerAgrees();
    if (agrees == null && report.problem() == null) {
      bad = "the footer is missing";
      add("have no footer, so nothing tells whether they are whole", report.file().toString());
    } else if (Boolean.FALSE.equals(agrees)) {
      bad =
          "the footer tells of "
              + report.footerCount()
              + " tweets but there are "
              + report.tweets();
      add("hold another number of tweets than their footer tells", report.file() + ": " + bad);
    }
    Long outside = report.rowsOutsideWindow();
    if (outside != null && outside > 0) {
      add(
          "hold tweets of another time than their window's",
          report.file() + ": " + outside + " tweets");
    }
    return bad;
  }

  synchronized void add(String what, String where) {
    findings.merge(
        what, new Finding(1, where), (old, added) -> new Finding(old.files + 1, old.first));
  }

  /** Says it all, once. */
  synchronized void tell() {
    findings.forEach(
        (what, finding) ->
            warn.accept(
                finding.files == 1
                    ? "One data file " + singular(what) + ": " + finding.first + "."
                    : finding.files
                        + " data files "
                        + what
                        + "; the first is "
                        + finding.first
                        + "."));
    findings.clear();
  }

  private static String singular(String what) {
    return what.replaceFirst("^hold ", "holds ").replaceFirst("^have ", "has ");
  }
}
