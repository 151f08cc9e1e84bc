package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two processes on one account know nothing of each other's GETs: each keeps the limit, together
 * they break it. Clients with limiters of their own stand for them.
 */
@Timeout(60)
class TwoProcessesTest {
  private static final int GETS = 7;

  @Test
  void survive_each_others_429() throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorSettings.forTests().withLimits(true));
        HistoricalPowerTrack first = client(simulator);
        HistoricalPowerTrack second = client(simulator)) {
      List<CompletableFuture<Integer>> both = new ArrayList<>();
      for (HistoricalPowerTrack client : List.of(first, second)) {
        both.add(CompletableFuture.supplyAsync(() -> ask(client)));
      }
      for (CompletableFuture<Integer> one : both) {
        assertEquals(GETS, one.get(50, TimeUnit.SECONDS));
      }
      assertTrue(simulator.requests().count(request -> request.status() == 429) > 0);
    }
  }

  private static int ask(HistoricalPowerTrack client) {
    int answers = 0;
    for (int i = 0; i < GETS; i++) {
      client.invalidate();
      answers += client.jobs().jobs().isEmpty() ? 0 : 1;
    }
    return answers;
  }

  /** With the service's own limit, five GETs in five seconds, kept for itself. */
  private static HistoricalPowerTrack client(Simulator simulator) {
    ApiSettings settings =
        ApiSettings.of(
            simulator.apiUrl(),
            ApiVersion.V2,
            simulator.account(),
            Credentials.of(simulator.user(), simulator.password()));
    GetLimiter own = new GetLimiter(settings.rateLimit(), Ticker.systemTicker());
    return new HistoricalPowerTrack(settings, () -> own, Patience.USUAL, Ticker.systemTicker());
  }
}
