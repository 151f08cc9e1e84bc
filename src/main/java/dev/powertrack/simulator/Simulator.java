package dev.powertrack.simulator;

import dev.powertrack.simulator.http.Exchange;
import dev.powertrack.simulator.http.LoopbackServer;
import dev.powertrack.simulator.http.Request;
import dev.powertrack.simulator.http.Response;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A Historical PowerTrack service on loopback: an API with both generations of URLs, and data files
 * on a second origin, as the real ones lie on another host. Content is invented, the same for the
 * same seed, and made only when it is fetched. Thread-safe.
 *
 * <pre>{@code
 * try (Simulator simulator = Simulator.start(SimulatorSettings.forTests())) {
 *   simulator.faults().next(2, "**results.json", Fault.status(503));
 *   …
 *   assertEquals(3, simulator.requests().apiGets());
 * }
 * }</pre>
 */
public final class Simulator implements AutoCloseable {
  private final SimulatedClock clock;
  private final RequestLog requests = new RequestLog();
  private final Faults faults = new Faults();
  private final LoopbackServer data;
  private final LoopbackServer api;

  private Simulator(SimulatorSettings settings) {
    clock = new SimulatedClock(settings.start(), settings.clockSpeed());
    Account account =
        settings.demoJobs()
            ? DemoAccount.open(settings.seed(), settings.start())
            : new Account(settings.seed());
    Signature signature = new Signature(settings.seed());
    DataHandler files = new DataHandler(settings, account, clock, signature);
    data = LoopbackServer.start(0, "simulator-data", opener(Origin.DATA, files::answer));
    ResultsHandler results = new ResultsHandler(settings, signature, data.url());
    ApiHandler jobs =
        new ApiHandler(settings, account, clock, new Limits(settings.limits()), results);
    try {
      api =
          LoopbackServer.start(
              settings.port(),
              "simulator-api",
              opener(Origin.API, (request, struck) -> jobs.answer(request)));
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /**
   * Starts a service of its own, on 127.0.0.1.
   *
   * @throws java.io.UncheckedIOException if the port is taken
   */
  public static Simulator start(SimulatorSettings settings) {
    return new Simulator(settings);
  }

  /** Such as {@code http://127.0.0.1:4711}: what stands before the path of either generation. */
  public URI apiUrl() {
    return api.url();
  }

  /** Where the links to data files lead. */
  public URI dataUrl() {
    return data.url();
  }

  /** The account's name, as it stands in paths. */
  public String account() {
    return Account.NAME;
  }

  /** Who may log in. */
  public String user() {
    return Account.USER;
  }

  /** The user's password; worth nothing anywhere else. */
  public String password() {
    return Account.PASSWORD;
  }

  /** What was asked for so far. */
  public RequestLog requests() {
    return requests;
  }

  /** What is to go wrong. */
  public Faults faults() {
    return faults;
  }

  /** The service's own time. */
  public SimulatedClock clock() {
    return clock;
  }

  /** Ends at once: requests that hang are cut. */
  @Override
  public void close() {
    api.close();
    data.close();
  }

  private Exchange.Opener opener(
      Origin origin, BiFunction<Request, List<Fault>, Response> service) {
    return request -> {
      LoggedRequest logged = new LoggedRequest(origin, request);
      requests.add(logged);
      return new FaultyExchange(request, logged, requests, faults.strike(request), service);
    };
  }
}
