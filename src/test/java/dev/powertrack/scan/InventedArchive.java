package dev.powertrack.scan;

import dev.powertrack.archive.Archive;
import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileContent;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.ListedFile;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Files in memory that can be slow, stuck or broken; counts what is opened and closed. */
final class InventedArchive implements Archive {
  private final Map<DataFile, Opening> files = new TreeMap<>(DataFile.IN_ORDER_OF_TIME);
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger openNow = new AtomicInteger();
  final AtomicInteger mostOpen = new AtomicInteger();

  /** How a file is opened. */
  interface Opening {
    InputStream open(CancelSignal signal) throws InterruptedException;
  }

  InventedArchive put(DataFile file, byte[] content) {
    return put(file, signal -> new ByteArrayInputStream(content));
  }

  InventedArchive put(DataFile file, Opening opening) {
    files.put(file, opening);
    return this;
  }

  /** So many good files of so many tweets each. */
  static InventedArchive ofGoodFiles(int count, int tweets) {
    InventedArchive archive = new InventedArchive();
    for (int i = 0; i < count; i++) {
      archive.put(InventedFile.file(i), InventedFile.good(InventedFile.file(i), tweets));
    }
    return archive;
  }

  List<DataFile> all() {
    return List.copyOf(files.keySet());
  }

  @Override
  public List<ArchivedJob> jobs() {
    return List.of(new ArchivedJob("joba", null));
  }

  @Override
  public List<DataFile> files(String jobId) {
    return all();
  }

  @Override
  public List<ListedFile> listing(String jobId) {
    return all().stream().map(file -> new ListedFile(file, FileState.LOCAL, null)).toList();
  }

  @Override
  public FileState state(DataFile file) {
    return FileState.LOCAL;
  }

  @Override
  public FileContent open(DataFile file, CancelSignal signal) {
    opened.incrementAndGet();
    mostOpen.accumulateAndGet(openNow.incrementAndGet(), Math::max);
    try {
      InputStream in = files.getOrDefault(file, s -> InputStream.nullInputStream()).open(signal);
      return FileContent.asTheyAre(counted(in), 0);
    } catch (InterruptedException e) {
      openNow.decrementAndGet();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while opening", e);
    } catch (RuntimeException e) {
      openNow.decrementAndGet();
      throw e;
    }
  }

  @Override
  public void close() {}

  private InputStream counted(InputStream in) {
    return new FilterInputStream(in) {
      private boolean closed;

      @Override
      public void close() throws IOException {
        if (!closed) {
          closed = true;
          openNow.decrementAndGet();
        }
        super.close();
      }
    };
  }
}
