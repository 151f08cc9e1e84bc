package dev.powertrack.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.powertrack.simulator.content.DataFormat;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of a POST, read and checked. */
record JobRequest(
    String publisher, String dataFormat, Instant from, Instant to, String title, List<Rule> rules) {

  static final int MOST_RULES = 1_000;
  static final int LONGEST_RULE = 2_048;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** A rule as it was asked for. */
  record Rule(String value, @Nullable String tag) {}

  /** What is wrong with a request. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;
    private final boolean aboutRules;

    Refused(String reason, boolean aboutRules) {
      super(reason);
      this.reason = reason;
      this.aboutRules = aboutRules;
    }

    String reason() {
      return reason;
    }

    boolean aboutRules() {
      return aboutRules;
    }
  }

  static JobRequest read(byte[] body, Instant now) throws Refused {
    JsonNode json = parse(body);
    String publisher = text(json, "publisher");
    check(publisher.equalsIgnoreCase("twitter"), "Invalid publisher: " + publisher);
    String format = text(json, "dataFormat");
    check(DataFormat.ofWord(format).isPresent(), "Invalid dataFormat: " + format);
    Instant from = time(json, "fromDate");
    Instant to = time(json, "toDate");
    check(from.isBefore(to), "fromDate must be before toDate");
    check(!to.isAfter(now), "toDate must not be in the future");
    String title = text(json, "title");
    check(!title.isBlank(), "title must not be empty");
    return new JobRequest(publisher, format, from, to, title, rules(json));
  }

  static JsonNode parse(byte[] body) throws Refused {
    try {
      JsonNode json = JSON.readTree(new String(body, StandardCharsets.UTF_8));
      check(json != null && json.isObject(), "The request body must be a JSON object");
      return json;
    } catch (JsonProcessingException e) {
      throw new Refused("The request body is not valid JSON", false);
    }
  }

  private static String text(JsonNode json, String field) throws Refused {
    JsonNode value = json.get(field);
    check(value != null && value.isTextual(), field + " is required");
    return value.textValue();
  }

  private static Instant time(JsonNode json, String field) throws Refused {
    String text = text(json, field);
    try {
      return LocalDateTime.parse(text, MINUTE).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new Refused(field + " must have the format YYYYMMDDHHMM, not " + text, false);
    }
  }

  private static List<Rule> rules(JsonNode json) throws Refused {
    JsonNode array = json.get("rules");
    checkRules(
        array != null && array.isArray() && !array.isEmpty(), "At least one rule is required");
    checkRules(array.size() <= MOST_RULES, "A job has at most " + MOST_RULES + " rules");
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : array) {
      String value = text(rule, "value");
      checkRules(!value.isBlank(), "A rule must not be empty");
      checkRules(
          value.codePointCount(0, value.length()) <= LONGEST_RULE,
          "A rule has at most " + LONGEST_RULE + " characters");
      rules.add(new Rule(value, rule.path("tag").textValue()));
    }
    return List.copyOf(rules);
  }

  private static void checkRules(boolean holds, String otherwise) throws Refused {
    if (!holds) {
      throw new Refused(otherwise, true);
    }
  }

  private static void check(boolean holds, String otherwise) throws Refused {
    if (!holds) {
      throw new Refused(otherwise, false);
    }
  }
}
