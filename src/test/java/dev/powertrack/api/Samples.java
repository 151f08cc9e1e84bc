package dev.powertrack.api;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real answers of the service, which lie beside the project and not in it. */
final class Samples {
  private static final Path FOLDER = Path.of("..", "shared", "reference", "samples", "api");

  private Samples() {}

  static byte[] bytes(String name) throws Exception {
    assumeTrue(Files.isDirectory(FOLDER), "the samples are not on this machine");
    return Files.readAllBytes(FOLDER.resolve(name));
  }

  static String text(String name) throws Exception {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  static JsonNode json(String name) throws Exception {
    return ServiceJson.document(bytes(name));
  }
}
