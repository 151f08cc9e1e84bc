package dev.powertrack.tweet;

import dev.powertrack.tweet.SystemMessage.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a {@link SystemMessage} from a line. */
final class SystemMessageReader {
  private SystemMessageReader() {}

  static Optional<SystemMessage> read(byte[] bytes, int from, int to) {
    WantedPaths wanted = new WantedPaths();
    LineClassifier classifier = new LineClassifier(wanted);
    for (String field : LineClassifier.SYSTEM) {
      fields(wanted, field);
    }
    Slots line = new Slots(wanted.size());
    if (classifier.classify(bytes, from, to, line) != LineKind.SYSTEM) {
      return Optional.empty();
    }
    return LineClassifier.SYSTEM.stream()
        .filter(field -> line.kind(wanted.slot(field)) != JsonKind.ABSENT)
        .findFirst()
        .map(field -> message(field, fields(wanted, field), line));
  }

  private record Fields(int message, int sent, int count, int minutesFailed, int unprocessed) {}

  private static Fields fields(WantedPaths wanted, String field) {
    return new Fields(
        wanted.slot(field + ".message"),
        wanted.slot(field + ".sent"),
        wanted.slot(field + ".activity_count"),
        wanted.slot(field + ".minutes_failed"),
        wanted.slot(field + ".unprocessed_range"));
  }

  private static SystemMessage message(String level, Fields fields, Slots line) {
    OptionalLong sent = Conversion.time(line, fields.sent());
    return new SystemMessage(
        Level.valueOf(level.toUpperCase(Locale.ROOT)),
        line.isString(fields.message()) ? line.text(fields.message()) : null,
        sent,
        Conversion.exactLong(line, fields.count()),
        delivered(line, fields.minutesFailed()),
        delivered(line, fields.unprocessed()));
  }

  private static @Nullable String delivered(Slots line, int slot) {
    return line.kind(slot).isValue() ? line.text(slot) : null;
  }
}
