package dev.powertrack.sql.table;

import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.Window;
import dev.powertrack.scan.FileReport;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One window of one job.
 *
 * @param file the file that is read for it; null where there is none
 * @param isListed whether the service tells which files the job has, so that a window without one
 *     is known to be silent
 * @param suspectMinutes how many of its minutes; null where it is not known, or was not asked for
 */
record WindowRow(
    CoveredJob job,
    Window window,
    @Nullable FileRow file,
    boolean isListed,
    @Nullable Integer suspectMinutes) {

  /** The service lists no file: nobody tweeted. */
  static final String SILENT = "silent";

  /** There is no file, and no list of the service's to say whether there should be one. */
  static final String ABSENT = "absent";

  static final String STATES =
      "silent (the service lists no file: no tweet), absent (no file is here, and the service does"
          + " not tell whether there should be one), or as in FILES: listed (not fetched yet),"
          + " stored (fetched and verified), local (in the folder)";

  /** In the words of FILES where there is a file. */
  String state() {
    if (file == null) {
      return isListed ? SILENT : ABSENT;
    }
    return file.listed().state().name().toLowerCase(Locale.ROOT);
  }

  @Nullable DataFile dataFile() {
    return file == null ? null : file.listed().file();
  }

  <V> @Nullable V ofFile(Function<FileRow, @Nullable V> value) {
    return file == null ? null : value.apply(file);
  }

  /** Null where there is no file. */
  @Nullable Boolean isVerified() {
    if (file == null) {
      return null;
    }
    return file.listed().state() != FileState.LISTED && file.problem() == null;
  }

  /** Null where that is not known: a file that is not here, or perhaps should be. */
  @Nullable Long tweets() {
    if (file == null) {
      return isListed ? Long.valueOf(0) : null;
    }
    return file.inside(FileReport::tweets);
  }
}
