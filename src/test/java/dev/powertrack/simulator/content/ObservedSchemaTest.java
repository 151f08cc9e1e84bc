package dev.powertrack.simulator.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whether every field and type that is invented has been seen in a real tweet. */
class ObservedSchemaTest {
  private static final Path REFERENCE = Path.of("../shared/reference");
  private static final Pattern LINE = Pattern.compile("(\\S*)\\s+\\{('.*?)\\}.*");
  private static final Pattern TYPE = Pattern.compile("'(\\w+)': \\d+");
  private static final Instant WINDOW = Instant.parse("2014-07-13T21:20:00Z");

  /** A nested tweet has the fields of a tweet. */
  private static final Set<String> NESTED =
      Set.of("object", "twitter_quoted_status", "retweeted_status", "quoted_status");

  @Test
  void activity_streams_has_only_fields_that_were_seen() throws Exception {
    // The few long tweets among the samples had no hashtags; every note has an objectType, which
    // the
    // list has only once, for the tweet itself.
    assertEquals(
        Set.of(),
        unseen(
            DataFormat.ACTIVITY_STREAMS,
            "observed_schema_activity_streams.txt",
            "long_object.twitter_entities.hashtags",
            "object.objectType"));
  }

  @Test
  void original_has_only_fields_that_were_seen() throws Exception {
    // The samples in this format had no symbols, and their only films were moving pictures.
    assertEquals(
        Set.of(),
        unseen(
            DataFormat.ORIGINAL,
            "observed_schema_original.txt",
            "extended_tweet.entities.hashtags",
            "extended_tweet.entities.symbols",
            "entities.symbols",
            "extended_entities.media[].video_info.duration_millis",
            "extended_tweet.extended_entities.media[].video_info.duration_millis"));
  }

  private static Set<String> unseen(DataFormat format, String schema, String... known)
      throws IOException {
    assumeTrue(Files.exists(REFERENCE), "the reference is not at hand");
    Set<String> invented = new TreeSet<>();
    for (JsonNode tweet : Lines.tweets(Lines.file(format, Lines.generator(1_000), WINDOW))) {
      walk(tweet, "", invented);
    }
    invented.removeAll(observed(REFERENCE.resolve(schema)));
    invented.removeIf(
        path -> {
          for (String prefix : known) {
            if (path.startsWith(prefix)) {
              return true;
            }
          }
          return false;
        });
    return invented;
  }

  private static Set<String> observed(Path schema) throws IOException {
    Set<String> paths = new HashSet<>();
    for (String line : Files.readAllLines(schema)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        Matcher types = TYPE.matcher(matcher.group(2));
        while (types.find()) {
          paths.add(matcher.group(1) + " " + types.group(1));
        }
      }
    }
    return paths;
  }

  private static void walk(JsonNode node, String path, Set<String> paths) {
    paths.add(path + " " + type(node));
    if (node.isArray()) {
      node.forEach(element -> walk(element, path + "[]", paths));
    }
    node.fields()
        .forEachRemaining(
            field -> {
              boolean nested = path.isEmpty() && NESTED.contains(field.getKey());
              String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
              boolean isTweet =
                  nested && (field.getValue().has("text") || field.getValue().has("body"));
              walk(field.getValue(), isTweet ? "" : below, paths);
            });
  }

  /** In the words of the schema files. */
  private static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "dict";
      case ARRAY -> "list";
      case STRING -> "str";
      case BOOLEAN -> "bool";
      case NULL -> "NoneType";
      default -> node.isIntegralNumber() ? "int" : "float";
    };
  }
}
