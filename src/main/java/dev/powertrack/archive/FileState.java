package dev.powertrack.archive;

/** Where a data file is. */
public enum FileState {
  /** The service lists it; it has not been fetched. */
  LISTED,
  /** It was fetched, verified and is kept in the local store. */
  STORED,
  /** It lies in the folder that the connection reads. */
  LOCAL,
  /**
   * Another local file holds the same window of the same job, or the service lists another link for
   * it; this one is not read.
   */
  DUPLICATE
}
