package dev.powertrack.cli.fetch;

import dev.powertrack.cli.fetch.JobCheck.ToldByService;
import dev.powertrack.cli.output.Rows;
import dev.powertrack.cli.output.Rows.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks of jobs as rows, for the forms in which results are written. */
public final class CheckTable {

  private static final List<Column<JobCheck>> COLUMNS =
      List.of(
          new Column<>("JOB_ID", Types.VARCHAR, JobCheck::jobId),
          new Column<>("TITLE", Types.VARCHAR, JobCheck::title),
          new Column<>("COMPLETE", Types.VARCHAR, CheckTable::complete),
          new Column<>("LISTED", Types.BIGINT, JobCheck::listed),
          new Column<>("URL_COUNT", Types.BIGINT, told(ToldByService::urlCount)),
          new Column<>("FETCHED", Types.BIGINT, JobCheck::fetched),
          new Column<>("VERIFIED", Types.BIGINT, JobCheck::verified),
          new Column<>("PROBLEMS", Types.BIGINT, JobCheck::problems),
          new Column<>("MISSING", Types.BIGINT, JobCheck::missing),
          new Column<>("DUPLICATES", Types.BIGINT, JobCheck::duplicates),
          new Column<>("TWEETS", Types.BIGINT, JobCheck::activities),
          new Column<>("FOOTER_TOTAL", Types.BIGINT, JobCheck::footerTotal),
          new Column<>("ACTIVITY_COUNT", Types.BIGINT, told(ToldByService::activityCount)),
          new Column<>("SUSPECT_MINUTES", Types.BIGINT, told(CheckTable::suspectMinutes)),
          new Column<>("SILENT_WINDOWS", Types.BIGINT, JobCheck::silentWindows));

  private CheckTable() {}

  /** A folder may be whole: it has no list to tell. */
  private static String complete(JobCheck job) {
    return !job.isComplete() ? "no" : job.told() == null ? "unknown" : "yes";
  }

  /** A row for each job, before the first. */
  public static ResultSet of(List<JobCheck> jobs) throws SQLException {
    return Rows.of(COLUMNS, jobs);
  }

  private static @Nullable Object suspectMinutes(ToldByService told) {
    return told.suspectMinutes() == null ? null : told.suspectMinutes().size();
  }

  private static Function<JobCheck, @Nullable Object> told(
      Function<ToldByService, @Nullable Object> value) {
    return job -> job.told() == null ? null : value.apply(job.told());
  }
}
