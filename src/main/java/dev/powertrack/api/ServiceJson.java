package dev.powertrack.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** How this room reads and writes JSON: decimals exactly as they were written. */
final class ServiceJson {
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private ServiceJson() {}

  /**
   * An answer that must be a JSON object or list.
   *
   * @throws ErrorAnswer if it reports an error
   * @throws IOException if it is something else
   */
  static JsonNode document(byte[] body) throws IOException, ErrorAnswer {
    JsonNode document = MAPPER.readTree(body);
    if (!document.isContainerNode()) {
      throw new UnreadableAnswer(body.length == 0 ? "it is empty" : "it is no JSON object");
    }
    ErrorAnswer.throwIfIn(document);
    return document;
  }

  /** As {@link #document}, and a list is something else too. */
  static JsonNode object(byte[] body) throws IOException, ErrorAnswer {
    JsonNode document = document(body);
    if (!document.isObject()) {
      throw new UnreadableAnswer("it is no JSON object");
    }
    return document;
  }
}
