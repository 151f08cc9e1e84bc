package dev.powertrack.archive;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of data files that were downloaded before: found recursively, under all the names of
 * {@link DataFileName}, with no network. A file whose name is in no known form but that ends as
 * JSON does is read as well; nothing is known of its time, so every query opens it.
 *
 * <p>The folder is looked through again when the last look is more than a few seconds old, so files
 * that arrive show up in the next query.
 */
public final class FolderArchive implements Archive {
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(5);
  private static final Pattern JSON_FILE = Pattern.compile(".+\\.(?:json|jsonl|ndjson)(?:\\.gz)?");
  private static final Object ONLY_KEY = "folder";

  private final Path folder;
  private final LoadingCache<Object, Map<String, LocalJob>> jobs;

  private record Entry(ListedFile listed, Path path) {}

  /** What the last look found of one job. */
  private record LocalJob(
      ArchivedJob job, List<ListedFile> listing, List<DataFile> files, Map<DataFile, Path> paths) {}

  private FolderArchive(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.jobs =
        Caffeine.newBuilder().expireAfterWrite(LOOK_AGAIN_AFTER).build(key -> lookThrough());
  }

  /** The archive of a folder; the folder is not looked at before the first question. */
  public static FolderArchive of(Path folder) {
    return new FolderArchive(folder);
  }

  @Override
  public List<ArchivedJob> jobs() {
    return local().values().stream().map(LocalJob::job).toList();
  }

  @Override
  public List<DataFile> files(String jobId) {
    LocalJob job = local().get(jobId);
    return job == null ? List.of() : job.files;
  }

  @Override
  public List<ListedFile> listing(String jobId) {
    LocalJob job = local().get(jobId);
    return job == null ? List.of() : job.listing;
  }

  @Override
  public FileState state(DataFile file) {
    return FileState.LOCAL;
  }

  @Override
  public FileContent open(DataFile file, CancelSignal signal) {
    LocalJob job = local().get(file.jobId());
    Path path = job == null ? null : job.paths.get(file);
    if (path == null) {
      throw new PowerTrackException(
          Kind.NOT_FOUND, "The folder " + folder + " no longer holds " + file + ".");
    }
    try {
      return new FileContent(Files.newInputStream(path), 0);
    } catch (IOException e) {
      throw new PowerTrackException(
          Kind.LOCAL_IO, "The file " + path + " cannot be read: " + reason(e) + ".", e);
    }
  }

  @Override
  public void close() {}

  private Map<String, LocalJob> local() {
    return jobs.get(ONLY_KEY);
  }

  private Map<String, LocalJob> lookThrough() {
    if (!Files.isDirectory(folder)) {
      String what = Files.exists(folder) ? " is not a folder." : " does not exist.";
      throw new PowerTrackException(
          Kind.LOCAL_IO, folder + what + " Name a folder that holds data files.");
    }
    Map<String, List<Entry>> found = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      paths
          .filter(path -> JSON_FILE.matcher(name(path)).matches() && Files.isRegularFile(path))
          .map(this::entry)
          .forEach(
              entry ->
                  found
                      .computeIfAbsent(entry.listed.file().jobId(), id -> new ArrayList<>())
                      .add(entry));
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause() == null ? new IOException(e) : e.getCause());
    } catch (IOException e) {
      throw unreadable(e);
    }
    Map<String, LocalJob> byJob = new TreeMap<>();
    found.forEach((id, entries) -> byJob.put(id, localJob(id, withoutDuplicates(entries))));
    return byJob;
  }

  private static LocalJob localJob(String id, List<Entry> entries) {
    Map<DataFile, Path> paths = new LinkedHashMap<>();
    entries.stream()
        .filter(entry -> entry.listed.state() == FileState.LOCAL)
        .forEach(entry -> paths.put(entry.listed.file(), entry.path));
    return new LocalJob(
        new ArchivedJob(id, period(entries)),
        entries.stream().map(Entry::listed).toList(),
        List.copyOf(paths.keySet()),
        paths);
  }

  private PowerTrackException unreadable(IOException e) {
    return new PowerTrackException(
        Kind.LOCAL_IO, "The folder " + folder + " cannot be read: " + reason(e) + ".", e);
  }

  private Entry entry(Path path) {
    String relative = folder.relativize(path).toString().replace('\\', '/');
    Optional<DataFileName> name = DataFileName.parse(relative);
    String job = name.map(DataFileName::jobId).orElseGet(() -> name(parent(path)));
    DataFile file = new DataFile(job, name.map(DataFileName::window).orElse(null), relative);
    return new Entry(new ListedFile(file, FileState.LOCAL, size(path)), path);
  }

  private Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? folder : parent;
  }

  /** The gzipped one of two files for the same window is read, as it came from the vendor. */
  private static List<Entry> withoutDuplicates(List<Entry> entries) {
    Set<Window> seen = new HashSet<>();
    Map<Path, Boolean> duplicates = new HashMap<>();
    entries.stream()
        .filter(entry -> entry.listed.file().window() != null)
        .sorted(
            Comparator.comparing((Entry entry) -> !entry.path.toString().endsWith(".gz"))
                .thenComparing(entry -> entry.path))
        .forEach(entry -> duplicates.put(entry.path, !seen.add(window(entry))));
    return entries.stream()
        .map(entry -> duplicates.getOrDefault(entry.path, false) ? asDuplicate(entry) : entry)
        .sorted(Comparator.comparing(entry -> entry.listed.file(), DataFile.IN_ORDER_OF_TIME))
        .toList();
  }

  private static Window window(Entry entry) {
    return Objects.requireNonNull(entry.listed.file().window());
  }

  private static Entry asDuplicate(Entry entry) {
    ListedFile listed = entry.listed;
    return new Entry(
        new ListedFile(listed.file(), FileState.DUPLICATE, listed.bytes()), entry.path);
  }

  /** From the first window to the last; unknown as soon as one file's window is. */
  private static @Nullable TimeRange period(List<Entry> entries) {
    Window first = entries.get(0).listed.file().window();
    Window last = entries.get(entries.size() - 1).listed.file().window();
    return first == null || last == null ? null : TimeRange.between(first.start(), last.end());
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static @Nullable Long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException goneMeanwhile) {
      return null;
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException ? "it does not exist" : String.valueOf(e.getMessage());
  }
}
