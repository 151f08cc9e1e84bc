package dev.powertrack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A customer of a simulator, with the right password. */
final class Customer {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private final Simulator simulator;
  private final HttpClient client = HttpClient.newHttpClient();

  Customer(Simulator simulator) {
    this.simulator = simulator;
  }

  static String v2(String tail) {
    return "/historical/powertrack/accounts/demo/publishers/twitter/jobs" + tail;
  }

  static String v1(String tail) {
    return "/accounts/demo/publishers/twitter/historical/track/jobs" + tail;
  }

  /** The body of a POST that is in order. */
  static ObjectNode goodJob(String title) {
    ObjectNode job = JSON.createObjectNode();
    job.put("publisher", "Twitter").put("dataFormat", "original");
    job.put("fromDate", "201401010000").put("toDate", "201401010130").put("title", title);
    job.putArray("rules").addObject().put("value", "dog OR #dogs").put("tag", "pets");
    return job;
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(api(path).GET());
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send(api(path).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> put(String path, String body) throws Exception {
    return send(api(path).PUT(BodyPublishers.ofString(body)));
  }

  /** The body of a good answer. */
  JsonNode json(String path) throws Exception {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }

  String uuid(String title) throws Exception {
    for (JsonNode job : json(v2(".json")).get("jobs")) {
      if (job.get("title").textValue().equals(title)) {
        return job.get("uuid").textValue();
      }
    }
    throw new IOException("no job " + title);
  }

  /** Creates a job and returns its id. */
  String create(String title) throws Exception {
    post(v2(".json"), goodJob(title).toString());
    return uuid(title);
  }

  JsonNode job(String uuid) throws Exception {
    return json(v2("/" + uuid + ".json"));
  }

  String status(String uuid) throws Exception {
    return job(uuid).get("status").textValue();
  }

  void accept(String uuid) throws Exception {
    put(v2("/" + uuid + ".json"), "{\"status\":\"accept\"}");
  }

  /** The links of a delivered job. */
  List<URI> links(String title) throws Exception {
    List<URI> links = new ArrayList<>();
    json(v2("/" + uuid(title) + "/results.json"))
        .get("urlList")
        .forEach(link -> links.add(URI.create(link.textValue())));
    return links;
  }

  HttpResponse<byte[]> file(URI link, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(link).timeout(Duration.ofSeconds(10));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> head(URI link) throws Exception {
    return client.send(
        HttpRequest.newBuilder(link).method("HEAD", BodyPublishers.noBody()).build(),
        BodyHandlers.ofByteArray());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
  }

  /** A request with the right password. */
  HttpRequest.Builder api(String path) {
    return apiAs(path, simulator.user(), simulator.password());
  }

  HttpRequest.Builder apiAs(String path, String user, String password) {
    String login =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(simulator.apiUrl().resolve(path))
        .header("Authorization", "Basic " + login);
  }

  static String inflate(byte[] file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
