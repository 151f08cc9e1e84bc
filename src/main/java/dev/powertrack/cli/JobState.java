package dev.powertrack.cli;

import dev.powertrack.archive.AccountArchive;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a job is. The service's words are an open set, so the raw one is kept.
 *
 * @param status in lower case
 * @param percent climbs to 100 twice, while estimating and while running; null where it is not told
 */
record JobState(String status, @Nullable Integer percent) {
  private static final Set<String> DECIDED =
      Set.of("accepted", "running", "completed", "delivered", "finished");

  /** The job as the service lists it now; empty if it no longer does. */
  static Optional<JobState> of(String jobId, Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT status, percent_complete FROM jobs WHERE job_id = ?")) {
      statement.setString(1, jobId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(of(row)) : Optional.empty();
      }
    }
  }

  /** Of a row that begins with the status and the percentage. */
  static JobState of(ResultSet row) throws SQLException {
    int percent = row.getInt(2);
    return new JobState(
        String.valueOf(row.getString(1)).toLowerCase(Locale.ROOT), row.wasNull() ? null : percent);
  }

  boolean isDelivered() {
    return AccountArchive.isDelivered(status);
  }

  boolean isQuoted() {
    return status.equals("quoted");
  }

  /** Whether its quote was accepted, so that it runs or ran. */
  boolean isAccepted() {
    return DECIDED.contains(status);
  }

  /** Such as {@code running 40 %}. */
  String inWords() {
    String climb =
        switch (status) {
          case "estimating" -> ", first of two climbs";
          case "running" -> ", second of two climbs";
          default -> "";
        };
    return percent == null || climb.isEmpty() ? status : status + " " + percent + " %" + climb;
  }
}
