package dev.powertrack.orders;

import static dev.powertrack.PowerTrackException.Kind.ALREADY_EXISTS;
import static dev.powertrack.PowerTrackException.Kind.INVALID_VALUE;
import static dev.powertrack.PowerTrackException.Kind.NOT_IN_STATE;

import dev.powertrack.PowerTrackException;
import dev.powertrack.api.JobSummary;
import dev.powertrack.api.NewJob;
import dev.powertrack.api.Rule;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The guard rails before a job is created that {@link NewJob} itself cannot keep: they need the
 * time, the other jobs, and what is known of them.
 */
record NewJobChecks(KeptRules rules, boolean recreateFailed) {

  /** None ends in the future, and no two have the same title. */
  void checkThemselves(List<NewJob> jobs, Instant now) {
    Set<String> titles = new HashSet<>();
    for (NewJob job : jobs) {
      if (job.toDate().isAfter(now)) {
        throw new PowerTrackException(
            INVALID_VALUE,
            "Job '"
                + job.title()
                + "' ends at "
                + job.toDate()
                + ", which is in the future: the archive has what was posted until now. Nothing was"
                + " sent.");
      }
      if (!titles.add(key(job.title()))) {
        throw new PowerTrackException(
            ALREADY_EXISTS,
            "Two jobs are to get the title '"
                + job.title()
                + "'. Titles must differ, and not in case alone. Nothing was sent.");
      }
    }
  }

  /** None has the title of a listed job, or asks for what a failed one asks for. */
  void checkAgainst(List<JobSummary> listed, List<NewJob> jobs) {
    for (NewJob job : jobs) {
      for (JobSummary other : listed) {
        requireOtherTitle(job, other);
        requireNotFailed(job, other);
      }
    }
  }

  /** Whether the service tells "Cats" from "cats" is not documented; a person hardly does. */
  private static String key(String title) {
    return title.strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static void requireOtherTitle(NewJob job, JobSummary other) {
    if (other.title() != null && key(other.title()).equals(key(job.title()))) {
      throw new PowerTrackException(
          ALREADY_EXISTS,
          "The title '"
              + job.title()
              + "' is already used by job "
              + other.jobId()
              + " ("
              + other.status()
              + "). Titles must differ, and not in case alone. Nothing was sent.");
    }
  }

  private void requireNotFailed(NewJob job, JobSummary other) {
    boolean same =
        "failed".equalsIgnoreCase(other.status())
            && job.fromDate().equals(other.fromDate())
            && job.toDate().equals(other.toDate())
            && hasRulesOf(job, other);
    if (same && !recreateFailed) {
      throw new PowerTrackException(
          NOT_IN_STATE,
          "Job "
              + other.jobId()
              + " ('"
              + Objects.requireNonNullElse(other.title(), "without a title")
              + "') has failed and covers the same period"
              + (rules.of(other.jobId()).isPresent()
                  ? " with the same rules"
                  : "; its rules are not known here")
              + ". The service repairs failed jobs: ordered again, the tweets would be paid twice."
              + " Nothing was sent; the option recreateFailed=allow orders it all the same.");
    }
  }

  /** Where the rules of the other are not known, they may be the same. */
  private boolean hasRulesOf(NewJob job, JobSummary other) {
    return rules
        .of(other.jobId())
        .map(known -> values(known).equals(values(job.rules())))
        .orElse(true);
  }

  private static Set<String> values(List<Rule> rules) {
    return rules.stream().map(rule -> rule.value().strip()).collect(Collectors.toSet());
  }
}
