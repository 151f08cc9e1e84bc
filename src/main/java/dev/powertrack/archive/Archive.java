package dev.powertrack.archive;

import java.util.List;
import java.util.Optional;

/** The data files that can be read, wherever they are. Used by any number of threads. */
public interface Archive extends AutoCloseable {

  /** The jobs that have data files, at the cost of at most one request. */
  List<ArchivedJob> jobs();

  /**
   * The files of a job that are to be read, ordered by {@link DataFile#IN_ORDER_OF_TIME}, each
   * window once. Costs at most one request and is remembered.
   */
  List<DataFile> files(String jobId);

  /** All that is known of a job's files without fetching one, duplicates included. */
  List<ListedFile> listing(String jobId);

  /**
   * Of a job whose files were listed: how the list's length differs from what the service says of
   * it, without a full stop. Empty where it does not, and where there is no such list.
   */
  default Optional<String> wrongLength(String jobId) {
    return Optional.empty();
  }

  /** Whether the bytes of a file are on this machine. */
  FileState state(DataFile file);

  /** What the archive passed over when it last looked for files: sentences. Looks for none. */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * A number that changes when the file's bytes do, so that what was found out of it is not taken
   * for true later. 0 for a file that is not on this machine.
   */
  default long version(DataFile file) {
    return 0;
  }

  /** The size of a file as it lies on this machine; 0 for one that does not. */
  default long bytes(DataFile file) {
    return 0;
  }

  /** What was noted when a file was {@linkplain FileContent#keep kept}, if it is still the one. */
  default Optional<Statistics> statistics(DataFile file) {
    return Optional.empty();
  }

  /**
   * Of a file that is not on this machine: what was wrong with it when it was last fetched, perhaps
   * by another process, and when that was, in words. Empty for one of which nothing is known.
   */
  default Optional<String> foundWrong(DataFile file) {
    return Optional.empty();
  }

  /**
   * What was noted of a file.
   *
   * @param version the {@linkplain #version version} of the file that it is true of
   */
  record Statistics(String text, long version) {}

  /**
   * The bytes of a file, fetched if need be; safe to call for many files at once. While another
   * thread or process fetches the same file, this waits for it.
   *
   * @param signal ends a fetch that is under way: the call then throws with kind CANCELLED
   * @throws dev.powertrack.PowerTrackException when the file cannot be had: EXPIRED, NOT_FOUND,
   *     CONNECTION, BAD_FILE, LOCAL_IO
   */
  FileContent open(DataFile file, CancelSignal signal);

  @Override
  void close();
}
