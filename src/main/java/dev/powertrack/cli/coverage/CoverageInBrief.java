package dev.powertrack.cli.coverage;

import dev.powertrack.cli.output.Styles;
import dev.powertrack.cli.output.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * A job's coverage as some lines of text: the verdict, how many windows are in which state, and
 * tweets over time.
 *
 * @param blocks whether bars are drawn with block characters; otherwise with {@code #}
 */
public record CoverageInBrief(Ansi ansi, boolean blocks) {
  private static final int MOST_BARS = 36;
  private static final int LONGEST_BAR = 40;

  /** Lines without line ends. */
  public List<String> lines(JobCoverage coverage) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Styles.title(ansi, TextWidth.harmless(coverage.title()))
            + "  job "
            + TextWidth.harmless(coverage.check().jobId())
            + (coverage.status() == null ? "" : ", " + TextWidth.harmless(coverage.status())));
    List<CoveredWindow> windows = coverage.windows();
    if (!windows.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s to %s UTC, %,d windows of ten minutes",
              UtcText.minute(windows.get(0).window().start()),
              UtcText.minute(windows.get(windows.size() - 1).window().end()),
              windows.size()));
    }
    String verdict = TextWidth.harmless(Verdict.of(coverage));
    lines.add(
        coverage.check().isComplete() ? Styles.bold(ansi, verdict) : Styles.error(ansi, verdict));
    lines.add("");
    lines.addAll(states(coverage));
    if (!windows.isEmpty()) {
      lines.add("");
      lines.addAll(volume(Volume.of(windows, MOST_BARS)));
    }
    return lines;
  }

  private static List<String> states(JobCoverage coverage) {
    List<String> lines = new ArrayList<>();
    for (WindowState state : WindowState.values()) {
      long count = coverage.count(state);
      if (count > 0) {
        lines.add(line(state.word(), count, state.meaning()));
      }
    }
    if (!coverage.isOfFolder()) {
      lines.add(
          line(
              "suspect",
              coverage.suspectMinutes().size(),
              "minutes for which the service may not hold every tweet"));
    }
    return lines;
  }

  private static String line(String word, long count, String meaning) {
    return String.format(Locale.ROOT, "  %-13s %,7d  %s", word, count, meaning);
  }

  private List<String> volume(Volume volume) {
    List<String> lines = new ArrayList<>();
    lines.add(Styles.bold(ansi, "Tweets per " + volume.length().word() + ", UTC"));
    long most = Math.max(1, volume.most());
    for (Volume.Step step : volume.steps()) {
      String name =
          volume.length().isPartOfDay() ? UtcText.minute(step.start()) : UtcText.day(step.start());
      String tweets = step.isUnknown() ? "?" : Verdict.number(step.tweets());
      lines.add(
          String.format(
                  Locale.ROOT,
                  "  %s  %9s  %s%s",
                  name,
                  tweets,
                  bar(step.tweets(), most),
                  unknown(step))
              .stripTrailing());
    }
    if (volume.steps().stream().anyMatch(step -> step.unknown() > 0)) {
      lines.add("  ?: not known, because files are not here");
    }
    return lines;
  }

  private String bar(long tweets, long most) {
    int length = (int) Math.ceil((double) LONGEST_BAR * tweets / most);
    return (blocks ? "█" : "#").repeat(length);
  }

  private static String unknown(Volume.Step step) {
    return step.unknown() == 0 || step.isUnknown()
        ? ""
        : String.format(
            Locale.ROOT, " + ? (%d of %d windows not known)", step.unknown(), step.windows());
  }
}
