package dev.powertrack.cli;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Finds the job that a command is about, by its id or its title. */
final class NamedJob {
  private static final int TITLES_TOLD = 10;

  private NamedJob() {}

  /**
   * The job's id. Costs at most one request, for the list of jobs.
   *
   * @param job an id or a title
   * @param command whose argument it is
   * @throws ParameterException if there is no such job, or several of that title
   */
  static String id(String job, Connection connection, CommandSpec command) throws SQLException {
    Map<String, String> titles = new LinkedHashMap<>();
    try (PreparedStatement jobs = connection.prepareStatement("SELECT job_id, title FROM jobs");
        ResultSet row = jobs.executeQuery()) {
      while (row.next()) {
        titles.put(row.getString(1), String.valueOf(row.getString(2)));
      }
    }
    return id(job, titles, command);
  }

  /**
   * The job's id.
   *
   * @param job an id or a title
   * @param titles by id
   * @throws ParameterException if there is no such job, or several of that title
   */
  static String id(String job, Map<String, String> titles, CommandSpec command) {
    if (titles.containsKey(job)) {
      return job;
    }
    List<String> ids =
        titles.entrySet().stream()
            .filter(one -> job.equals(one.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (ids.size() == 1) {
      return ids.get(0);
    }
    throw new ParameterException(
        command.commandLine(),
        ids.isEmpty()
            ? "There is no job with the id or title '" + job + "'." + there(job, titles)
            : "There are " + ids.size() + " jobs of the title '" + job + "': " + ids + ".");
  }

  /** What may have been meant; else what there is. */
  private static String there(String job, Map<String, String> titles) {
    Set<String> names = new LinkedHashSet<>(titles.values());
    names.addAll(titles.keySet());
    String suggestion = DidYouMean.of(job, names);
    return suggestion.isEmpty() ? " There " + list(List.copyOf(titles.values())) : suggestion;
  }

  private static String list(List<String> titles) {
    if (titles.isEmpty()) {
      return "is none at all.";
    }
    List<String> first = titles.subList(0, Math.min(TITLES_TOLD, titles.size()));
    String more = titles.size() > first.size() ? " and " + (titles.size() - first.size()) : "";
    return (titles.size() == 1 ? "is " : "are ") + String.join(", ", first) + more + ".";
  }
}
