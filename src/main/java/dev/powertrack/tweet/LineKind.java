package dev.powertrack.tweet;

/**
 * What one line of a data file is. Every line is exactly one of these, and each is counted: nothing
 * is lost in silence (reference: tweet-formats, "Classify a line").
 */
public enum LineKind {
  /** Nothing but white space: the service's keep-alive. */
  BLANK,
  /** A message of the service: {@code info} (the footer), {@code warn} or {@code error}. */
  SYSTEM,
  /** A compliance record: delete, scrub_geo, user_protect and kin. */
  COMPLIANCE,
  /** A tweet in Activity Streams format. */
  ACTIVITY_STREAMS,
  /** A tweet in the publisher's original format. */
  ORIGINAL,
  /** None of these, or not JSON at all. */
  UNREADABLE;

  public boolean isTweet() {
    return this == ACTIVITY_STREAMS || this == ORIGINAL;
  }
}
