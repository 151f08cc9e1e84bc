package dev.powertrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An answer that reports an error, whatever its HTTP status: {@code {"status":"error","reason":…}},
 * {@code {"status":500,"error":…}}, or any body of a refused request. {@code status: error} is a
 * failed request and never a job's state.
 */
final class ErrorAnswer extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 5;

  private final int status;
  private final String reason;

  private ErrorAnswer(int status, String reason) {
    super("the service reported an error");
    this.status = status;
    this.reason = reason;
  }

  /** The HTTP status that the body names, or 0. */
  int status() {
    return status;
  }

  /** In the service's words, not yet made safe to show; may be empty. */
  String reason() {
    return reason;
  }

  static void throwIfIn(JsonNode document) throws ErrorAnswer {
    LooseObject object = LooseObject.of(document);
    String word = object.text("status");
    Integer number = object.wholeInt("status");
    boolean failedNumber = number != null && number >= 400 && number <= 599;
    boolean failed =
        failedNumber
            || (word == null && object.has("error"))
            || (word != null && word.strip().toLowerCase(Locale.ROOT).equals("error"));
    if (failed) {
      throw new ErrorAnswer(number != null && failedNumber ? number : 0, reasonIn(document, 0));
    }
  }

  /** What the body of a refused request says, be it JSON, plain text or HTML. */
  static String reasonIn(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    try {
      JsonNode document = ServiceJson.MAPPER.readTree(body);
      boolean isJson = document.isContainerNode() || document.isTextual();
      return isJson ? reasonIn(document, 0) : withoutTags(text);
    } catch (IOException e) {
      return withoutTags(text);
    }
  }

  private static String reasonIn(JsonNode node, int depth) {
    if (node.isTextual()) {
      return jsonInside(node.textValue(), depth);
    }
    if (node.isValueNode()) {
      return node.isNull() ? "" : node.asText();
    }
    if (depth < DEEPEST) {
      LooseObject object = LooseObject.of(node);
      for (String key : new String[] {"reason", "error", "errors", "message", "detail"}) {
        if (object.has(key)) {
          String reason = reasonIn(object.node(key), depth + 1);
          if (!reason.isBlank()) {
            return reason;
          }
        }
      }
    }
    return depth == 0 && node.isObject() ? "" : node.toString();
  }

  /** The service puts JSON into a string when several rules are wrong. */
  private static String jsonInside(String text, int depth) {
    String start = text.stripLeading();
    if (depth >= DEEPEST || !(start.startsWith("{") || start.startsWith("["))) {
      return text;
    }
    try {
      return reasonIn(ServiceJson.MAPPER.readTree(text), depth + 1);
    } catch (IOException e) {
      return text;
    }
  }

  private static String withoutTags(String text) {
    String body = text.replaceAll("(?is)<(script|style|head)\\b.*?</\\1>", " ");
    return body.replaceAll("(?s)<[^>]*>", " ");
  }
}
