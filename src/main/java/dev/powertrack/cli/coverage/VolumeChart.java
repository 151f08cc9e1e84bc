package dev.powertrack.cli.coverage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Tweets over time as bars (SVG). Places are shares of the width, so that the chart fits any screen
 * and its letters stay as they are. Where the tweets are not known there is a hatched band.
 */
final class VolumeChart {
  private static final int MOST_STEPS = 370;
  private static final int MOST_TICKS = 9;
  private static final List<Duration> TICK_UNITS =
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
          Duration.ofDays(7));
  private static final DateTimeFormatter DAY = UtcText.form("d MMM");
  private static final DateTimeFormatter MONTH = UtcText.form("MMM uuuu");

  private final Volume volume;
  private final long tick;
  private final long top;

  private VolumeChart(Volume volume) {
    this.volume = volume;
    this.tick = tick(volume.most());
    this.top = tick * Math.max(1, (volume.most() + tick - 1) / tick);
  }

  /** Of at least one window. */
  static VolumeChart of(List<CoveredWindow> windows) {
    return new VolumeChart(Volume.of(windows, MOST_STEPS));
  }

  String heading() {
    return "Tweets per " + volume.length().word();
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
    long highest = volume.most() == 0 ? 0 : top;
    for (long height = 0; height <= highest; height += tick) {
      String y = Html.percent(1 - (double) height / top);
      svg.append("<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"" + y + "\" y2=\"" + y + "\"/>");
      svg.append(
          "<text class=\"height\" x=\"-8\" y=\"%s\" dy=\"4\">%s</text>"
              .formatted(y, Html.number(height)));
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
        + UtcText.minute(volume.steps().get(to - 1).end())
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

  /** At full hours, every so many days from the first, or at months; not too many. */
  private List<Integer> ticks() {
    Instant first = volume.steps().get(0).start();
    Instant midnight = first.truncatedTo(ChronoUnit.DAYS);
    for (Duration unit : TICK_UNITS) {
      if (period().toMillis() / unit.toMillis() <= MOST_TICKS) {
        return every(step -> Duration.between(midnight, step).toMillis() % unit.toMillis() == 0);
      }
    }
    int months = (int) Math.max(1, Math.ceil(period().toDays() / 30.4 / MOST_TICKS));
    return every(
        step -> {
          LocalDate day = LocalDate.ofInstant(step, ZoneOffset.UTC);
          return day.getDayOfMonth() == 1
              && (day.getYear() * 12 + day.getMonthValue() - 1) % months == 0;
        });
  }

  private Duration period() {
    List<Volume.Step> steps = volume.steps();
    return Duration.between(steps.get(0).start(), steps.get(steps.size() - 1).end());
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
    if (period().compareTo(Duration.ofDays(3)) <= 0) {
      return UtcText.clock(step.start());
    }
    return (period().compareTo(Duration.ofDays(80)) <= 0 ? DAY : MONTH).format(step.start());
  }

  /** The smallest round number that is not more than five times in another. */
  private static long tick(long most) {
    for (long unit = 1; ; unit *= 10) {
      for (long factor : new long[] {1, 2, 5}) {
        if (factor * unit * 5 >= most) {
          return factor * unit;
        }
      }
    }
  }
}
