package dev.powertrack.simulator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.powertrack.simulator.http.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The lists of a delivered job's links: JSON, CSV, and its suspect minutes. */
final class ResultsHandler {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SimulatorSettings settings;
  private final Signature signature;
  private final URI dataUrl;

  ResultsHandler(SimulatorSettings settings, Signature signature, URI dataUrl) {
    this.settings = settings;
    this.signature = signature;
    this.dataUrl = dataUrl;
  }

  /**
   * @param apiUrl where the API was asked: unlike a job's own URLs, that of the suspect minutes is
   *     one to be followed
   */
  Response json(Generation generation, SimulatedJob job, String apiUrl, Instant now) {
    WindowCounts counts = job.content().counts();
    StringBuilder json = new StringBuilder(200 + 320 * counts.files());
    json.append("{\"urlCount\":").append(counts.files()).append(",\"urlList\":[");
    // Written by hand: a year has 52,560 links, and nothing in them needs an escape.
    Links links = new Links(generation, job, now);
    for (int file = 0; file < counts.files(); file++) {
      json.append(file == 0 ? "\"" : ",\"");
      links.append(Instant.ofEpochSecond(counts.start(file)), json);
      json.append('"');
    }
    json.append("],\"totalFileSizeBytes\":").append(job.content().estimatedBytes());
    if (!job.content().suspectMinutes().isEmpty()) {
      String path = generation.jobPath(Account.NAME, job.uuid()) + "/suspect_minutes.json";
      json.append(",\"suspectMinutesUrl\":\"").append(apiUrl).append(path).append('"');
    }
    json.append(",\"expiresAt\":\"").append(JobJson.second(job.expiresAt())).append("\"}");
    return Response.json(200, json.toString());
  }

  /** No header; each value in single quotes, a tab between them. */
  Response csv(Generation generation, SimulatedJob job, Instant now) {
    WindowCounts counts = job.content().counts();
    StringBuilder csv = new StringBuilder(400 * counts.files());
    Links links = new Links(generation, job, now);
    for (int file = 0; file < counts.files(); file++) {
      Instant window = Instant.ofEpochSecond(counts.start(file));
      csv.append('\'').append(DataPath.localName(job, window)).append("'\t'");
      links.append(window, csv);
      csv.append("'\n");
    }
    byte[] body = csv.toString().getBytes(StandardCharsets.UTF_8);
    return Response.of(200, "text/csv; charset=utf-8", body);
  }

  /** The real body is not known; this is a list of minutes, written as the job's dates are. */
  Response suspectMinutes(SimulatedJob job) {
    ArrayNode minutes = JSON.createArrayNode();
    job.content().suspectMinutes().forEach(minute -> minutes.add(JobJson.minute(minute)));
    return Response.json(200, minutes.toString());
  }

  /** Signs the links of one answer, all until the same time. */
  private final class Links {
    private final Signature.Signer signer = signature.signer();
    private final String root;
    private final long expires;

    private Links(Generation generation, SimulatedJob job, Instant now) {
      this.root = DataPath.root(generation, job);
      this.expires = now.plus(settings.linkLife()).getEpochSecond();
    }

    private void append(Instant window, StringBuilder to) {
      String path = root + DataPath.leaf(window);
      to.append(dataUrl).append(path).append('?').append(signer.query(path, expires));
    }
  }
}
