package dev.powertrack.cli.coverage;

import dev.powertrack.cli.fetch.JobCheck;
import dev.powertrack.cli.fetch.JobCheck.ToldByService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in a sentence or two whether all of a job is here and right. */
final class Verdict {
  private Verdict() {}

  /** Such as {@code Not complete: 115 of 139 files have not been fetched.} */
  static String of(JobCoverage coverage) {
    JobCheck check = coverage.check();
    if (check.isComplete()) {
      return complete(coverage);
    }
    List<String> reasons = new ArrayList<>();
    if (check.missing() > 0) {
      reasons.add(
          check.missing() == check.listed()
              ? "none of its " + files(check.listed()) + " has been fetched"
              : number(check.missing())
                  + " of "
                  + files(check.listed())
                  + (check.missing() == 1 ? " has" : " have")
                  + " not been fetched");
    }
    if (check.problems() > 0) {
      reasons.add(
          number(check.problems())
              + " of "
              + files(check.listed())
              + (check.problems() == 1 ? " has a problem" : " have problems"));
    }
    reasons.addAll(check.disagreements());
    return (check.missing() > 0 ? "Not complete: " : "Not right: ")
        + String.join("; ", reasons)
        + ".";
  }

  private static String complete(JobCoverage coverage) {
    JobCheck check = coverage.check();
    ToldByService told = check.told();
    if (check.listed() == 0) {
      return "Complete: the job has no data files, so nobody tweeted.";
    }
    String here =
        check.listed() == 1
            ? "its one file is here and right"
            : "all " + files(check.listed()) + " are here and right";
    if (told != null && told.activityCount() != null) {
      return "Complete: "
          + here
          + ", and their footers add up to the service's "
          + number(told.activityCount())
          + " tweets.";
    }
    return coverage.isOfFolder()
        ? "As far as files can tell, complete: " + here + "; " + absent(coverage)
        : "Complete: " + here + ".";
  }

  /** Without the service's list a window without a file has two explanations. */
  private static String absent(JobCoverage coverage) {
    long absent = coverage.count(WindowState.ABSENT);
    if (absent == 0) {
      return "no window between the first and the last is without one.";
    }
    return number(absent)
        + (absent == 1 ? " window has" : " windows have")
        + " none, which is silence, or a file that is not in the folder.";
  }

  private static String files(long count) {
    return number(count) + (count == 1 ? " file" : " files");
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
