package dev.powertrack.cli.demo;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a result of two columns, a name and a count, as bars. */
final class BarChart {
  private static final int LONGEST = 50;

  private final Page page;

  BarChart(Page page) {
    this.page = page;
  }

  private record Bar(String name, long count) {}

  /**
   * @return how many rows there were
   */
  long draw(ResultSet rows) throws SQLException, IOException {
    List<Bar> bars = new ArrayList<>();
    while (rows.next()) {
      bars.add(new Bar(rows.getString(1), rows.getLong(2)));
    }
    long most = bars.stream().mapToLong(Bar::count).max().orElse(1);
    for (Bar bar : bars) {
      int length = (int) Math.round((double) LONGEST * bar.count / most);
      page.say(
          String.format(Locale.ROOT, "%s %6d  %s", bar.name, bar.count, "█".repeat(length))
              .stripTrailing());
    }
    return bars.size();
  }
}
