package dev.powertrack.archive;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of one job in the store: its files, what is known of them, who holds them. */
final class StoredJob implements AutoCloseable {
  private static final String END = ".json.gz";
  private static final String INDEX = "index";
  private static final String LOCKS = "locks";
  private static final String WRONG = ".wrong";
  private static final String NOTE = ".note";

  private final String jobId;
  private final Path folder;
  private final File directory;
  private final JobIndex index;
  private final WindowLocks locks;

  /** A file that lies in the store. */
  record StoredFile(DataFile file, long bytes) {}

  StoredJob(Path store, String jobId) {
    this.jobId = jobId;
    this.folder = store.resolve(jobId);
    this.directory = folder.toFile();
    this.index = new JobIndex(folder.resolve(INDEX));
    this.locks = new WindowLocks(folder.resolve(LOCKS));
  }

  Path folder() {
    return folder;
  }

  Path path(Window window) {
    return folder.resolve(WindowName.of(window) + END);
  }

  /** The length of a window's file; 0 where there is none. Without a path, which takes longer. */
  long bytes(Window window) {
    return new File(directory, WindowName.of(window) + END).length();
  }

  boolean holds(Window window) {
    return Files.isRegularFile(path(window));
  }

  /** What is known of a window's file, as long as the file has the length that it had. */
  Optional<JobIndex.Entry> known(Window window) throws IOException {
    Optional<JobIndex.Entry> entry = index.of(window);
    return entry.isPresent() && entry.get().fingerprint().bytes() == bytes(window)
        ? entry
        : Optional.empty();
  }

  /** Whether a window's file is there and is the one that was verified. */
  boolean isVerified(Window window) throws IOException {
    Optional<JobIndex.Entry> entry = index.latest(window);
    try {
      return entry.isPresent() && entry.get().fingerprint().equals(Fingerprint.of(path(window)));
    } catch (FileNotFoundException goneMeanwhile) {
      return false;
    }
  }

  /** Whether there is no file; looks only until there is one. */
  boolean isEmpty() throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path path : found) {
        if (window(String.valueOf(path.getFileName())).isPresent()) {
          return false;
        }
      }
      return true;
    } catch (NoSuchFileException | NotDirectoryException noJob) {
      return true;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** From the first file to the last; null where there is none. */
  @Nullable TimeRange period() throws IOException {
    Window first = null;
    Window last = null;
    for (Window window : windowsInAnyOrder()) {
      first = first == null || window.compareTo(first) < 0 ? window : first;
      last = last == null || window.compareTo(last) > 0 ? window : last;
    }
    return first == null || last == null ? null : TimeRange.between(first.start(), last.end());
  }

  /** All files, by time, under the vendor's names where these are known. */
  List<StoredFile> files() throws IOException {
    Map<Window, JobIndex.Entry> known = index.all();
    List<StoredFile> files = new ArrayList<>();
    for (Window window : windowsInAnyOrder().stream().sorted().toList()) {
      JobIndex.Entry entry = known.get(window);
      String name = entry == null ? WindowName.of(window) + END : entry.name();
      boolean isDoubted = entry != null && entry.fingerprint().equals(Fingerprint.OF_NO_FILE);
      long bytes = entry == null || isDoubted ? bytes(window) : entry.fingerprint().bytes();
      files.add(new StoredFile(new DataFile(jobId, window, name), bytes));
    }
    return files;
  }

  /** From one look into the folder: to ask for each of 52,560 files takes much longer. */
  private List<Window> windowsInAnyOrder() throws IOException {
    return names(END).stream().flatMap(name -> window(name).stream()).toList();
  }

  /** Whose file has that name; empty for any other name. */
  private static Optional<Window> window(String name) {
    return name.length() == WindowName.LENGTH + END.length() && name.endsWith(END)
        ? WindowName.parse(name)
        : Optional.empty();
  }

  Optional<WindowLocks.Held> tryAlone(Window window) throws IOException {
    return locks.tryAlone(window);
  }

  /** To read a file needs no lock where none can be had, as in a store on a read-only disk. */
  Optional<WindowLocks.Held> tryReading(Window window) {
    try {
      return locks.tryReading(window);
    } catch (IOException noLocksHere) {
      return Optional.empty();
    }
  }

  PartFile part(Window window, PartFile.Disk disk) throws IOException {
    Files.createDirectories(folder);
    return PartFile.in(folder, WindowName.of(window) + END, disk);
  }

  /** Gives a part its name and notes what is known of it; for who has the window alone. */
  void keep(DataFile file, Window window, PartFile part, String statistics) throws IOException {
    if (part.isTemporary()) {
      if (holds(window)) {
        setAside(window);
      }
      part.moveTo(path(window));
    }
    Fingerprint fingerprint = Fingerprint.of(path(window));
    index.add(new JobIndex.Entry(window, fingerprint, printable(file.name()), statistics));
    wrongNote(window).delete();
  }

  /** Notes that the window's file is no longer the one that was verified. */
  void doubt(DataFile file, Window window) throws IOException {
    index.add(new JobIndex.Entry(window, Fingerprint.OF_NO_FILE, printable(file.name()), ""));
    boolean known = index.latest(window).isPresent(); // looked up now, so that all readers see it
  }

  /** Why the window's file is not here, if it was fetched. */
  WrongNote wrongNote(Window window) {
    return new WrongNote(folder.resolve(WindowName.of(window) + NOTE));
  }

  /** A name comes from the service: it stands in the index as one field and never in a path. */
  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "_");
  }

  /** Leaves a file that is wrong, and about to be replaced, to whoever wants to look at it. */
  private void setAside(Window window) throws IOException {
    Path file = path(window);
    Path aside = folder.resolve(file.getFileName() + WRONG);
    Files.deleteIfExists(aside);
    SecondName.give(file, aside);
  }

  /**
   * Deletes what killed processes left: parts of windows that nobody has. A lock goes with the
   * process that holds it, so what lives is never taken.
   */
  void sweep() {
    try {
      for (String name : names(PartFile.END)) {
        Optional<Window> window = WindowName.parse(name);
        if (window.isPresent()) {
          sweep(window.get(), folder.resolve(name));
        }
      }
    } catch (IOException readOnly) {
      // Nobody can fetch into this folder, so nothing is in anybody's way.
      return;
    }
  }

  private void sweep(Window window, Path part) throws IOException {
    Optional<WindowLocks.Held> alone = locks.tryAlone(window);
    if (alone.isPresent()) {
      try (WindowLocks.Held held = alone.get()) {
        Files.deleteIfExists(part);
      }
    }
  }

  /** Names without paths: 52,560 paths take several times as long. */
  private List<String> names(String end) throws IOException {
    String[] names = directory.list();
    if (names == null) {
      if (Files.isDirectory(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
      return List.of();
    }
    return Stream.of(names).filter(name -> name.endsWith(end)).toList();
  }

  @Override
  public void close() {
    locks.close();
  }
}
