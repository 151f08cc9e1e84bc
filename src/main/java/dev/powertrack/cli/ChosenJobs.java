package dev.powertrack.cli;

import dev.powertrack.api.JobSummary;
import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.jdbc.ArchiveSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** {@code --job}, for commands about data files: one job, or all that have some. A mixin. */
final class ChosenJobs {
  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--job",
      paramLabel = "JOB",
      description = "Only the files of one job, by its id or its title. Default: all delivered.")
  private @Nullable String job;

  /**
   * Their titles by their ids; the id stands for a title that nobody knows. Costs one request.
   *
   * @throws ParameterException if there is no such job, or it has no data files
   */
  Map<String, String> of(ArchiveSession session) {
    return of(job, session, spec);
  }

  /**
   * The same of a command that takes the job as an argument.
   *
   * @param job an id or a title; null for all that have files
   * @throws ParameterException if there is no such job, or it has no data files
   */
  static Map<String, String> of(@Nullable String job, ArchiveSession session, CommandSpec command) {
    Map<String, String> listed = new LinkedHashMap<>();
    List<JobSummary> jobs =
        session.service().map(service -> service.jobs().jobs()).orElse(List.of());
    jobs.forEach(one -> listed.put(one.jobId(), one.title() == null ? one.jobId() : one.title()));
    Map<String, String> withFiles = new LinkedHashMap<>();
    for (ArchivedJob one : session.engine().archive().jobs()) {
      withFiles.put(one.jobId(), listed.getOrDefault(one.jobId(), one.jobId()));
    }
    if (job == null) {
      return withFiles;
    }
    withFiles.forEach(listed::putIfAbsent);
    String id = NamedJob.id(job, listed, command);
    if (!withFiles.containsKey(id)) {
      throw new ParameterException(
          command.commandLine(),
          "The job '" + job + "' has no data files: its status is " + status(id, jobs) + ".");
    }
    return Map.of(id, withFiles.get(id));
  }

  private static String status(String id, List<JobSummary> jobs) {
    return jobs.stream()
        .filter(one -> one.jobId().equals(id))
        .map(one -> String.valueOf(one.status()))
        .findFirst()
        .orElse("unknown");
  }
}
