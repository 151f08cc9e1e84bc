package dev.powertrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of suspect minutes. Its form is documented nowhere, so several are understood:
 * JSON lists of times or of objects with a time in them, alone or inside an object, and plain
 * lines. Anything else is an error rather than a shorter list.
 */
final class SuspectMinutesReader {
  private static final String[] USUAL_KEYS = {
    "minute", "suspectMinute", "time", "timestamp", "dateTime", "date"
  };

  private SuspectMinutesReader() {}

  /**
   * In time order, each minute once.
   *
   * @throws ErrorAnswer if the body reports an error
   * @throws UnreadableAnswer if a value cannot be read as a time
   */
  static List<SuspectMinute> read(byte[] body) throws UnreadableAnswer, ErrorAnswer {
    String text = new String(body, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    if (text.isEmpty()) {
      throw new UnreadableAnswer("it is empty");
    }
    SortedSet<Instant> times = new TreeSet<>();
    if (text.startsWith("{") || text.startsWith("[")) {
      JsonNode document = json(text);
      ErrorAnswer.throwIfIn(document);
      readDocument(document, times);
    } else {
      readLines(text, times);
    }
    return times.stream().map(SuspectMinute::containing).distinct().toList();
  }

  private static JsonNode json(String text) throws UnreadableAnswer {
    try {
      return ServiceJson.MAPPER.readTree(text);
    } catch (IOException e) {
      // The parser's own message may quote a link.
      throw new UnreadableAnswer("it is no whole JSON document");
    }
  }

  /** A list, or an object with lists in it whatever their names. */
  private static void readDocument(JsonNode document, SortedSet<Instant> times)
      throws UnreadableAnswer {
    if (document.isArray()) {
      readList(document, times);
      return;
    }
    List<JsonNode> lists = new ArrayList<>();
    document.forEach(
        value -> {
          if (value.isArray()) {
            lists.add(value);
          }
        });
    if (lists.isEmpty()) {
      throw new UnreadableAnswer("it holds no list");
    }
    for (JsonNode list : lists) {
      readList(list, times);
    }
  }

  private static void readList(JsonNode list, SortedSet<Instant> times) throws UnreadableAnswer {
    for (JsonNode entry : list) {
      Instant time = entry.isObject() ? timeIn(entry) : time(entry);
      if (time == null) {
        throw new UnreadableAnswer("entry " + (times.size() + 1) + " of its list holds no time");
      }
      times.add(time);
    }
  }

  /** Under a usual name, else the only time among the members. */
  private static @Nullable Instant timeIn(JsonNode entry) {
    Instant named = time(LooseObject.of(entry).node(USUAL_KEYS));
    if (named != null) {
      return named;
    }
    List<Instant> found = new ArrayList<>();
    for (JsonNode member : entry) {
      Instant time = time(member);
      if (time != null) {
        found.add(time);
      }
    }
    return found.size() == 1 ? found.get(0) : null;
  }

  private static @Nullable Instant time(JsonNode node) {
    return node.isValueNode() ? ServiceTime.read(node.asText()) : null;
  }

  private static void readLines(String text, SortedSet<Instant> times) throws UnreadableAnswer {
    List<String> lines = text.lines().map(String::strip).collect(Collectors.toList());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceAll("^['\"]|['\"]$", "");
      if (line.isEmpty()) {
        continue;
      }
      Instant time = ServiceTime.read(line);
      if (time == null) {
        throw new UnreadableAnswer("line " + (i + 1) + " is no time");
      }
      times.add(time);
    }
  }
}
