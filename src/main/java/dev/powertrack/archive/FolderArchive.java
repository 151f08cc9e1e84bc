package dev.powertrack.archive;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A folder of data files that were downloaded before: found recursively, under all the names of
 * {@link DataFileName}, with no network. A file whose name is in no known form but that ends as
 * JSON does is read as well; nothing is known of its time, so every query opens it. So is a link
 * with such a name that leads nowhere: its tweets would be missed, so who opens it is told. What
 * was behind a link that leads nowhere and has the name of a folder nobody knows, so who asks for
 * anything is told. A folder below it that this user may not open, such as {@code lost+found} at
 * the top of a disk, is passed over with a warning.
 *
 * <p>The folder is looked through again when the last look is more than a few seconds old, so files
 * that arrive show up in the next query.
 */
public final class FolderArchive implements Archive {
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(5);
  private static final Pattern JSON_FILE =
      Pattern.compile("(?i).+\\.(?:json|jsonl|ndjson)(?:\\.gz)?");

  private static final Pattern GZIPPED = Pattern.compile("(?i)\\.gz$");

  /** What a browser puts into the name of a file that it downloads a second time. */
  private static final Pattern SECOND_DOWNLOAD =
      Pattern.compile("(?i) ?\\(\\d+\\)(?=(?:\\.(?:json|jsonl|ndjson))?(?:\\.gz)?$)");

  /** Without an ending, unless that has digits alone, as in {@code 2014.07}. */
  private static final Pattern FOLDER = Pattern.compile("[^.]+(?:\\.\\d+)*");

  /** What Java shows for a byte of a name that is no letter in the locale. */
  private static final String LOST_LETTER = "\uFFFD";

  private static final Object ONLY_KEY = "folder";

  private final Path folder;
  private final Walk walk;
  private final LoadingCache<Object, Map<String, LocalJob>> jobs;

  /** Folders that the last look found and could not open. */
  private volatile List<Path> closedFolders = List.of();

  private record Entry(ListedFile listed, Path path) {}

  /** What the last look found of one job. */
  private record LocalJob(ArchivedJob job, List<ListedFile> listing, List<DataFile> files) {}

  /** How a folder is looked through. */
  interface Walk {
    void through(Path folder, FileVisitor<Path> visitor) throws IOException;
  }

  private FolderArchive(Path folder, Walk walk) {
    this.walk = walk;
    this.folder = folder.toAbsolutePath().normalize();
    this.jobs =
        Caffeine.newBuilder().expireAfterWrite(LOOK_AGAIN_AFTER).build(key -> lookThrough());
  }

  /** The archive of a folder; the folder is not looked at before the first question. */
  public static FolderArchive of(Path folder) {
    return of(
        folder,
        (path, visitor) ->
            Files.walkFileTree(
                path, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor));
  }

  static FolderArchive of(Path folder, Walk walk) {
    return new FolderArchive(folder, walk);
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
  public List<String> warnings() {
    List<Path> closed = closedFolders;
    return closed.isEmpty()
        ? List.of()
        : List.of(
            (closed.size() == 1
                    ? "A folder may not be opened by this user: " + closed.get(0)
                    : closed.size()
                        + " folders may not be opened by this user, the first is "
                        + closed.get(0))
                + ". Data files there are not seen.");
  }

  @Override
  public FileState state(DataFile file) {
    return FileState.LOCAL;
  }

  /** By size and time of the last change; a file that is gone is a version of its own. */
  @Override
  public long version(DataFile file) {
    Path path = path(file);
    try {
      return 31 * Files.size(path) + Files.getLastModifiedTime(path).toMillis();
    } catch (IOException gone) {
      return -1;
    }
  }

  @Override
  public long bytes(DataFile file) {
    try {
      return Files.size(path(file));
    } catch (IOException gone) {
      return 0;
    }
  }

  /** Opens by name: a long scan does not look through the folder again and again. */
  @Override
  public FileContent open(DataFile file, CancelSignal signal) {
    Path path = path(file).normalize();
    if (!path.startsWith(folder)) {
      throw new PowerTrackException(Kind.NOT_FOUND, file + " is not in the folder " + folder + ".");
    }
    try {
      return FileContent.asTheyAre(Files.newInputStream(path), 0);
    } catch (NoSuchFileException e) {
      if (Files.isSymbolicLink(path)) {
        throw new PowerTrackException(
            Kind.LOCAL_IO,
            "A data file cannot be read: " + path + " is a link to a file that is not there.",
            e);
      }
      if (file.name().contains(LOST_LETTER)) {
        throw lostLetters(file, e);
      }
      throw new PowerTrackException(
          Kind.NOT_FOUND, "The folder " + folder + " no longer holds " + file + ".", e);
    } catch (IOException e) {
      throw new PowerTrackException(
          Kind.LOCAL_IO, "A data file cannot be read: " + Reason.of(e) + ".", e);
    }
  }

  private Path path(DataFile file) {
    try {
      return folder.resolve(file.name());
    } catch (InvalidPathException e) {
      throw lostLetters(file, e);
    }
  }

  private static PowerTrackException lostLetters(DataFile file, Exception cause) {
    return new PowerTrackException(
        Kind.LOCAL_IO,
        "A data file cannot be read: the name of "
            + file
            + " has letters that the locale of this process does not know. Start it with"
            + " LC_ALL=C.UTF-8 or another locale with UTF-8; if it has that, name the file anew.",
        cause);
  }

  @Override
  public void close() {}

  private Map<String, LocalJob> local() {
    return jobs.get(ONLY_KEY);
  }

  private Map<String, LocalJob> lookThrough() {
    if (!Files.isDirectory(folder)) {
      String what = Reason.inTheWay(folder).orElse(folder + " does not exist");
      throw new PowerTrackException(Kind.LOCAL_IO, what + ". Name a folder that holds data files.");
    }
    Map<String, List<Entry>> found = new TreeMap<>();
    for (Entry entry : dataFiles()) {
      found.computeIfAbsent(entry.listed.file().jobId(), id -> new ArrayList<>()).add(entry);
    }
    Map<String, LocalJob> byJob = new TreeMap<>();
    found.forEach((id, entries) -> byJob.put(id, localJob(id, withoutDuplicates(entries))));
    return byJob;
  }

  private List<Entry> dataFiles() {
    List<Entry> found = new ArrayList<>();
    List<Path> closed = new ArrayList<>();
    try {
      walk.through(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
                throws IOException {
              if (isDataFile(name(path), attributes)) {
                found.add(entry(path, attributes.isSymbolicLink() ? null : attributes.size()));
              } else if (attributes.isSymbolicLink() && FOLDER.matcher(name(path)).matches()) {
                throw new IOException(
                    path
                        + " is a link to a folder that is not there or may not be opened by this"
                        + " user; let it lead to the folder, or take it away");
              }
              return FileVisitResult.CONTINUE;
            }

            /** A link is seen as one only where it leads nowhere; editors lock files by these. */
            private boolean isDataFile(String name, BasicFileAttributes attributes) {
              boolean isFile =
                  attributes.isRegularFile()
                      || attributes.isSymbolicLink() && !name.startsWith(".");
              return isFile && JSON_FILE.matcher(asFirstDownloaded(name)).matches();
            }

            /** What goes away during the look is not there; a link back up was seen already. */
            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
              if (e instanceof NoSuchFileException || e instanceof FileSystemLoopException) {
                return FileVisitResult.CONTINUE;
              }
              if (!isClosedFolder(path, e)) {
                throw e;
              }
              closed.add(path);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new PowerTrackException(
          Kind.LOCAL_IO, "The folder " + folder + " cannot be read: " + Reason.of(e) + ".", e);
    }
    closedFolders = List.copyOf(closed);
    return found;
  }

  /** What lies below a folder that may be opened: the data files themselves are no such thing. */
  private boolean isClosedFolder(Path path, IOException e) {
    return e instanceof AccessDeniedException && !path.equals(folder) && Files.isDirectory(path);
  }

  private static LocalJob localJob(String id, List<Entry> entries) {
    return new LocalJob(
        new ArchivedJob(id, period(entries)),
        entries.stream().map(Entry::listed).toList(),
        entries.stream()
            .map(Entry::listed)
            .filter(listed -> listed.state() == FileState.LOCAL)
            .map(ListedFile::file)
            .toList());
  }

  /**
   * The folder's own name belongs to the path: of a link's tree it can be what tells the job.
   *
   * @param bytes null for a link that leads nowhere
   */
  private Entry entry(Path path, @Nullable Long bytes) {
    String relative = withSlashes(folder.relativize(path));
    Optional<DataFileName> name =
        DataFileName.parse(name(folder) + "/" + asFirstDownloaded(relative));
    String job = name.map(DataFileName::jobId).orElseGet(() -> name(parent(path)));
    DataFile file = new DataFile(job, name.map(DataFileName::window).orElse(null), relative);
    return new Entry(new ListedFile(file, FileState.LOCAL, bytes), path);
  }

  private static String withSlashes(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }

  private Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? folder : parent;
  }

  /**
   * The gzipped one of two files for the same window is read, as it came from the vendor; never one
   * that is not there.
   */
  private static List<Entry> withoutDuplicates(List<Entry> entries) {
    Set<Object> seen = new HashSet<>();
    Set<Path> duplicates = new HashSet<>();
    entries.stream()
        .sorted(
            Comparator.comparing((Entry entry) -> entry.listed.bytes() == null)
                .thenComparing(entry -> !isGzipped(entry))
                .thenComparing(entry -> isSecondDownload(entry))
                .thenComparing(entry -> entry.path))
        .filter(entry -> !seen.add(content(entry)))
        .forEach(entry -> duplicates.add(entry.path));
    return entries.stream()
        .map(entry -> duplicates.contains(entry.path) ? asDuplicate(entry) : entry)
        .sorted(Comparator.comparing(entry -> entry.listed.file(), DataFile.IN_ORDER_OF_TIME))
        .toList();
  }

  /** What two files of a job have in common if they hold the same: a window, or the plain name. */
  private static Object content(Entry entry) {
    Window window = entry.listed.file().window();
    return window != null ? window : GZIPPED.matcher(entry.listed.file().name()).replaceFirst("");
  }

  private static boolean isGzipped(Entry entry) {
    return GZIPPED.matcher(entry.listed.file().name()).find();
  }

  private static boolean isSecondDownload(Entry entry) {
    return SECOND_DOWNLOAD.matcher(entry.listed.file().name()).find();
  }

  /**
   * {@code a.json (1).gz}, {@code a.json.gz (1)} and {@code a (1).json.gz} are {@code a.json.gz}.
   */
  private static String asFirstDownloaded(String name) {
    return SECOND_DOWNLOAD.matcher(name).replaceFirst("");
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
}
