package dev.powertrack.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * One fresh process: connects, runs one query, prints what that cost. Started by {@link
 * PlanningBenchmark}.
 */
public final class FirstQuery {
  private FirstQuery() {}

  /** When the query is run. */
  enum Moment {
    /** As soon as the connection is there. */
    AT_ONCE,
    /** When the warm-up has ended. */
    AFTER_WARM_UP
  }

  /** Arguments: the URL, a {@link Moment}, a statement. */
  public static void main(String[] args) throws SQLException, InterruptedException {
    Moment moment = Moment.valueOf(args[1]);
    CpuClock whole = CpuClock.sinceProcessBegan();
    try (Connection connection = DriverManager.getConnection(args[0])) {
      if (moment == Moment.AFTER_WARM_UP) {
        awaitWarmUp();
      }
      CpuClock before = whole.stop(1);
      CpuClock query = CpuClock.start();
      long rows = run(connection, args[2]);
      CpuClock spent = query.stop(1);
      CpuClock all = whole.stop(1);
      if (rows == 0) {
        throw new IllegalStateException("the query finds nothing");
      }
      System.out.printf(
          Locale.ROOT,
          "%f %f %f %f %f %f%n",
          spent.thread(),
          spent.process(),
          spent.wall(),
          all.process(),
          all.wall(),
          before.process());
    }
  }

  static long run(Connection connection, String sql) throws SQLException {
    long count = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          rows.getObject(i);
        }
        count++;
      }
    }
    return count;
  }

  private static void awaitWarmUp() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(dev.powertrack.sql.WarmUp.THREAD)) {
        thread.join();
      }
    }
  }
}
