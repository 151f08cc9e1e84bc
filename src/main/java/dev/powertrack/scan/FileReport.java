package dev.powertrack.scan;

import dev.powertrack.archive.DataFile;
import dev.powertrack.tweet.SystemMessage.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What reading a data file to its end showed. Every line is counted once: {@code lines} is the sum
 * of the five kinds.
 *
 * @param lines physical lines, blank ones included
 * @param rowsOutsideWindow tweets whose time is not in the file's window; null where the times were
 *     not read
 * @param footerMessage the service's own last word; null where the file has none
 * @param footerOutcome what that means for the file; null where it has none
 * @param footerCount the number of activities that the footer tells; null where it tells none
 * @param firstUnreadable where the first unreadable line is and why; null where there is none
 * @param problem why the file could not be read to its end; null if it could
 */
public record FileReport(
    DataFile file,
    long lines,
    long blankLines,
    long systemLines,
    long complianceRecords,
    long tweets,
    long unreadableLines,
    @Nullable Long rowsOutsideWindow,
    @Nullable String footerMessage,
    @Nullable Outcome footerOutcome,
    @Nullable Long footerCount,
    @Nullable String firstUnreadable,
    @Nullable String problem) {

  /** Tweets and compliance records: what a footer counts. */
  public long activities() {
    return tweets + complianceRecords;
  }

  /** Whether the footer tells as many activities as there are; null where it does not tell. */
  public @Nullable Boolean footerAgrees() {
    return footerCount == null ? null : footerCount == activities();
  }
}
