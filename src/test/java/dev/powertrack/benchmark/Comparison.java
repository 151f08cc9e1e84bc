package dev.powertrack.benchmark;

import dev.powertrack.benchmark.Measurement.Measured;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A query by two engines in turn, so that what else the machine does meets both alike.
 *
 * @param what the query, in words
 * @param ours medians
 * @param peers medians
 */
record Comparison(String name, String what, Measurement ours, Measurement peers) {
  private static final int WARM_UP = 2;

  /**
   * Runs both {@code runs} times after warming up.
   *
   * @throws IllegalStateException when they answer differently
   */
  static Comparison of(Query query, Engine ours, Engine peer, int runs) throws SQLException {
    List<Measurement> first = new ArrayList<>();
    List<Measurement> second = new ArrayList<>();
    for (int run = -WARM_UP; run < runs; run++) {
      Measured a = Measurement.of(ours, query);
      Measured b = Measurement.of(peer, query);
      compare(query, a.answer(), b.answer());
      if (run >= 0) {
        first.add(a.cost());
        second.add(b.cost());
      }
    }
    return new Comparison(
        query.name(), query.meaning(), Measurement.median(first), Measurement.median(second));
  }

  Comparison named(String newName, String newMeaning) {
    return new Comparison(newName, newMeaning, ours, peers);
  }

  double wallRatio() {
    return (double) peers.wallNanos() / ours.wallNanos();
  }

  double cpuRatio() {
    return (double) peers.cpuNanos() / ours.cpuNanos();
  }

  private static void compare(Query query, Answer ours, Answer peers) {
    if (!ours.agreesWith(peers)) {
      throw new IllegalStateException(
          query.name() + " is answered differently: " + ours + " and " + peers);
    }
  }
}
