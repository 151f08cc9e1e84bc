package dev.powertrack.scan;

import dev.powertrack.PowerTrackException;
import dev.powertrack.tweet.SystemMessage.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
   * Looks at the report of a file. A file that breaks off is one sentence: that its last line is
   * cut and that its footer is missing follows from that.
   *
   * @return what is wrong with it, or null
   */
  @Nullable String judge(FileReport report) {
    List<String> bad = new ArrayList<>();
    String file = report.file() + ": ";
    String unreadable = report.unreadableLines() == 0 ? null : unreadable(report);
    if (report.problem() != null) {
      bad.add(report.problem() + (unreadable == null ? "" : ", and " + unreadable));
      add("could not be read to the end", file + bad.get(0));
    } else if (unreadable != null) {
      bad.add(unreadable);
      add("hold lines that cannot be read (see UNREADABLE_LINES)", file + unreadable);
    }
    if (report.footerOutcome() == null) {
      if (report.problem() == null && report.lines() == 0) {
        bad.add("it is empty");
        add("are empty, which no file of the service is", report.file().toString());
      } else if (report.problem() == null) {
        bad.add("the footer is missing");
        add("have no footer, so nothing tells whether they are whole", report.file().toString());
      }
    } else {
      judgeFooter(report, file, bad);
    }
    if (report.bytesBehind() > 0) {
      add(
          "have bytes behind their gzip data, which are not read",
          file + report.bytesBehind() + " bytes");
    }
    Long outside = report.rowsOutsideWindow();
    if (outside != null && outside > 0) {
      String tweets = outside + " tweets";
      if (report.isOfAnotherWindow()) {
        bad.add(tweets + " of another time than its window's");
      }
      add("hold tweets of another time than their window's", file + tweets);
    }
    return bad.isEmpty() ? null : String.join("; ", bad);
  }

  private void judgeFooter(FileReport report, String file, List<String> bad) {
    if (report.footerOutcome() != Outcome.COMPLETED) {
      String says = "the footer says \"" + report.footerMessage() + "\"";
      bad.add(says);
      add("lack tweets by the service's own word", file + says);
    }
    if (report.footerAgrees() == null) {
      bad.add("the footer tells no number of tweets");
      add("have a footer without a number of tweets", report.file().toString());
    } else if (!report.footerAgrees()) {
      String counts =
          "the footer tells of "
              + report.footerCount()
              + " tweets but there are "
              + report.activities();
      bad.add(counts);
      add("hold another number of tweets than their footer tells", file + counts);
    }
  }

  private static String unreadable(FileReport report) {
    return (report.unreadableLines() == 1
            ? "1 line is unreadable: "
            : report.unreadableLines() + " lines are unreadable, the first is ")
        + report.firstUnreadable();
  }

  /** A file whose bytes cannot be had, though others can. */
  void notRead(PowerTrackException why) {
    add("could not be read", String.valueOf(why.getMessage()).replaceFirst("\\.$", ""));
  }

  private synchronized void add(String what, String where) {
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
    return what.replaceFirst("^are ", "is ")
        .replaceFirst("^hold ", "holds ")
        .replaceFirst("^have ", "has ")
        .replaceFirst("^lack ", "lacks ")
        .replaceFirst("they are", "it is")
        .replaceFirst("their", "its");
  }
}
