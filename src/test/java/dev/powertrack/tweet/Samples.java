package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Real records. They stay out of the repository; without them their tests are skipped. */
final class Samples {
  private static final Path FOLDER = Path.of("..", "shared", "reference", "samples");

  private Samples() {}

  /** The records of the files below a folder, one line each; pretty-printed ones are compacted. */
  static List<String> in(String folder) {
    Path start = FOLDER.resolve(folder);
    assumeTrue(Files.isDirectory(start), "no samples in " + start);
    try (Stream<Path> files = Files.walk(start)) {
      List<String> lines = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        lines.addAll(compacted(file));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file as they are. */
  static List<String> linesOf(String file) {
    Path path = FOLDER.resolve(file);
    assumeTrue(Files.exists(path), "no sample " + path);
    try (InputStream in = Files.newInputStream(path);
        InputStream unpacked = file.endsWith(".gz") ? new GZIPInputStream(in) : in) {
      String text = new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.split("\n", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> compacted(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    try (MappingIterator<JsonNode> records =
        json.readerFor(JsonNode.class).readValues(file.toFile())) {
      while (records.hasNext()) {
        lines.add(json.writeValueAsString(records.next()));
      }
    }
    return lines;
  }
}
