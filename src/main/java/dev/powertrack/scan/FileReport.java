package dev.powertrack.scan;

import dev.powertrack.archive.DataFile;
import dev.powertrack.tweet.SystemMessage.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What reading a data file to its end showed. Every line is counted once: {@code lines} is the sum
 * of the five kinds.
 *
 * @param lines physical lines, blank ones included
 * @param times of the tweets; null where they were not read
 * @param footerMessage the service's own last word; null where the file has none
 * @param footerOutcome what that means for the file; null where it has none
 * @param footerCount the number of activities that the footer tells; null where it tells none
 * @param firstUnreadable where the first unreadable line is and why; null where there is none
 * @param bytesBehind bytes behind the end of its gzip data that are neither more of it nor zeros
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
    @Nullable TweetTimes times,
    @Nullable String footerMessage,
    @Nullable Outcome footerOutcome,
    @Nullable Long footerCount,
    @Nullable String firstUnreadable,
    long bytesBehind,
    @Nullable String problem) {
  /**
   * So many tweets outside their window make a file suspect: fewer may be late ones of a quiet
   * window, which were posted a moment before it.
   */
  private static final int SEVERAL = 5;

  /**
   * When the tweets of a file were posted, in milliseconds since 1970-01-01T00:00:00Z.
   *
   * @param first of the earliest; null if none has a time that can be read
   * @param last of the latest; null where {@code first} is
   * @param unknown tweets without such a time
   * @param outsideWindow tweets whose time is not in the file's window, those without one included
   */
  public record TweetTimes(
      @Nullable Long first, @Nullable Long last, long unknown, long outsideWindow) {}

  /** Tweets whose time is not in the file's window; null where times or window are not known. */
  public @Nullable Long rowsOutsideWindow() {
    return times == null || file.window() == null ? null : times.outsideWindow();
  }

  /**
   * Whether the file is another window's: most of its tweets, of those whose time can be read, were
   * posted outside its own. False where times or window are not known. An odd tweet outside is an
   * anomaly that is counted and told; the service has ordered windows, so most of them never are.
   */
  boolean isOfAnotherWindow() {
    Long outside = rowsOutsideWindow();
    if (times == null || outside == null) {
      return false;
    }
    long timedOutside = outside - times.unknown();
    return timedOutside >= SEVERAL && timedOutside > (tweets - times.unknown()) / 2;
  }

  /** Such as a page that a proxy gave for the file. */
  private boolean nothingCanBeRead() {
    return unreadableLines > 0 && unreadableLines + blankLines == lines;
  }

  /** Tweets and compliance records: what a footer counts. */
  public long activities() {
    return tweets + complianceRecords;
  }

  /** Whether the footer tells as many activities as there are; null where it does not tell. */
  public @Nullable Boolean footerAgrees() {
    return footerCount == null ? null : footerCount == activities();
  }

  /**
   * Why the file is not what the service meant to deliver; null if it is right. What makes it
   * right: its gzip checksum and length agree, it ends with the service's footer, which says that
   * all went well and tells as many activities as there are (reference: Data files), and its tweets
   * are not another window's. A cut at the end of a gzip member or of a line shows only in the
   * footer. A line that we cannot read may be one of those that the footer counts: the file is as
   * it was delivered then, see {@link #flaw}.
   */
  public @Nullable String wrong() {
    if (problem != null) {
      return problem;
    }
    if (lines == 0) {
      return "it is empty";
    }
    if (footerOutcome == null) {
      return nothingCanBeRead()
          ? "none of its lines can be read: " + firstUnreadable
          : "the footer is missing";
    }
    if (footerOutcome != Outcome.COMPLETED) {
      return "the footer says \"" + footerMessage + "\"";
    }
    Long told = footerCount;
    if (told == null) {
      return "the footer tells no number of tweets";
    }
    if (told < activities() || told > activities() + unreadableLines) {
      return "the footer tells of " + told + " tweets but there are " + activities();
    }
    return isOfAnotherWindow()
        ? "it is another window's file: "
            + rowsOutsideWindow()
            + " of its "
            + tweets
            + " tweets are not of its ten minutes"
        : null;
  }

  /**
   * Why not all is here that the service meant to deliver: what is wrong with the file, or that
   * there are lines that nobody can read, or bytes behind its end. To fetch it again does not help
   * of these, so it is kept; complete it is not. Null if nothing is.
   */
  public @Nullable String flaw() {
    String wrong = wrong();
    if (wrong != null) {
      return wrong;
    }
    if (unreadableLines == 0) {
      return bytesBehind == 0 ? null : bytesBehind + " bytes behind its gzip data are not read";
    }
    return unreadableLines
        + " of its "
        + (lines - blankLines - systemLines)
        + " lines cannot be read, the first is "
        + firstUnreadable;
  }
}
