package dev.powertrack.cli.coverage;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The windows of a job as a picture (SVG): a row for each day and a column for each ten minutes of
 * it; of a short job, a column for each hour and a row for each ten minutes of it, with numbers.
 * Cells of one kind are one path, so that a year of 52,560 opens at once.
 */
final class HeatMap {
  private static final Duration SHORT = Duration.ofHours(36);

  private final List<CoveredWindow> windows;
  private final HeatLevels levels;
  private final Grid grid;

  /** Where the cells are: {@code perLine} of them in a line, which is a day or an hour. */
  private record Grid(boolean byHour, Instant start, int lines, int cellWidth, int cellHeight) {

    static Grid of(List<CoveredWindow> windows) {
      Instant first = windows.get(0).window().start();
      Instant end = windows.get(windows.size() - 1).window().end();
      boolean byHour = Duration.between(first, end).compareTo(SHORT) <= 0;
      long line = byHour ? 3_600_000 : 86_400_000;
      Instant start = Instant.ofEpochMilli(Math.floorDiv(first.toEpochMilli(), line) * line);
      int lines = (int) ((end.toEpochMilli() - start.toEpochMilli() + line - 1) / line);
      int height = byHour ? 30 : lines <= 14 ? 26 : lines <= 62 ? 16 : 8;
      return new Grid(byHour, start, lines, byHour ? 38 : 6, height);
    }

    int perLine() {
      return byHour ? 6 : 144;
    }

    /** How wide the labels of the rows are. */
    int labels() {
      return byHour ? 44 : 82;
    }

    int width() {
      return cellWidth * (byHour ? lines : perLine());
    }

    int height() {
      return cellHeight * (byHour ? perLine() : lines);
    }

    int x(int cell) {
      return cellWidth * (byHour ? cell / perLine() : cell % perLine());
    }

    int y(int cell) {
      return cellHeight * (byHour ? cell % perLine() : cell / perLine());
    }

    Instant startOfLine(int line) {
      return start.plus(byHour ? Duration.ofHours(line) : Duration.ofDays(line));
    }
  }

  private HeatMap(List<CoveredWindow> windows) {
    this.windows = windows;
    this.levels = HeatLevels.of(windows);
    this.grid = Grid.of(windows);
  }

  /** Of at least one window. */
  static HeatMap of(List<CoveredWindow> windows) {
    return new HeatMap(windows);
  }

  HeatLevels levels() {
    return levels;
  }

  /** A box that can be scrolled, with its labels. */
  String html() {
    return """
    <div class="map" id="map" tabindex="0" role="img" aria-label="%s" data-start="%d" \
    data-by="%s" data-lead="%d" data-w="%d" data-h="%d" data-cells="%s">
    <div class="corner"></div>
    %s%s%s</div>
    <div id="tip" role="status" aria-live="polite" hidden="hidden"></div>
    <p class="note how">Point at a window, or use the arrow keys, to read it.<span> The map scrolls \
    sideways.</span></p>
    """
        .formatted(
            Html.text(
                Html.number(windows.size())
                    + " windows of ten minutes; the counts by state stand below"),
            windows.get(0).window().start().toEpochMilli(),
            grid.byHour ? "hour" : "day",
            lead(),
            grid.cellWidth,
            grid.cellHeight,
            cells(),
            across(),
            down(),
            picture());
  }

  /** How many cells of the first line are before the first window. */
  private int lead() {
    return (int) (Duration.between(grid.start, windows.get(0).window().start()).toMinutes() / 10);
  }

  /** For the tips: state, tweets in base 36, and suspect minutes behind an exclamation mark. */
  private String cells() {
    StringBuilder cells = new StringBuilder();
    for (CoveredWindow window : windows) {
      Long tweets = window.tweets();
      cells
          .append(cells.length() == 0 ? "" : ",")
          .append(window.state().letter())
          .append(tweets == null ? "" : Long.toString(tweets, 36))
          .append(window.suspectMinutes() > 0 ? "!" + window.suspectMinutes() : "");
    }
    return cells.toString();
  }

  private String across() {
    StringBuilder labels = new StringBuilder(svg("across", grid.width(), 22));
    int columns = grid.byHour ? grid.lines : 24;
    int width = grid.width() / columns;
    for (int i = 0; i < columns; i += grid.byHour ? 1 : 2) {
      int hour = grid.byHour ? (int) (grid.startOfLine(i).getEpochSecond() / 3600 % 24) : i;
      labels.append(
          String.format(
              Locale.ROOT, "<text x=\"%d\" y=\"15\">%02d:00</text>", i * width + 1, hour));
    }
    return labels.append("</svg>").toString();
  }

  private String down() {
    StringBuilder labels = new StringBuilder(svg("down", grid.labels(), grid.height()));
    int rows = grid.byHour ? grid.perLine() : grid.lines;
    int last = -100;
    for (int i = 0; i < rows; i++) {
      int y = i * grid.cellHeight + grid.cellHeight / 2 + 4;
      boolean first = !grid.byHour && UtcText.day(grid.startOfLine(i)).endsWith("-01");
      boolean wanted = grid.cellHeight >= 14 || i == 0 || first || isMonday(i);
      if (wanted && (first ? y - last >= 10 : y - last >= 13)) {
        labels.append(
            String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>",
                first ? "first" : "",
                grid.labels() - 8,
                y,
                grid.byHour ? ":" + i + "0" : UtcText.day(grid.startOfLine(i))));
        last = y;
      }
    }
    return labels.append("</svg>").toString();
  }

  private boolean isMonday(int line) {
    return !grid.byHour
        && grid.startOfLine(line).atZone(ZoneOffset.UTC).getDayOfWeek() == DayOfWeek.MONDAY;
  }

  private String picture() {
    StringBuilder svg = new StringBuilder(svg("cells", grid.width(), grid.height()));
    svg.append(PATTERNS);
    fills().forEach((name, runs) -> svg.append(path("f " + name, runs.toString())));
    svg.append(gaps());
    svg.append(path("mark silent", silentMarks()));
    svg.append(path("mark problem", problemMarks()));
    svg.append(path("suspect", suspectMarks()));
    if (grid.byHour) {
      svg.append(numbers());
    }
    return svg.append("<rect id=\"here\" class=\"here\" width=\"0\" height=\"0\"/></svg>")
        .toString();
  }

  private static final String PATTERNS =
      """
      <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><rect class="base" width="6" height="6"/>\
      <rect class="ink" width="2" height="6"/></pattern>\
      <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">\
      <rect class="base" width="5" height="5"/><circle class="ink" cx="2.5" cy="2.5" r="1.1"/>\
      </pattern></defs>""";

  private static String svg(String name, int width, int height) {
    return "<svg class=\""
        + name
        + "\" width=\""
        + width
        + "\" height=\""
        + height
        + "\" aria-hidden=\"true\">";
  }

  /** Runs of cells of one kind as thick lines, each kind a path. */
  private Map<String, StringBuilder> fills() {
    Map<String, StringBuilder> paths = new TreeMap<>();
    Map<String, int[]> pens = new HashMap<>();
    for (int i = 0; i < windows.size(); ) {
      String name = fill(windows.get(i));
      int x = x(i);
      int y = y(i);
      int length = 0;
      while (i < windows.size()
          && y(i) == y
          && x(i) == x + length
          && fill(windows.get(i)).equals(name)) {
        length += grid.cellWidth;
        i++;
      }
      int[] pen = pens.computeIfAbsent(name, any -> new int[2]);
      int middle = y + grid.cellHeight / 2;
      paths
          .computeIfAbsent(name, any -> new StringBuilder())
          .append("m")
          .append(x - pen[0])
          .append(' ')
          .append(middle - pen[1])
          .append("h")
          .append(length);
      pen[0] = x + length;
      pen[1] = middle;
    }
    return paths;
  }

  private String fill(CoveredWindow window) {
    Long tweets = window.tweets();
    return switch (window.state()) {
      case VERIFIED -> "v" + levels.of(tweets == null ? 0 : tweets);
      default -> String.valueOf(window.state().letter());
    };
  }

  private int x(int window) {
    return grid.x(lead() + window);
  }

  private int y(int window) {
    return grid.y(lead() + window);
  }

  private String path(String name, String d) {
    return d.isEmpty()
        ? ""
        : "<path class=\""
            + name
            + "\" d=\""
            + d
            + "\""
            + (name.startsWith("f ") ? " stroke-width=\"" + grid.cellHeight + "\"" : "")
            + "/>";
  }

  /** Lines in the colour of the page part the cells. */
  private String gaps() {
    StringBuilder lines = new StringBuilder();
    for (int x = 0; x <= grid.width(); x += grid.cellWidth) {
      lines.append("M").append(x).append(" 0v").append(grid.height());
    }
    for (int y = 0; y <= grid.height(); y += grid.cellHeight) {
      lines.append("M0 ").append(y).append("h").append(grid.width());
    }
    return path("gap", lines.toString());
  }

  private String silentMarks() {
    int half = grid.byHour ? 5 : 1;
    return marks(WindowState.SILENT, (x, y) -> "M" + (x - half) + " " + y + "h" + 2 * half);
  }

  private String problemMarks() {
    int half = grid.byHour ? 5 : 2;
    return marks(
        WindowState.PROBLEM,
        (x, y) ->
            "M%d %dl%d %dm0 -%dl-%d %d"
                .formatted(x - half, y - half, 2 * half, 2 * half, 2 * half, 2 * half, 2 * half));
  }

  private interface Mark {
    String at(int middle, int height);
  }

  private String marks(WindowState state, Mark mark) {
    StringBuilder marks = new StringBuilder();
    for (int i = 0; i < windows.size(); i++) {
      if (windows.get(i).state() == state) {
        marks.append(mark.at(x(i) + grid.cellWidth / 2, y(i) + grid.cellHeight / 2));
      }
    }
    return marks.toString();
  }

  /** A triangle in the upper right corner, as wide as a small cell is. */
  private String suspectMarks() {
    int width = Math.min(12, grid.cellWidth);
    int height = Math.max(width, grid.byHour ? 0 : grid.cellHeight * 6 / 10);
    StringBuilder marks = new StringBuilder();
    for (int i = 0; i < windows.size(); i++) {
      if (windows.get(i).suspectMinutes() > 0) {
        marks.append("M%d %dh%dv%dz".formatted(x(i) + grid.cellWidth - width, y(i), width, height));
      }
    }
    return marks.toString();
  }

  private String numbers() {
    StringBuilder numbers = new StringBuilder();
    for (int i = 0; i < windows.size(); i++) {
      CoveredWindow window = windows.get(i);
      Long tweets = window.tweets();
      if (tweets != null && window.state() == WindowState.VERIFIED) {
        numbers.append(
            "<text class=\"num n%d\" x=\"%d\" y=\"%d\">%s</text>"
                .formatted(
                    levels.of(tweets), x(i) + grid.cellWidth / 2, y(i) + 20, shortened(tweets)));
      }
    }
    return numbers.toString();
  }

  /** Of at most five characters. */
  private static String shortened(long number) {
    if (number < 10_000) {
      return Long.toString(number);
    }
    return number < 1_000_000
        ? Math.round(number / 1e3) + "k"
        : String.format(Locale.ROOT, "%.1fM", number / 1e6);
  }
}
