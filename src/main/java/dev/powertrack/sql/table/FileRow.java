package dev.powertrack.sql.table;

import dev.powertrack.archive.FileState;
import dev.powertrack.archive.ListedFile;
import dev.powertrack.scan.FileReport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a row of FILES stands for. What is inside the file is found out when it is asked for. */
final class FileRow {
  private final ListedFile listed;
  private final Supplier<FileReport> read;
  private @Nullable FileReport report;

  FileRow(ListedFile listed, Supplier<FileReport> read) {
    this.listed = listed;
    this.read = read;
  }

  ListedFile listed() {
    return listed;
  }

  /** Of what the file holds; null for a file that is not on this machine, or is not read. */
  <V> @Nullable V inside(Function<FileReport, @Nullable V> value) {
    if (listed.state() == FileState.LISTED || listed.state() == FileState.DUPLICATE) {
      return null;
    }
    if (report == null) {
      report = read.get();
    }
    return value.apply(report);
  }
}
