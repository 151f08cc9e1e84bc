package dev.powertrack.simulator;

import dev.powertrack.simulator.http.Request;
import dev.powertrack.simulator.http.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The data files, as S3 serves them. Thread-safe. */
final class DataHandler {
  private final SimulatorSettings settings;
  private final Account account;
  private final SimulatedClock clock;
  private final Signature signature;
  private final DataFileCache cache = new DataFileCache();

  DataHandler(
      SimulatorSettings settings, Account account, SimulatedClock clock, Signature signature) {
    this.settings = settings;
    this.account = account;
    this.clock = clock;
    this.signature = signature;
  }

  Response answer(Request request, List<Fault> faults) {
    if (request.header("authorization").isPresent()) {
      return S3Error.twoKindsOfAuthentication();
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return S3Error.notAllowed();
    }
    Instant now = clock.now();
    return switch (signature.judge(request.path(), request.query(), now.getEpochSecond())) {
      case MISSING -> S3Error.denied();
      case WRONG -> S3Error.wrongSignature();
      case EXPIRED -> S3Error.expired();
      case GOOD -> file(request, faults, now);
    };
  }

  private Response file(Request request, List<Fault> faults, Instant now) {
    Optional<DataPath> path = DataPath.parse(request.path());
    Optional<SimulatedJob> job = path.flatMap(p -> account.job(p.uuid()));
    if (path.isEmpty() || job.isEmpty() || !isServed(path.get(), job.get(), now)) {
      return S3Error.noSuchKey();
    }
    Instant sent = job.get().expiresAt().minus(SimulatedJob.LIFE);
    DataFileCache.Entry entry =
        cache.get(
            path.get().job() + path.get().window(),
            () -> job.get().content().file(path.get().window(), sent, settings.namedFiles()));
    byte[] bytes = entry.bytes();
    for (Fault fault : faults) {
      bytes = fault.file(bytes);
    }
    return part(request, entry.etag(), bytes)
        .withHeader("ETag", entry.etag())
        .withHeader("Accept-Ranges", "bytes")
        .withHeader(
            "Last-Modified",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(sent.atOffset(ZoneOffset.UTC)));
  }

  private static boolean isServed(DataPath path, SimulatedJob job, Instant now) {
    return job.status(now) == JobStatus.DELIVERED
        && !job.isExpired(now)
        && DataPath.jobPart(job).equals(path.job())
        && job.content().counts().contains(path.window());
  }

  private static Response part(Request request, String etag, byte[] bytes) {
    Optional<ByteRange> range =
        request
            .header("range")
            .filter(header -> request.header("if-range").map(etag::equals).orElse(true))
            .flatMap(header -> ByteRange.parse(header, bytes.length));
    if (range.isEmpty()) {
      return Response.of(200, "application/octet-stream", bytes);
    }
    ByteRange asked = range.get();
    if (asked.isEmpty()) {
      return S3Error.invalidRange(bytes.length);
    }
    return Response.of(
            206, "application/octet-stream", Arrays.copyOfRange(bytes, asked.from(), asked.to()))
        .withHeader("Content-Range", asked.contentRange(bytes.length));
  }
}
