package dev.powertrack.sql.table;

import dev.powertrack.archive.Archive;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.ListedFile;
import dev.powertrack.archive.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Says what a scan would open: {@code 12 of 278, [2014-07-13T21:00:00Z, 2014-07-13T22:00:00Z); 6 on
 * this machine, 812 kB}. Of files that have not been fetched the size is not known, and not
 * guessed.
 */
final class SelectionInWords {
  private static final int MOST_RANGES = 3;

  private SelectionInWords() {}

  static String of(FileSelection selection, Archive archive) {
    List<DataFile> files = selection.files();
    String count = String.format(Locale.ROOT, "%,d of %,d", files.size(), selection.listed());
    return count
        + (files.isEmpty() ? "" : ", " + times(files) + "; " + here(files, archive))
        + known(selection);
  }

  private static String known(FileSelection selection) {
    return said(selection.filesCounted(), "; %,d answered from counts known of files read before")
        + said(selection.jobsCounted(), "; whole jobs answered from the service's count: %,d");
  }

  private static String said(long count, String words) {
    return count == 0 ? "" : String.format(Locale.ROOT, words, count);
  }

  /** Windows that touch are one range; those of several jobs may lie on each other. */
  private static String times(List<DataFile> files) {
    List<String> ranges = new ArrayList<>();
    Instant from = null;
    Instant to = Instant.MIN;
    boolean anyTime = false;
    for (DataFile file : files) {
      Window window = file.window();
      if (window == null) {
        anyTime = true;
        continue;
      }
      if (from != null && window.start().isAfter(to)) {
        ranges.add("[" + from + ", " + to + ")");
        from = null;
      }
      from = from == null ? window.start() : from;
      to = window.end().isAfter(to) ? window.end() : to;
    }
    if (from != null) {
      ranges.add("[" + from + ", " + to + ")");
    }
    if (anyTime) {
      ranges.add("files whose names tell no time");
    }
    return ranges.size() <= MOST_RANGES
        ? String.join(" and ", ranges)
        : String.join(", ", ranges.subList(0, MOST_RANGES)) + " … " + ranges.size() + " ranges";
  }

  private static String here(List<DataFile> files, Archive archive) {
    Set<DataFile> chosen = new HashSet<>(files);
    long count = 0;
    long bytes = 0;
    for (String job : files.stream().map(DataFile::jobId).distinct().toList()) {
      for (ListedFile listed : archive.listing(job)) {
        boolean here = listed.state() == FileState.STORED || listed.state() == FileState.LOCAL;
        if (here && chosen.contains(listed.file())) {
          count++;
          bytes += listed.bytes() == null ? 0 : listed.bytes();
        }
      }
    }
    return String.format(Locale.ROOT, "%,d on this machine, %,d kB", count, (bytes + 999) / 1000);
  }
}
