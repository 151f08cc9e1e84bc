package dev.powertrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose writer cannot be relied on: numbers come as strings, keys come in several
 * spellings, anything can be missing, null or of another type. What cannot be read as the type that
 * was asked for is null, never an error.
 */
final class LooseObject {
  /** {@code 1e999999999} is a number that nobody means and that takes a gigabyte to print. */
  private static final int MOST_DIGITS = 100;

  private final Map<String, JsonNode> byName = new HashMap<>();

  private LooseObject(JsonNode node) {
    node.properties()
        .forEach(field -> byName.putIfAbsent(folded(field.getKey()), field.getValue()));
  }

  /** Of anything: what is no object has no keys. */
  static LooseObject of(JsonNode node) {
    return new LooseObject(node);
  }

  /**
   * One spelling for {@code suspectMinutesURL}, {@code suspectMinutesUrl}, {@code
   * suspect_minutes_url}.
   */
  static String folded(String key) {
    return key.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** The first of the keys that is there and not null. */
  JsonNode node(String... keys) {
    for (String key : keys) {
      JsonNode found = byName.get(folded(key));
      if (found != null && !found.isNull()) {
        return found;
      }
    }
    return MissingNode.getInstance();
  }

  LooseObject object(String... keys) {
    return of(node(keys));
  }

  boolean has(String... keys) {
    return !node(keys).isMissingNode();
  }

  List<JsonNode> list(String key) {
    return StreamSupport.stream(node(key).spliterator(), false).toList();
  }

  /** A text, number or truth value as text; a blank text is null. */
  @Nullable String text(String... keys) {
    JsonNode node = node(keys);
    String text = node.isValueNode() ? node.asText() : "";
    return text.isBlank() ? null : text;
  }

  @Nullable BigDecimal decimal(String key) {
    JsonNode node = node(key);
    try {
      BigDecimal decimal =
          node.isTextual()
              ? new BigDecimal(node.textValue().strip())
              : node.isNumber() ? node.decimalValue() : null;
      return decimal == null || Math.abs((long) decimal.scale()) > MOST_DIGITS ? null : decimal;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A whole number, also when it is written as {@code 12.0} or {@code "12"}. */
  @Nullable Long whole(String key) {
    BigDecimal decimal = decimal(key);
    try {
      return decimal == null ? null : decimal.longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  @Nullable Integer wholeInt(String key) {
    Long whole = whole(key);
    return whole == null || whole != whole.intValue() ? null : whole.intValue();
  }

  @Nullable Boolean truth(String key) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  @Nullable Instant time(String key) {
    return ServiceTime.read(text(key));
  }
}
