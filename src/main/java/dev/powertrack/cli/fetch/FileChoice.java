package dev.powertrack.cli.fetch;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.Archive;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.ListedFile;
import dev.powertrack.archive.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that are wanted.
 *
 * @param files in order of time
 * @param unlisted jobs whose files cannot be listed, and why
 */
public record FileChoice(List<DataFile> files, List<Shortfall> unlisted) {

  public FileChoice {
    files = List.copyOf(files);
    unlisted = List.copyOf(unlisted);
  }

  /**
   * The files of some jobs whose windows overlap a stretch of time, and those without a window.
   *
   * @param from inclusive; null for any
   * @param to exclusive; null for any
   */
  public static FileChoice of(
      Archive archive, List<String> jobIds, @Nullable Instant from, @Nullable Instant to) {
    List<DataFile> files = new ArrayList<>();
    List<Shortfall> unlisted = new ArrayList<>();
    for (String id : jobIds) {
      try {
        archive.listing(id).stream()
            .map(ListedFile::file)
            .filter(file -> overlaps(file.window(), from, to))
            .forEach(files::add);
      } catch (PowerTrackException e) {
        if (e.kind() != Kind.EXPIRED && e.kind() != Kind.NOT_FOUND) {
          throw e;
        }
        unlisted.add(new Shortfall("all files of job " + id, Shortfall.reason(e)));
      }
    }
    files.sort(DataFile.IN_ORDER_OF_TIME);
    return new FileChoice(files, unlisted);
  }

  private static boolean overlaps(
      @Nullable Window window, @Nullable Instant from, @Nullable Instant to) {
    return window == null
        || (from == null || window.end().isAfter(from))
            && (to == null || window.start().isBefore(to));
  }
}
