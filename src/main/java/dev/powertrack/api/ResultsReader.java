package dev.powertrack.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code results.json} as a stream: a year's job has 52,560 links of several hundred
 * characters, and no tree of them is built.
 */
final class ResultsReader {
  private static final String LIST = LooseObject.folded("urlList");

  private ResultsReader() {}

  /**
   * @throws ErrorAnswer if the body reports an error
   * @throws IOException if the body is no JSON object
   */
  static Results read(String jobId, byte[] body) throws IOException, ErrorAnswer {
    ObjectNode others = ServiceJson.MAPPER.createObjectNode();
    List<DataLink> links = new ArrayList<>();
    try (JsonParser parser = ServiceJson.MAPPER.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableAnswer(body.length == 0 ? "it is empty" : "it is no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        if (LooseObject.folded(key).equals(LIST)) {
          readLinks(parser, links);
        } else {
          others.set(key, ServiceJson.MAPPER.<JsonNode>readTree(parser));
        }
      }
    }
    ErrorAnswer.throwIfIn(others);
    LooseObject fields = LooseObject.of(others);
    return new Results(
        jobId,
        fields.wholeInt("urlCount"),
        links,
        fields.whole("totalFileSizeBytes"),
        fields.time("expiresAt"),
        link(fields.text("suspectMinutesUrl")));
  }

  /** A list of texts; what else is in it is no link, and shows as a difference to urlCount. */
  private static void readLinks(JsonParser parser, List<DataLink> links) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      DataLink link =
          parser.currentToken() == JsonToken.VALUE_STRING ? link(parser.getText()) : null;
      if (link == null) {
        parser.skipChildren();
      } else {
        links.add(link);
      }
    }
  }

  private static @Nullable DataLink link(@Nullable String text) {
    return text == null || text.isBlank() ? null : DataLink.of(text);
  }
}
