package dev.powertrack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.powertrack.simulator.http.Request;
import dev.powertrack.simulator.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API: one table of routes for both generations of URLs. Thread-safe. */
final class ApiHandler {
  private static final String CREDENTIALS =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(
                  (Account.USER + ":" + Account.PASSWORD).getBytes(StandardCharsets.UTF_8));

  /** What can be asked for. */
  private enum Resource {
    JOBS,
    JOB,
    RESULTS_JSON,
    RESULTS_CSV,
    SUSPECT_MINUTES
  }

  /** The first group of a pattern is the account, the second the job. */
  private record Route(Pattern path, Generation generation, Resource resource) {}

  private static final List<Route> ROUTES =
      List.of(
          route("/accounts/([^/]+)/jobs\\.json", Generation.V1, Resource.JOBS),
          route(v1Job("\\.json"), Generation.V1, Resource.JOB),
          route(v1Job("/results\\.json"), Generation.V1, Resource.RESULTS_JSON),
          route(v1Job("/results\\.csv"), Generation.V1, Resource.RESULTS_CSV),
          route(v1Job("/suspect_minutes\\.json"), Generation.V1, Resource.SUSPECT_MINUTES),
          route(v2("\\.json"), Generation.V2, Resource.JOBS),
          route(v2("/([^/]+)\\.json"), Generation.V2, Resource.JOB),
          route(v2("/([^/]+)/results\\.json"), Generation.V2, Resource.RESULTS_JSON),
          route(v2("/([^/]+)/results\\.csv"), Generation.V2, Resource.RESULTS_CSV),
          route(v2("/([^/]+)/suspect_minutes\\.json"), Generation.V2, Resource.SUSPECT_MINUTES));

  private static String v1Job(String tail) {
    return "/accounts/([^/]+)/publishers/twitter/historical/track/jobs/([^/]+)" + tail;
  }

  private static String v2(String tail) {
    return "/historical/powertrack/accounts/([^/]+)/publishers/twitter/jobs" + tail;
  }

  private static Route route(String path, Generation generation, Resource resource) {
    return new Route(Pattern.compile(path), generation, resource);
  }

  private final SimulatorSettings settings;
  private final Account account;
  private final SimulatedClock clock;
  private final Limits limits;
  private final ResultsHandler results;

  ApiHandler(
      SimulatorSettings settings,
      Account account,
      SimulatedClock clock,
      Limits limits,
      ResultsHandler results) {
    this.settings = settings;
    this.account = account;
    this.clock = clock;
    this.limits = limits;
    this.results = results;
  }

  Response answer(Request request) {
    if (request.header("authorization").filter(CREDENTIALS::equals).isEmpty()) {
      return ApiError.unauthorized();
    }
    Instant now = clock.now();
    if (request.method().equals("GET")) {
      Optional<Duration> wait = limits.get(System.nanoTime());
      if (wait.isPresent()) {
        return ApiError.tooManyRequests(wait.get());
      }
    }
    for (Route route : ROUTES) {
      Matcher matcher = route.path().matcher(request.path());
      if (matcher.matches()) {
        return matcher.group(1).equals(Account.NAME)
            ? answer(request, route, matcher, now)
            : ApiError.notFound("No such account");
      }
    }
    return ApiError.notFound("Not found");
  }

  private Response answer(Request request, Route route, Matcher matcher, Instant now) {
    JobJson json = new JobJson(route.generation(), now, settings.costs());
    if (route.resource() == Resource.JOBS) {
      return switch (request.method()) {
        case "GET" -> Response.json(200, json.list(account.jobs()));
        case "POST" -> post(request, json, now);
        default -> ApiError.wrongMethod("GET, POST");
      };
    }
    Optional<SimulatedJob> found = account.job(matcher.group(2));
    if (found.isEmpty()) {
      return ApiError.notFound("No such job");
    }
    if (found.get().isExpired(now)) {
      return ApiError.refused(410, "Job has expired");
    }
    return switch (request.method()) {
      case "GET" -> get(request, route, found.get(), json, now);
      case "PUT" ->
          route.resource() == Resource.JOB
              ? put(request, found.get(), json, now)
              : ApiError.wrongMethod("GET");
      default -> ApiError.wrongMethod("GET, PUT");
    };
  }

  private Response get(Request request, Route route, SimulatedJob job, JobJson json, Instant now) {
    if (route.resource() == Resource.JOB) {
      return Response.json(200, json.job(job));
    }
    if (job.status(now) != JobStatus.DELIVERED) {
      return ApiError.notFound("Job is not delivered");
    }
    return switch (route.resource()) {
      case RESULTS_JSON ->
          results.json(route.generation(), job, "http://" + request.header("host").orElse(""), now);
      case RESULTS_CSV -> results.csv(route.generation(), job, now);
      default -> results.suspectMinutes(job);
    };
  }

  /** The reference says nothing of the status of a good answer: 201 is what a POST is due. */
  private Response post(Request request, JobJson json, Instant now) {
    if (!limits.post(now)) {
      return ApiError.tooManyRequests();
    }
    try {
      return account
          .create(JobRequest.read(request.body(), now), now)
          .map(job -> Response.json(201, json.created(job)))
          .orElseGet(() -> ApiError.refused(400, "A job with this title already exists"));
    } catch (JobRequest.Refused e) {
      return e.aboutRules() ? ApiError.refusedRules(e.reason()) : ApiError.refused(400, e.reason());
    }
  }

  private Response put(Request request, SimulatedJob job, JobJson json, Instant now) {
    String word;
    try {
      JsonNode body = JobRequest.parse(request.body());
      word = body.path("status").asText();
    } catch (JobRequest.Refused e) {
      return ApiError.refused(400, e.reason());
    }
    if (!word.equals("accept") && !word.equals("reject")) {
      return ApiError.refused(400, "Unknown status: " + word);
    }
    return account
        .decide(job.uuid(), word.equals("accept"), now)
        .map(decided -> Response.json(200, json.decided(decided)))
        .orElseGet(() -> ApiError.refused(400, "Job has no open quote"));
  }
}
