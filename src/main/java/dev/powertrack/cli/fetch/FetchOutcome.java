package dev.powertrack.cli.fetch;

import java.util.List;
import java.util.Locale;

/**
 * What came of a fetch.
 *
 * @param files that were wanted
 * @param fetched over the network
 * @param copied from the store
 * @param hereAlready that were there and right
 * @param madeRoom of those that were brought, the ones that had to make room for others meanwhile
 * @param givenUp of the missing ones, those that were not tried because too many others had failed
 * @param bytes that came over the network
 * @param missing files that could not be brought, in order of time
 */
public record FetchOutcome(
    int files,
    int fetched,
    int copied,
    int hereAlready,
    int madeRoom,
    int givenUp,
    long bytes,
    List<Shortfall> missing) {

  public FetchOutcome {
    missing = List.copyOf(missing);
  }

  /** Files that nobody came to, because the fetch was stopped. */
  public int notTried() {
    return files - fetched - copied - hereAlready - missing.size();
  }

  /** Such as {@code 144 files: 140 fetched (150.2 MB), 4 were here already.} */
  public String inWords() {
    StringBuilder words = new StringBuilder();
    words.append(String.format(Locale.ROOT, "%,d file%s", files, files == 1 ? "" : "s"));
    words.append(String.format(Locale.ROOT, ": %,d fetched", fetched));
    if (bytes > 0) {
      words.append(" (").append(FetchProgress.size(bytes)).append(")");
    }
    add(words, copied, "copied from the cache");
    add(words, hereAlready, "here already");
    add(words, madeRoom, "of these gone again");
    add(words, missing.size(), "missing");
    add(words, notTried(), "not tried");
    return words.append('.').toString();
  }

  private static void add(StringBuilder words, int count, String what) {
    if (count > 0) {
      words.append(String.format(Locale.ROOT, ", %,d %s", count, what));
    }
  }
}
