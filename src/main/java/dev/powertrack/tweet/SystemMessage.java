package dev.powertrack.tweet;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A line in which the service speaks of itself: {@code {"info":{"message":"Replay Request
 * Completed","sent":"2014-05-15T17:47:27+00:00","activity_count":895}}} (reference:
 * historical-powertrack, "Data files"). The last line of a data file should be one that {@link
 * #isFooter}.
 *
 * @param level the name of the line's only field
 * @param message what the service says; null if it is no text
 * @param sent when, in milliseconds since 1970-01-01T00:00:00Z
 * @param activityCount how many activities the file holds, if it says so
 * @param minutesFailed which minutes are missing: JSON as delivered, or null
 * @param unprocessedRange which time is missing: JSON as delivered, or null
 */
public record SystemMessage(
    Level level,
    @Nullable String message,
    OptionalLong sent,
    OptionalLong activityCount,
    @Nullable String minutesFailed,
    @Nullable String unprocessedRange) {

  /** How serious a message is. */
  public enum Level {
    INFO,
    WARN,
    ERROR
  }

  /** What a footer says of its file. */
  public enum Outcome {
    /** All is there: "Replay Request Completed". */
    COMPLETED,
    /** Some minutes are missing: "Replay Request Completed with Errors". */
    COMPLETED_WITH_ERRORS,
    /** The file stops early: "Replay Request Failed to Complete". */
    FAILED
  }

  /** The message in a line, or nothing if the line is not {@link LineKind#SYSTEM}. */
  public static Optional<SystemMessage> parse(byte[] bytes, int from, int to) {
    return SystemMessageReader.read(bytes, from, to);
  }

  /** What this says of the file; nothing if it is not a footer. Case does not matter. */
  public Optional<Outcome> outcome() {
    if (message == null) {
      return Optional.empty();
    }
    return switch (message.strip().toLowerCase(Locale.ROOT)) {
      case "replay request completed" -> Optional.of(Outcome.COMPLETED);
      case "replay request completed with errors" -> Optional.of(Outcome.COMPLETED_WITH_ERRORS);
      case "replay request failed to complete" -> Optional.of(Outcome.FAILED);
      default -> Optional.empty();
    };
  }

  /** Whether this is the last line of a data file. */
  public boolean isFooter() {
    return outcome().isPresent();
  }
}
