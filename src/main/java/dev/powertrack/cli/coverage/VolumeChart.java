package dev.powertrack.cli.coverage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Tweets over time as bars (SVG). Places are shares of the width, so that the chart fits any screen
 * and its letters stay as they are. Where the tweets are not known there is a hatched band.
 */
final class VolumeChart {
  private static final int MOST_STEPS = 370;
  private static final int TICKS = 7;

  private final Volume volume;
  private final long top;

  private VolumeChart(Volume volume) {
    this.volume = volume;
    this.top = roof(volume.most());
  }

  /** Of at least one window. */
  static VolumeChart of(List<CoveredWindow> windows) {
    return new VolumeChart(Volume.of(windows, MOST_STEPS));
  }

  String heading() {
    return "Tweets per " + volume.stepInWords();
  }

  boolean hasUnknown() {
    return volume.steps().stream().anyMatch(step -> step.unknown() > 0);
  }

  String svg() {
    StringBuilder svg =
        new StringBuilder(
            "<div class=\"chart\"><svg width=\"100%\" height=\"220\" role=\"img\" aria-label=\""
                + heading()
                + "\">");
    svg.append(
        """
        <defs><pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect class="base" width="6" height="6"/>\
        <rect class="ink" width="2" height="6"/></pattern></defs>""");
    appendHeights(svg);
    appendUnknown(svg);
    appendBars(svg);
    appendTimes(svg);
    return svg.append("</svg></div>").toString();
  }

  private void appendHeights(StringBuilder svg) {
    for (int i = 0; i <= 4; i++) {
      String y = Html.percent(1 - i / 4.0);
      svg.append("<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"" + y + "\" y2=\"" + y + "\"/>");
      svg.append(
          "<text class=\"height\" x=\"-8\" y=\"%s\" dy=\"4\">%s</text>"
              .formatted(y, Html.number(top * i / 4)));
    }
  }

  /** Neighbouring steps are one band. */
  private void appendUnknown(StringBuilder svg) {
    List<Volume.Step> steps = volume.steps();
    for (int i = 0; i < steps.size(); i++) {
      int from = i;
      while (i < steps.size() && steps.get(i).unknown() > 0) {
        i++;
      }
      if (i > from) {
        svg.append(
            "<rect class=\"unknown\" x=\"%s\" y=\"0\" width=\"%s\" height=\"100%%\"><title>%s</title></rect>"
                .formatted(share(from), share(i - from), Html.text(span(from, i) + ": not known")));
      }
    }
  }

  private String span(int from, int to) {
    return UtcText.minute(volume.steps().get(from).start())
        + " to "
        + UtcText.minute(volume.steps().get(to - 1).start().plus(volume.step()))
        + " UTC";
  }

  private void appendBars(StringBuilder svg) {
    List<Volume.Step> steps = volume.steps();
    double gap = steps.size() <= 200 ? 0.12 : 0;
    for (int i = 0; i < steps.size(); i++) {
      long tweets = steps.get(i).tweets();
      if (tweets > 0) {
        double part = (double) tweets / top;
        svg.append(
            "<rect class=\"bar\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>"
                .formatted(
                    Html.percent((i + gap / 2) / steps.size()),
                    Html.percent(1 - part),
                    Html.percent((1 - gap) / steps.size()),
                    Html.percent(part),
                    Html.text(tip(i))));
      }
    }
  }

  private String tip(int i) {
    Volume.Step step = volume.steps().get(i);
    return span(i, i + 1)
        + ": "
        + Html.number(step.tweets())
        + " tweets"
        + (step.unknown() == 0 ? "" : ", and " + step.unknown() + " windows not known");
  }

  private String share(int steps) {
    return Html.percent((double) steps / volume.steps().size());
  }

  /** Every second one gives way on a small screen. */
  private void appendTimes(StringBuilder svg) {
    List<Integer> ticks = ticks();
    for (int i = 0; i < ticks.size(); i++) {
      int step = ticks.get(i);
      String x = share(step);
      svg.append(
          "<line class=\"tick\" x1=\"%s\" x2=\"%s\" y1=\"100%%\" y2=\"100%%\"/>".formatted(x, x));
      svg.append(
          "<text class=\"time%s\" x=\"%s\" y=\"100%%\" dy=\"18\">%s</text>"
              .formatted(
                  i % 2 == 1 ? " second" : "", x, Html.text(label(volume.steps().get(step)))));
    }
  }

  /** At full hours, days or months, not too many. */
  private List<Integer> ticks() {
    List<Volume.Step> steps = volume.steps();
    Duration all = volume.step().multipliedBy(steps.size());
    for (Duration unit :
        List.of(
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(5),
            Duration.ofDays(7))) {
      if (all.toMillis() / unit.toMillis() <= TICKS + 2) {
        return every(step -> step.toEpochMilli() % unit.toMillis() == 0);
      }
    }
    int months = (int) Math.max(1, Math.round(all.toDays() / 30.4 / TICKS));
    return every(
        step -> {
          LocalDate day = LocalDate.ofInstant(step, ZoneOffset.UTC);
          LocalDate before = LocalDate.ofInstant(step.minus(volume.step()), ZoneOffset.UTC);
          return day.getMonthValue() != before.getMonthValue()
              && (day.getYear() * 12 + day.getMonthValue() - 1) % months == 0;
        });
  }

  private interface TickTest {
    boolean isTick(Instant step);
  }

  private List<Integer> every(TickTest test) {
    List<Integer> ticks = new ArrayList<>();
    for (int i = 0; i < volume.steps().size(); i++) {
      if (test.isTick(volume.steps().get(i).start())) {
        ticks.add(i);
      }
    }
    return ticks;
  }

  private String label(Volume.Step step) {
    Duration all = volume.step().multipliedBy(volume.steps().size());
    return all.compareTo(Duration.ofDays(3)) <= 0
        ? UtcText.clock(step.start())
        : all.compareTo(Duration.ofDays(80)) <= 0
            ? DAY.format(step.start())
            : MONTH.format(step.start());
  }

  private static final DateTimeFormatter DAY = UtcText.form("d MMM");
  private static final DateTimeFormatter MONTH = UtcText.form("MMM uuuu");

  /** The next number that four steps lead up to in round numbers. */
  private static long roof(long most) {
    long unit = 4;
    while (true) {
      for (long factor : new long[] {1, 2, 3, 5}) {
        if (factor * unit >= most) {
          return factor * unit;
        }
      }
      unit *= 10;
    }
  }
}
