package dev.powertrack.api;

import static dev.powertrack.PowerTrackException.Kind.INVALID_VALUE;

import dev.powertrack.PowerTrackException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A job to ask for. Creating it costs nothing; accepting its quote does.
 *
 * @param title unique in the account; blanks around it are taken away
 * @param fromDate inclusive, a whole minute
 * @param toDate exclusive, a whole minute, after {@code fromDate}
 * @param dataFormat {@code activity_streams} or {@code original}
 * @param rules 1 to 1,000, none of them twice
 */
public record NewJob(
    String title, Instant fromDate, Instant toDate, String dataFormat, List<Rule> rules) {
  static final int MAX_RULES = 1000;

  /**
   * @throws PowerTrackException INVALID_VALUE if any of the above does not hold
   */
  public NewJob {
    title = title.strip();
    rules = List.copyOf(rules);
    dataFormat = DataFormat.normalised(dataFormat);
    require(!title.isBlank(), "A job needs a title.");
    requireWholeMinute("from_date", fromDate);
    requireWholeMinute("to_date", toDate);
    require(
        fromDate.isBefore(toDate),
        "Job '" + title + "' ends at " + toDate + ", not after it starts at " + fromDate + ".");
    require(
        DataFormat.isKnown(dataFormat),
        "Data format '"
            + dataFormat
            + "' of job '"
            + title
            + "' is neither "
            + DataFormat.ACTIVITY_STREAMS
            + " nor "
            + DataFormat.ORIGINAL
            + ".");
    require(
        !rules.isEmpty() && rules.size() <= MAX_RULES,
        "Job '" + title + "' has " + rules.size() + " rules; the service takes 1 to 1,000.");
    requireDifferent(rules);
  }

  /** A tag does not make a rule another one: it would match the same tweets once more. */
  private static void requireDifferent(List<Rule> rules) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      Integer first = numbers.putIfAbsent(rules.get(i).value().strip(), i + 1);
      require(first == null, "Rule " + (i + 1) + " is the same as rule " + first + ".");
    }
  }

  private static void requireWholeMinute(String name, Instant time) {
    require(
        time.equals(time.truncatedTo(ChronoUnit.MINUTES)),
        name + " must be a whole minute, not " + time + ".");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new PowerTrackException(INVALID_VALUE, message);
    }
  }
}
