package dev.powertrack.orders;

import static dev.powertrack.PowerTrackException.Kind.INVALID_VALUE;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.powertrack.PowerTrackException;
import dev.powertrack.api.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules as text, in one of two forms:
 *
 * <ul>
 *   <li>JSON as the service takes it: {@code [{"value": "cat", "tag": "pets"}, {"value": "dog"}]},
 *       also inside {@code {"rules": …}}, whatever else is in that document, also plain texts for
 *       rules without a tag;
 *   <li>one rule a line, with a TAB before its tag if it has one. No PowerTrack rule holds a TAB,
 *       and every other mark can be part of one, {@code #} too: so there are no comments. Blank
 *       lines count for nothing.
 * </ul>
 *
 * No rule starts with a bracket or a brace, so a text that does is JSON.
 */
public final class RuleText {
  /** What Jackson says of a source that it does not tell. */
  private static final Pattern SOURCE = Pattern.compile("Source: REDACTED[^;]*; ");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What an entry can hold; the service's own answers have the id as well. */
  private static final Set<String> KEYS = Set.of("value", "tag", "id");

  /** Some editors begin every file with it. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final @Nullable String file;
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, Integer> linesByValue = new HashMap<>();

  private RuleText(@Nullable String file) {
    this.file = file;
  }

  /**
   * The rules of a text, in its order.
   *
   * @throws PowerTrackException INVALID_VALUE naming the rule that is none
   */
  public static List<Rule> read(String text) {
    return new RuleText(null).rules(text);
  }

  /**
   * The rules of a file, in its order, none of them twice.
   *
   * @param file how errors name it
   * @throws PowerTrackException INVALID_VALUE naming the file, and the line and rule that is none
   */
  public static List<Rule> readFile(String file, String text) {
    List<Rule> rules =
        new RuleText(file).rules(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    if (rules.isEmpty()) {
      throw new PowerTrackException(INVALID_VALUE, file + " holds no rule.");
    }
    return rules;
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

  private List<Rule> rules(String text) {
    String stripped = text.strip();
    if (stripped.startsWith("[") || stripped.startsWith("{")) {
      readJson(text);
    } else {
      readLines(text);
    }
    return rules;
  }

  private void readLines(String text) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String[] parts = line.split("\t", -1);
      if (parts.length > 2) {
        throw wrong(number, " has more than one TAB; there is one, before the tag.");
      }
      add(number, parts[0].strip(), parts.length == 2 ? parts[1] : null);
    }
  }

  private void readJson(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (!comesToEntries(parser)) {
        throw new PowerTrackException(
            INVALID_VALUE,
            inFile()
                + "The rules as JSON must look like [{\"value\": \"cat\", \"tag\": \"pets\"}].");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        int line = parser.currentTokenLocation().getLineNr();
        add(line, JSON.<JsonNode>readTree(parser));
      }
      readToEnd(parser);
    } catch (JsonProcessingException e) {
      throw new PowerTrackException(
          INVALID_VALUE,
          inFile()
              + "The rules begin like JSON and are none, from line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + " on: "
              + SOURCE.matcher(e.getOriginalMessage()).replaceAll(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Before the first entry of the array, or of the member {@code rules}. */
  private static boolean comesToEntries(JsonParser parser) throws IOException {
    if (parser.nextToken() == JsonToken.START_ARRAY) {
      return true;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals("rules");
      JsonToken value = parser.nextToken();
      if (found) {
        return value == JsonToken.START_ARRAY;
      }
      parser.skipChildren();
    }
    return false;
  }

  /** What comes after the rules must be JSON too. */
  private static void readToEnd(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    while (token != null) {
      token = parser.nextToken();
    }
  }

  private void add(int line, JsonNode entry) {
    if (entry.isTextual()) {
      add(line, entry.textValue(), null);
      return;
    }
    for (Iterator<String> names = entry.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!KEYS.contains(name)) {
        throw wrong(line, " has the key " + name + "; there are value and tag.");
      }
    }
    JsonNode value = entry.path("value");
    JsonNode tag = entry.path("tag");
    if (!value.isTextual() || !(tag.isTextual() || tag.isNull() || tag.isMissingNode())) {
      throw wrong(line, " must be an object with a text value, and a text tag if it has one.");
    }
    add(line, value.textValue(), tag.textValue());
  }

  private void add(int line, String value, @Nullable String tag) {
    Rule rule;
    try {
      rule = new Rule(value, tag == null || tag.isBlank() ? null : tag.strip());
    } catch (PowerTrackException e) {
      throw wrong(line, ": " + e.getMessage(), e);
    }
    Integer before = linesByValue.putIfAbsent(value.strip(), line);
    if (before != null && file != null) {
      throw wrong(line, " is the same as the one in line " + before + ".");
    }
    rules.add(rule);
  }

  private PowerTrackException wrong(int line, String what) {
    return wrong(line, what, null);
  }

  /** About the rule that comes next. */
  private PowerTrackException wrong(int line, String what, @Nullable Exception cause) {
    String where = file == null ? "" : file + ", line " + line + ": ";
    return new PowerTrackException(
        INVALID_VALUE, where + "Rule " + (rules.size() + 1) + what, cause);
  }

  private String inFile() {
    return file == null ? "" : file + ": ";
  }
}
