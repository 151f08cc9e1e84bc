package dev.powertrack.orders;

import static dev.powertrack.PowerTrackException.Kind.INVALID_VALUE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.powertrack.PowerTrackException;
import dev.powertrack.api.Rule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules as text, in one of two forms:
 *
 * <ul>
 *   <li>JSON as the service takes it: {@code [{"value": "cat", "tag": "pets"}, {"value": "dog"}]},
 *       also inside {@code {"rules": …}}, also plain texts for rules without a tag;
 *   <li>one rule a line, with a TAB before its tag if it has one. No PowerTrack rule holds a TAB,
 *       and every other mark can be part of one, {@code #} too: so there are no comments. Blank
 *       lines count for nothing.
 * </ul>
 *
 * No rule starts with a bracket or a brace, so a text that does is JSON.
 */
public final class RuleText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What an entry can hold; the service's own answers have the id as well. */
  private static final Set<String> KEYS = Set.of("value", "tag", "id");

  private RuleText() {}

  /**
   * The rules of a text, in its order.
   *
   * @throws PowerTrackException INVALID_VALUE naming the rule that is none
   */
  public static List<Rule> read(String text) {
    String stripped = text.strip();
    return stripped.startsWith("[") || stripped.startsWith("{") ? json(stripped) : lines(text);
  }

  /** The JSON form of rules, on one line. */
  public static String json(List<Rule> rules) {
    ArrayNode array = JSON.createArrayNode();
    for (Rule rule : rules) {
      ObjectNode written = array.addObject().put("value", rule.value());
      if (rule.tag() != null) {
        written.put("tag", rule.tag());
      }
    }
    return array.toString();
  }

  private static List<Rule> lines(String text) {
    List<Rule> rules = new ArrayList<>();
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      String[] parts = line.split("\t", -1);
      if (parts.length > 2) {
        throw wrong(rules.size() + 1, "has more than one TAB; there is one, before the tag");
      }
      rules.add(rule(rules.size() + 1, parts[0].strip(), parts.length == 2 ? parts[1] : null));
    }
    return rules;
  }

  private static List<Rule> json(String text) {
    JsonNode entries = array(text);
    List<Rule> rules = new ArrayList<>();
    for (JsonNode entry : entries) {
      int number = rules.size() + 1;
      rules.add(entry.isTextual() ? rule(number, entry.textValue(), null) : rule(number, entry));
    }
    return rules;
  }

  private static JsonNode array(String text) {
    try {
      JsonNode document = JSON.readTree(text);
      JsonNode entries = document.isObject() ? document.path("rules") : document;
      if (entries.isArray()) {
        return entries;
      }
    } catch (JsonProcessingException e) {
      throw new PowerTrackException(
          INVALID_VALUE,
          "The rules begin like JSON and are none, from line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + " on: "
              + e.getOriginalMessage());
    }
    throw new PowerTrackException(
        INVALID_VALUE,
        "The rules as JSON must look like [{\"value\": \"cat\", \"tag\": \"pets\"}].");
  }

  private static Rule rule(int number, JsonNode entry) {
    for (Iterator<String> names = entry.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!KEYS.contains(name)) {
        throw wrong(number, "has the key " + name + "; there are value and tag");
      }
    }
    JsonNode value = entry.path("value");
    JsonNode tag = entry.path("tag");
    if (!value.isTextual() || !(tag.isTextual() || tag.isNull() || tag.isMissingNode())) {
      throw wrong(number, "must be an object with a text value, and a text tag if it has one");
    }
    return rule(number, value.textValue(), tag.textValue());
  }

  private static Rule rule(int number, String value, @Nullable String tag) {
    try {
      return new Rule(value, tag == null || tag.isBlank() ? null : tag.strip());
    } catch (PowerTrackException e) {
      throw new PowerTrackException(INVALID_VALUE, "Rule " + number + ": " + e.getMessage(), e);
    }
  }

  private static PowerTrackException wrong(int number, String what) {
    return new PowerTrackException(INVALID_VALUE, "Rule " + number + " " + what + ".");
  }
}
