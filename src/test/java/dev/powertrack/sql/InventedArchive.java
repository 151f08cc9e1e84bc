package dev.powertrack.sql;

import dev.powertrack.archive.Archive;
import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileContent;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.ListedFile;
import dev.powertrack.archive.TimeRange;
import dev.powertrack.archive.Window;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An archive in memory: its files are made when they are opened, and it counts which were. */
public final class InventedArchive implements Archive {
  private final Map<String, @Nullable TimeRange> periods = new LinkedHashMap<>();
  private final Map<String, List<DataFile>> files = new LinkedHashMap<>();
  private final ConcurrentMap<DataFile, List<String>> given =
      new ConcurrentSkipListMap<>(DataFile.IN_ORDER_OF_TIME);
  private final ConcurrentMap<DataFile, Long> versions =
      new ConcurrentSkipListMap<>(DataFile.IN_ORDER_OF_TIME);
  private final Queue<DataFile> opened = new ConcurrentLinkedQueue<>();
  private final Queue<String> listed = new ConcurrentLinkedQueue<>();
  private final Function<DataFile, List<String>> lines;

  /**
   * No jobs yet.
   *
   * @param lines what a file holds, unless {@link #file} says so
   */
  public InventedArchive(Function<DataFile, List<String>> lines) {
    this.lines = lines;
  }

  /** A job with a file for each of its windows. */
  public InventedArchive job(String jobId, String from, String to) {
    Instant end = Instant.parse(to);
    TimeRange period = TimeRange.between(Instant.parse(from), end);
    List<DataFile> ofJob = new ArrayList<>();
    for (Window w = Window.containing(period.from());
        w.start().isBefore(end);
        w = Window.of(w.end())) {
      ofJob.add(file(jobId, w));
    }
    periods.put(jobId, period);
    files.put(jobId, ofJob);
    return this;
  }

  /** A job without files, to be given some. */
  public InventedArchive emptyJob(String jobId, @Nullable TimeRange period) {
    periods.put(jobId, period);
    files.put(jobId, new ArrayList<>());
    return this;
  }

  /**
   * A file with these lines.
   *
   * @param start of its window; null for a file whose name does not tell
   */
  public InventedArchive file(String jobId, @Nullable String start, String... content) {
    List<DataFile> ofJob = Objects.requireNonNull(files.get(jobId));
    DataFile file =
        start == null
            ? new DataFile(jobId, null, "unnamed-" + ofJob.size() + ".json")
            : file(jobId, Window.of(Instant.parse(start)));
    given.put(file, List.of(content));
    ofJob.add(file);
    ofJob.sort(DataFile.IN_ORDER_OF_TIME);
    return this;
  }

  /** Gives a job's file for a window other lines than before. */
  public void replace(String jobId, String start, String... content) {
    DataFile file = file(jobId, Window.of(Instant.parse(start)));
    given.put(file, List.of(content));
    versions.merge(file, 1L, Long::sum);
  }

  @Override
  public long version(DataFile file) {
    return versions.getOrDefault(file, 0L);
  }

  /** The name of a job's file for a window. */
  public static String nameOf(String jobId, Instant start) {
    return jobId + "_" + start.toString().replaceAll("[-:TZ]+", "_") + "activities.json.gz";
  }

  /** Files opened since {@link #forget}. */
  public Collection<DataFile> opened() {
    return List.copyOf(opened);
  }

  /** Jobs whose list of files was asked for since {@link #forget}. */
  public Collection<String> listed() {
    return List.copyOf(listed);
  }

  public void forget() {
    opened.clear();
    listed.clear();
  }

  public int fileCount() {
    return files.values().stream().mapToInt(List::size).sum();
  }

  @Override
  public List<ArchivedJob> jobs() {
    List<ArchivedJob> jobs = new ArrayList<>();
    periods.forEach((jobId, period) -> jobs.add(new ArchivedJob(jobId, period)));
    return jobs;
  }

  @Override
  public List<DataFile> files(String jobId) {
    listed.add(jobId);
    return List.copyOf(Objects.requireNonNull(files.get(jobId)));
  }

  @Override
  public List<ListedFile> listing(String jobId) {
    return files(jobId).stream().map(f -> new ListedFile(f, FileState.LISTED, null)).toList();
  }

  @Override
  public FileState state(DataFile file) {
    return FileState.LISTED;
  }

  /** The bytes, gzipped for every other file. */
  @Override
  public FileContent open(DataFile file, CancelSignal signal) {
    signal.check();
    opened.add(file);
    List<String> content = given.get(file);
    byte[] bytes =
        String.join("\r\n", content == null ? lines.apply(file) : content)
            .getBytes(StandardCharsets.UTF_8);
    boolean zipped = file.hashCode() % 2 == 0;
    return FileContent.asTheyAre(
        new ByteArrayInputStream(zipped ? gzip(bytes) : bytes), bytes.length);
  }

  @Override
  public void close() {}

  private static DataFile file(String jobId, Window window) {
    return new DataFile(jobId, window, nameOf(jobId, window.start()));
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
