package dev.powertrack.simulator;

import dev.powertrack.simulator.http.Exchange;
import dev.powertrack.simulator.http.Request;
import dev.powertrack.simulator.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Asks the service, lets the faults have their way, and keeps the log. */
final class FaultyExchange implements Exchange {
  private final Request request;
  private final LoggedRequest logged;
  private final RequestLog log;
  private final List<Fault> faults;
  private final BiFunction<Request, List<Fault>, Response> service;

  FaultyExchange(
      Request request,
      LoggedRequest logged,
      RequestLog log,
      List<Fault> faults,
      BiFunction<Request, List<Fault>, Response> service) {
    this.request = request;
    this.logged = logged;
    this.log = log;
    this.faults = faults;
    this.service = service;
  }

  @Override
  public Response answer() {
    Response response = instead().orElseGet(() -> service.apply(request, faults));
    for (Fault fault : faults) {
      response = fault.answer(response);
    }
    return response;
  }

  private Optional<Response> instead() {
    return faults.stream().map(Fault::instead).flatMap(Optional::stream).findFirst();
  }

  @Override
  public void sending(int status) {
    logged.answered(status);
  }

  @Override
  public void sendingBytes(int count) {
    logged.sent(count);
  }

  @Override
  public void ended() {
    log.end(logged);
  }
}
