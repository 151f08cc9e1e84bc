package dev.powertrack.archive;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One data file of a job: the tweets of one window. Its identity everywhere, also in the local
 * store, is the job and the window; never a link, which is a secret and expires.
 *
 * @param jobId the job that delivered it; for a local file whose name holds no job, the name of its
 *     folder
 * @param window the ten minutes that it covers; null for a local file whose name does not tell
 * @param name the vendor's file name, or the local one; unique within the job
 */
public record DataFile(String jobId, @Nullable Window window, String name) {

  /** By time, then by job, then by name; files without a window come first. */
  public static final Comparator<DataFile> IN_ORDER_OF_TIME =
      Comparator.comparing(DataFile::window, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(DataFile::jobId)
          .thenComparing(DataFile::name);

  /** From late to early, then by job, then by name; files without a window come first here too. */
  public static final Comparator<DataFile> LATEST_FIRST =
      Comparator.comparing(DataFile::window, Comparator.nullsFirst(Comparator.reverseOrder()))
          .thenComparing(DataFile::jobId)
          .thenComparing(DataFile::name);

  @Override
  public String toString() {
    return "file " + name + " of job " + jobId;
  }
}
