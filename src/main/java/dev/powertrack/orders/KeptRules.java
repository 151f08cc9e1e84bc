package dev.powertrack.orders;

import static dev.powertrack.PowerTrackException.Kind.LOCAL_IO;

import dev.powertrack.PowerTrackException;
import dev.powertrack.Reason;
import dev.powertrack.api.JobId;
import dev.powertrack.api.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the jobs that were created from here. The service tells them in its answer to the
 * creation only, so who does not keep them loses them. One file a job, {@code JOB.rules}, in the
 * JSON of {@link RuleText}; not {@code .json}, so that a folder of data files which is opened as
 * one does not take it for data.
 */
final class KeptRules {
  private static final String ENDING = ".rules";

  private final OrderMemory memory;
  private final @Nullable Path folder;

  /**
   * @param folder null where nothing is kept on disk
   */
  KeptRules(OrderMemory memory, @Nullable Path folder) {
    this.memory = memory;
    this.folder = folder;
  }

  /** The rules of a job, if they are known. */
  Optional<List<Rule>> of(String jobId) {
    List<Rule> remembered = memory.rules().get(jobId);
    if (remembered != null || folder == null || !JobId.isValid(jobId)) {
      return Optional.ofNullable(remembered);
    }
    Path file = folder.resolve(jobId + ENDING);
    try {
      return Optional.of(RuleText.read(Files.readString(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new PowerTrackException(
          LOCAL_IO, "The rules kept in " + file + " cannot be read: " + Reason.of(e) + ".", e);
    } catch (PowerTrackException e) {
      throw new PowerTrackException(
          LOCAL_IO, "The rules kept in " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The ids of all jobs whose rules are known, in the order of their letters. */
  SortedSet<String> jobIds() {
    SortedSet<String> ids = new TreeSet<>(memory.rules().keySet());
    if (folder == null || !Files.isDirectory(folder)) {
      return ids;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(JobId::isValid)
          .forEach(ids::add);
      return ids;
    } catch (IOException e) {
      throw new PowerTrackException(
          LOCAL_IO, "The folder " + folder + " cannot be read: " + Reason.of(e) + ".", e);
    }
  }

  /**
   * Keeps the rules of a new job.
   *
   * @throws IOException if that is in memory only, because the file could not be written
   */
  void keep(String jobId, List<Rule> rules) throws IOException {
    memory.rules().put(JobId.check(jobId), List.copyOf(rules));
    if (folder == null) {
      return;
    }
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, jobId + ".", ".part");
    try {
      Files.writeString(temporary, RuleText.json(rules));
      Files.move(temporary, folder.resolve(jobId + ENDING), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
