package dev.powertrack.cli.demo;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Shows queries: the SQL, what it gives, how long it took and which files it cost. */
final class Queries {
  private final Connection connection;
  private final Page page;
  private long lastScan;

  Queries(Connection connection, Page page) {
    this.connection = connection;
    this.page = page;
  }

  /** How a result is drawn. */
  interface Drawing {
    /**
     * @return how many rows there were
     */
    long draw(ResultSet rows) throws SQLException, IOException;
  }

  /** Shows the result as a table. */
  void show(String sql) throws SQLException, IOException {
    show(sql, page::table);
  }

  void show(String sql, Drawing drawing) throws SQLException, IOException {
    page.sql(sql);
    long started = System.nanoTime();
    long rows;
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      rows = drawing.draw(result);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    String cost = String.format(Locale.ROOT, "%s in %.2f s", count(rows, "row"), seconds);
    page.aside("  (" + cost + files() + ")");
  }

  /** What the scans since the last query cost. SCANS tells of every table that lies in files. */
  private String files() throws SQLException {
    String sql =
        "SELECT MAX(scan_id), SUM(files_listed), SUM(files_read), SUM(files_fetched),"
            + " SUM(bytes_fetched) FROM scans WHERE scan_id > "
            + lastScan;
    try (Statement statement = connection.createStatement();
        ResultSet scans = statement.executeQuery(sql)) {
      scans.next();
      long scan = scans.getLong(1);
      if (scans.wasNull()) {
        return "";
      }
      lastScan = scan;
      return String.format(
          Locale.ROOT,
          "; %s read out of %,d, %s",
          count(scans.getLong(3), "file"),
          scans.getLong(2),
          fetched(scans.getLong(4), scans.getLong(5)));
    }
  }

  private static String fetched(long files, long bytes) {
    return files == 0
        ? "none fetched"
        : String.format(Locale.ROOT, "%,d fetched, %,d kB", files, (bytes + 999) / 1000);
  }

  private static String count(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }
}
