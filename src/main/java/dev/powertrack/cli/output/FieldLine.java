package dev.powertrack.cli.output;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Help.Ansi;

/**
 * A line of a name and its value, where a row is written down the page.
 *
 * @param names cells that the names get
 * @param values cells that a value gets at most
 */
record FieldLine(int names, int values, Ansi ansi) {

  /** Cells that the longest name takes. */
  static int widest(List<ResultColumn> columns, Function<ResultColumn, String> name) {
    return columns.stream().mapToInt(column -> TextWidth.of(name.apply(column))).max().orElse(0);
  }

  /**
   * @param value harmless
   */
  String of(String name, String value) {
    return Styles.bold(ansi, name)
        + " ".repeat(names - TextWidth.of(name))
        + ColumnWidths.GAP
        + TextWidth.cut(value, values);
  }
}
