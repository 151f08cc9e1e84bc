package dev.powertrack.api;

import java.util.ArrayList;
import java.util.List;

/**
 * The list of data files as text: a name, a TAB and a link per line. Real answers put each value in
 * single quotes, the documented ones do not; both are read.
 */
public final class ResultsCsv {

  /** A local name and its link. */
  public record Row(String name, DataLink link) {}

  private ResultsCsv() {}

  /**
   * @throws UnreadableAnswer if a line is not a name and a link
   */
  static List<Row> read(String text) throws UnreadableAnswer {
    List<Row> rows = new ArrayList<>();
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (!line.isEmpty()) {
        rows.add(row(line, i + 1));
      }
    }
    return List.copyOf(rows);
  }

  private static Row row(String line, int number) throws UnreadableAnswer {
    String[] values = line.split("\\s+", -1);
    if (values.length != 2) {
      throw new UnreadableAnswer("line " + number + " is not a name and a link");
    }
    String name = unquoted(values[0]);
    String link = unquoted(values[1]);
    if (name.isEmpty() || !link.matches("https?://.+")) {
      throw new UnreadableAnswer("line " + number + " is not a name and a link");
    }
    return new Row(name, DataLink.of(link));
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() >= 2
            && (value.charAt(0) == '\'' || value.charAt(0) == '"')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
