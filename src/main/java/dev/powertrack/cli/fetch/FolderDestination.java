package dev.powertrack.cli.fetch;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.Reason;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FolderArchive;
import dev.powertrack.archive.SecondName;
import dev.powertrack.archive.Window;
import dev.powertrack.cli.output.LeftBehind;
import dev.powertrack.scan.FetchedFile;
import dev.powertrack.scan.ScanEngine;
import dev.powertrack.scan.ScanSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder in which files lie flat under the vendor's names, as after the vendor's own script. A
 * file gets its name only when it is whole and verified, by a rename. Files that somebody put there
 * before, also in folders below, are recognised by their names and verified; a damaged one is
 * replaced, unless a right one lies beside it, and kept as {@code NAME.damaged}.
 */
public final class FolderDestination implements Destination, AutoCloseable {
  private static final String DAMAGED = ".damaged";
  private final Path folder;
  private final ScanEngine source;
  private final ScanEngine local;
  private final Map<Slot, List<DataFile>> present = new HashMap<>();
  private final Map<String, DataFile> names = new ConcurrentHashMap<>();
  private final List<String> replaced = new ArrayList<>();

  /** What makes two files the same one: job and window, or the name of one without a window. */
  private record Slot(@Nullable String jobId, @Nullable Window window, String name) {
    static Slot of(DataFile file) {
      return file.window() == null
          ? new Slot(null, null, file.name())
          : new Slot(file.jobId(), file.window(), "");
    }
  }

  /** A file that was judged wrong when it was of that version. */
  private record Damaged(DataFile file, long version) {}

  private FolderDestination(Path folder, ScanEngine source, ScanEngine local) {
    this.folder = folder;
    this.source = source;
    this.local = local;
  }

  /**
   * A folder, made if it is not there; looks through it.
   *
   * @param source what files come from
   */
  public static FolderDestination of(Path folder, ScanEngine source) {
    try {
      Files.createDirectories(folder);
      LeftBehind.sweep(folder, ".");
    } catch (IOException e) {
      throw new PowerTrackException(
          Kind.LOCAL_IO,
          "The folder "
              + folder
              + " cannot be used: "
              + Reason.of(e)
              + ". Name another folder with --dir.",
          e);
    }
    ScanEngine local = new ScanEngine(FolderArchive.of(folder), ScanSettings.of(1));
    FolderDestination destination = new FolderDestination(folder, source, local);
    destination.lookThrough();
    return destination;
  }

  private void lookThrough() {
    local
        .archive()
        .jobs()
        .forEach(job -> local.archive().listing(job.jobId()).forEach(listed -> add(listed.file())));
  }

  /** A link that leads nowhere is no file: it gives way. */
  private void add(DataFile file) {
    if (Files.exists(folder.resolve(file.name()))) {
      present.computeIfAbsent(Slot.of(file), slot -> new ArrayList<>()).add(file);
    }
  }

  /** Nothing is ever deleted here. */
  @Override
  public boolean holds(DataFile file) {
    return true;
  }

  @Override
  public Brought bring(DataFile file, CancelSignal signal) {
    DataFile other = names.putIfAbsent(file.name(), file);
    if (other != null && !other.equals(file)) {
      return new Brought(How.FETCHED, 0, other + " has the same name");
    }
    List<Damaged> damaged = new ArrayList<>();
    boolean right = false;
    for (DataFile here : present.getOrDefault(Slot.of(file), List.of())) {
      long version = local.archive().version(here);
      if (local.fetch(here, signal).report().wrong() == null) {
        right = true;
      } else {
        damaged.add(new Damaged(here, version));
      }
    }
    if (right) {
      damaged.forEach(this::takeAway); // or queries might read it rather than the right one
      return new Brought(How.HERE_ALREADY, 0, null);
    }
    Path target = target(file, damaged);
    Path part = target.resolveSibling(LeftBehind.partOf(file.name()));
    try {
      FetchedFile fetched = source.fetch(file, signal, bytes -> write(bytes, part));
      String wrong = fetched.report().wrong();
      if (wrong == null) {
        replace(target, part, damaged);
      }
      How how = fetched.fetchedBytes() > 0 ? How.FETCHED : How.COPIED;
      return Brought.of(fetched, how);
    } finally {
      delete(part);
    }
  }

  /** What was there and was damaged, and where it is now: sentences. */
  public List<String> replaced() {
    synchronized (replaced) {
      return replaced.stream().sorted().toList();
    }
  }

  @Override
  public void close() {
    local.close();
  }

  /** A damaged file of the same name is replaced where it is. */
  private Path target(DataFile file, List<Damaged> damaged) {
    return damaged.stream()
        .map(one -> folder.resolve(one.file.name()))
        .filter(path -> path.endsWith(file.name()))
        .findFirst()
        .orElseGet(() -> folder.resolve(file.name()));
  }

  private void write(InputStream bytes, Path part) {
    try {
      Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw noRoom(part, e);
    }
  }

  /** Those that lie elsewhere go only when the right one is there: a kill leaves one of both. */
  private void replace(Path target, Path part, List<Damaged> damaged) {
    damaged.stream()
        .filter(one -> path(one).equals(target))
        .forEach(one -> setAside(one, SecondName::give));
    move(part, target);
    damaged.stream().filter(one -> !path(one).equals(target)).forEach(this::takeAway);
  }

  private Path path(Damaged one) {
    return folder.resolve(one.file.name());
  }

  private void takeAway(Damaged one) {
    setAside(one, Files::move);
  }

  /** How a file gets the name under which it is kept. */
  private interface Way {
    void rename(Path file, Path name) throws IOException;
  }

  /** What is no longer as it was judged has been replaced by another process: it stays. */
  private void setAside(Damaged one, Way way) {
    if (local.archive().version(one.file) != one.version) {
      return;
    }
    Path aside = asideOf(path(one));
    try {
      way.rename(path(one), aside);
    } catch (IOException e) {
      throw noRoom(aside, e);
    }
    synchronized (replaced) {
      replaced.add(one.file.name() + " was damaged and is replaced; it is kept as " + aside + ".");
    }
  }

  /** Beside those that were set aside before: {@code NAME.damaged.2}. */
  private static Path asideOf(Path path) {
    Path first = path.resolveSibling(path.getFileName() + DAMAGED);
    Path aside = first;
    for (int next = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); next++) {
      aside = path.resolveSibling(first.getFileName() + "." + next);
    }
    return aside;
  }

  private void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw noRoom(to, e);
    }
  }

  private void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw noRoom(part, e);
    }
  }

  private PowerTrackException noRoom(Path path, IOException e) {
    return new PowerTrackException(
        Kind.LOCAL_IO,
        "The folder "
            + folder
            + " cannot take the file "
            + path.getFileName()
            + ": "
            + Reason.of(e)
            + ". "
            + Reason.orMakeRoom(e, "Name another folder with --dir; what is there already stays."),
        e);
  }
}
