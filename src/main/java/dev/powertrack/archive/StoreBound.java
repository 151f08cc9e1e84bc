package dev.powertrack.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps a store within its bound: the files that were not used for longest go first, down to nine
 * tenths of it, so that not every new file means a look at all. Never goes one that anybody has
 * open, in this process or another; nor one that could not be fetched again, unless the settings
 * say so: then the store grows beyond its bound rather than lose it.
 */
final class StoreBound {
  private final FileStore store;
  private final StoreSettings settings;
  private final Predicate<DataFile> replaceable;

  /** Of all files, at the last look and grown since. */
  private long bytes;

  /** So many bytes are a reason to look; where no room could be made, not at every new file. */
  private long lookAt;

  private record Kept(DataFile file, Path path, long bytes, FileTime used) {}

  StoreBound(FileStore store, StoreSettings settings, Predicate<DataFile> replaceable) {
    this.store = store;
    this.settings = settings;
    this.replaceable = replaceable;
  }

  boolean isSet() {
    return settings.maxBytes() > 0;
  }

  /** A file came. One thread makes room, the others need not wait for it. */
  void grown(long by) throws IOException {
    if (isSet()) {
      synchronized (this) {
        bytes += by;
        if (bytes > lookAt) {
          makeRoom();
          lookAt = Math.max(settings.maxBytes(), bytes + settings.maxBytes() / 20);
        }
      }
    }
  }

  /** Looks at all files: other processes share the store. */
  private void makeRoom() throws IOException {
    List<Kept> files = files();
    bytes = files.stream().mapToLong(Kept::bytes).sum();
    if (bytes <= settings.maxBytes()) {
      return;
    }
    long goal = settings.maxBytes() - settings.maxBytes() / 10;
    for (Kept file : files) {
      if (bytes <= goal) {
        return;
      }
      if ((settings.evictExpired() || replaceable.test(file.file)) && delete(file)) {
        bytes -= file.bytes;
      }
    }
  }

  private boolean delete(Kept file) throws IOException {
    StoredJob job = store.job(file.file.jobId());
    Window window = file.file.window();
    Optional<WindowLocks.Held> alone = window == null ? Optional.empty() : job.tryAlone(window);
    if (alone.isEmpty()) {
      return false;
    }
    try (WindowLocks.Held held = alone.get()) {
      return Files.deleteIfExists(file.path);
    }
  }

  /** The one that was not used for longest first. */
  private List<Kept> files() throws IOException {
    List<Kept> files = new ArrayList<>();
    for (String id : store.jobs()) {
      StoredJob job = store.job(id);
      for (StoredJob.StoredFile stored : job.files()) {
        Window window = stored.file().window();
        if (window != null) {
          add(stored, job.path(window), files);
        }
      }
    }
    files.sort(Comparator.comparing(Kept::used));
    return files;
  }

  private static void add(StoredJob.StoredFile stored, Path path, List<Kept> to)
      throws IOException {
    try {
      to.add(new Kept(stored.file(), path, Files.size(path), Files.getLastModifiedTime(path)));
    } catch (NoSuchFileException goneMeanwhile) {
      return;
    }
  }
}
