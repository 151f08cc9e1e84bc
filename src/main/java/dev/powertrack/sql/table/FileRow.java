package dev.powertrack.sql.table;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.ListedFile;
import dev.powertrack.scan.FileReport;
import dev.powertrack.scan.ScanEngine;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a row of FILES stands for. What is inside the file is found out when it is asked for. */
final class FileRow {
  private final ListedFile listed;
  private final Supplier<FileReport> read;
  private final Supplier<@Nullable String> foundWrong;
  private @Nullable FileReport report;
  private @Nullable String unreadable;

  /**
   * A row.
   *
   * @param read reads a file that is on this machine
   * @param foundWrong what was wrong with a file that is not, when it was fetched
   */
  private FileRow(
      ListedFile listed, Supplier<FileReport> read, Supplier<@Nullable String> foundWrong) {
    this.listed = listed;
    this.read = read;
    this.foundWrong = foundWrong;
  }

  ListedFile listed() {
    return listed;
  }

  /** A file of an archive; what is in it is read when somebody asks. */
  static FileRow of(ListedFile listed, ScanEngine engine, CancelSignal signal) {
    DataFile file = listed.file();
    return new FileRow(
        listed, () -> engine.report(file, signal), () -> engine.foundWrong(file).orElse(null));
  }

  /** Of what the file holds; null for one that is not on this machine, or not read. */
  <V> @Nullable V inside(Function<FileReport, @Nullable V> value) {
    if (listed.state() == FileState.LISTED || listed.state() == FileState.DUPLICATE) {
      return null;
    }
    if (report == null && unreadable == null) {
      read();
    }
    return report == null ? null : value.apply(report);
  }

  /** One file that cannot be opened does not take the rows of all others away. */
  private void read() {
    try {
      report = read.get();
    } catch (PowerTrackException e) {
      if (e.kind() == Kind.CANCELLED) {
        throw e;
      }
      unreadable = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
    }
  }

  /**
   * Why the file is not what it should be; null if it is, or if nothing is known. A file that the
   * service itself has wrong is not kept, but remembered.
   */
  @Nullable String problem() {
    if (listed.state() == FileState.LISTED) {
      return foundWrong.get();
    }
    String flaw = inside(FileReport::flaw);
    return unreadable == null ? flaw : unreadable;
  }
}
