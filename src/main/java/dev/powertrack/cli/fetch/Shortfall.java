package dev.powertrack.cli.fetch;

import dev.powertrack.PowerTrackException;
import dev.powertrack.archive.DataFile;
import dev.powertrack.scan.ScanEngine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that is not there, or not right.
 *
 * @param what a file, or all files of a job
 * @param why without a full stop
 */
public record Shortfall(String what, String why) {
  /** So many are told one by one. */
  private static final int TOLD = 10;

  static Shortfall of(DataFile file, String why) {
    return new Shortfall(file.toString(), why);
  }

  static String reason(RuntimeException failure) {
    return String.valueOf(failure.getMessage()).replaceFirst("\\.$", "");
  }

  /**
   * Whether the service may answer well for other jobs. That includes a refused login, for the list
   * of jobs was had with the same.
   */
  static boolean isOfOneJob(PowerTrackException failure) {
    return switch (failure.kind()) {
      case EXPIRED, NOT_FOUND, SERVICE, LIMIT, LOGIN -> true;
      default -> false;
    };
  }

  /** The stored files that were damaged and no longer are, as what was not right. */
  public static List<Shortfall> replaced(ScanEngine engine) {
    return engine.replaced().entrySet().stream()
        .map(
            one ->
                of(
                    one.getKey(),
                    "it was damaged in the cache ("
                        + one.getValue()
                        + ") and has been fetched again"))
        .toList();
  }

  /** A line for each of the first ten, and one for how many more there are. */
  public static List<String> lines(List<Shortfall> all) {
    Stream<String> first = all.stream().limit(TOLD).map(one -> one.what + ": " + one.why);
    Stream<String> more =
        all.size() > TOLD ? Stream.of("and " + (all.size() - TOLD) + " more") : Stream.empty();
    return Stream.concat(first, more).collect(Collectors.toList());
  }
}
