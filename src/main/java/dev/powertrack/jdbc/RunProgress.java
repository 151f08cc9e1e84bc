package dev.powertrack.jdbc;

import dev.powertrack.scan.ScanProgress;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** The scans of a statement together. */
record RunProgress(Supplier<List<ScanProgress>> scans) implements QueryProgress {

  @Override
  public long filesDone() {
    return sum(scan -> scan.filesRead() + scan.filesKnown());
  }

  @Override
  public long filesTotal() {
    return sum(ScanProgress::filesSelected);
  }

  @Override
  public long bytesDone() {
    return sum(ScanProgress::bytesDecoded);
  }

  @Override
  public long bytesTotal() {
    List<ScanProgress> all = scans.get();
    return all.isEmpty() || all.stream().anyMatch(scan -> scan.bytesExpected() < 0)
        ? -1
        : all.stream().mapToLong(ScanProgress::bytesExpected).sum();
  }

  @Override
  public long bytesFetched() {
    return sum(ScanProgress::bytesFetched);
  }

  @Override
  public long rowsRead() {
    return sum(ScanProgress::rowsRead);
  }

  @Override
  public long rowsMatched() {
    return sum(ScanProgress::rowsReturned);
  }

  private long sum(ToLongFunction<ScanProgress> value) {
    return scans.get().stream().mapToLong(value).sum();
  }
}
