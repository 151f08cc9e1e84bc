package dev.powertrack.cli.output;

import java.util.Arrays;
import java.util.List;

/** How many cells each column of a table gets. */
record ColumnWidths(int[] cells) {
  static final String GAP = "  ";

  /** A column is not made narrower than this to fit: less says nothing. */
  private static final int NARROWEST = 12;

  /** As wide as the widest of the header and the rows. */
  static ColumnWidths of(List<ResultColumn> columns, List<String[]> rows) {
    int[] cells = columns.stream().mapToInt(column -> TextWidth.of(column.label())).toArray();
    for (String[] row : rows) {
      for (int i = 0; i < cells.length; i++) {
        cells[i] = Math.max(cells[i], TextWidth.of(row[i]));
      }
    }
    return new ColumnWidths(cells);
  }

  int line() {
    return Arrays.stream(cells).sum() + GAP.length() * Math.max(0, cells.length - 1);
  }

  /** The widest columns made narrower until a line fits, or until they are all narrow. */
  ColumnWidths fitted(int line) {
    int[] fitted = cells.clone();
    int tooMuch = line() - line;
    while (tooMuch > 0) {
      int widest = 0;
      for (int i = 1; i < fitted.length; i++) {
        widest = fitted[i] > fitted[widest] ? i : widest;
      }
      if (fitted[widest] <= NARROWEST) {
        break;
      }
      fitted[widest]--;
      tooMuch--;
    }
    return new ColumnWidths(fitted);
  }
}
