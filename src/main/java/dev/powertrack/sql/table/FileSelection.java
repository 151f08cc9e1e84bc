package dev.powertrack.sql.table;

import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.Window;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a query has to open, and what it need not.
 *
 * @param listed how many files the jobs that were looked at have
 * @param files to open, in the order of their windows: their rows may match
 * @param counted files, and whole jobs, whose rows are counted without being read
 * @param jobsCounted how many of these are jobs
 */
record FileSelection(
    long listed, List<DataFile> files, List<CountedSplit> counted, long jobsCounted) {

  FileSelection {
    files = List.copyOf(files);
    counted = List.copyOf(counted);
  }

  /** Files whose rows are counted without being read. */
  long filesCounted() {
    return counted.size() - jobsCounted;
  }

  /** Files whose rows may match, opened or not. */
  long selected() {
    return files.size() + filesCounted();
  }

  /**
   * How many files an order by time needs for its first row: all that share the first window, and
   * all that may hold any time because their names tell none; these come first.
   */
  int filesOfFirstWindow() {
    List<@Nullable Window> windows =
        files.stream().map(DataFile::window).collect(Collectors.toList());
    Window first = windows.stream().filter(Objects::nonNull).findFirst().orElse(null);
    return (int)
        windows.stream().takeWhile(window -> window == null || window.equals(first)).count();
  }

  /**
   * The files in which a row of these and a row of {@code other} can be of the same tweet: the ids
   * of a tweet's lines agree, so its times and hence its windows do, but for files whose names tell
   * no time. In order of time. Neither side counts rows that it does not read.
   */
  FileSelection joinedWith(FileSelection other) {
    Set<DataFile> all = new TreeSet<>(DataFile.IN_ORDER_OF_TIME);
    all.addAll(files);
    all.addAll(other.files);
    if (all.stream().allMatch(file -> file.window() != null)) {
      Set<@Nullable Window> common = windows();
      common.retainAll(other.windows());
      all.removeIf(file -> !common.contains(file.window()));
    }
    return new FileSelection(listed, List.copyOf(all), List.of(), 0);
  }

  private Set<@Nullable Window> windows() {
    return files.stream().map(DataFile::window).collect(Collectors.toSet());
  }
}
