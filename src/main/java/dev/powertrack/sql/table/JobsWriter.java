package dev.powertrack.sql.table;

import static dev.powertrack.PowerTrackException.Kind.INVALID_VALUE;
import static dev.powertrack.PowerTrackException.Kind.UNSUPPORTED;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.Job;
import dev.powertrack.api.NewJob;
import dev.powertrack.orders.CreatedJob;
import dev.powertrack.orders.Decision;
import dev.powertrack.orders.JobDesk;
import dev.powertrack.orders.OrderPreview;
import dev.powertrack.orders.QuotePreview;
import dev.powertrack.orders.RuleText;
import dev.powertrack.sql.ExecutionControl;
import dev.powertrack.sql.Rehearsal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What INSERT and UPDATE do about JOBS: a row becomes an order or a decision of the {@link
 * JobDesk}. All rows are checked before the first is sent; if one fails midway, the error says
 * which were done, since they stay.
 */
final class JobsWriter implements TableWriter {
  private static final List<String> GIVEN =
      List.of("TITLE", "FROM_DATE", "TO_DATE", "DATA_FORMAT", "RULES");

  private final JobDesk desk;
  private final List<String> columns;

  /**
   * @param columns the names of the table's columns in their order
   */
  JobsWriter(JobDesk desk, List<String> columns) {
    this.desk = desk;
    this.columns = List.copyOf(columns);
  }

  @Override
  public long insert(List<@Nullable Object[]> rows, ExecutionControl control) {
    List<NewJob> jobs = each(rows, row -> newJob(rows.get(row)));
    if (jobs.isEmpty()) {
      return 0;
    }
    Rehearsal rehearsal = control.rehearsal();
    if (rehearsal != null) {
      rehearsal.order(desk, jobs);
      return jobs.size();
    }
    if (!control.isRehearsed()) {
      ended(control, () -> checked(jobs));
    }
    List<String> done = new ArrayList<>();
    for (NewJob job : jobs) {
      CreatedJob created =
          one("created", done, control, () -> WorkEndedByCancel.run(control, () -> desk.send(job)));
      done.add(created.job().jobId());
      control.addGeneratedKey(created.job().jobId());
      control.warn(OrderPreview.of(job).sentence());
      created.notes().forEach(control::warn);
    }
    return done.size();
  }

  @Override
  public long setStatus(List<@Nullable Object[]> rows, ExecutionControl control) {
    Map<String, Decision> decisions = new LinkedHashMap<>();
    for (@Nullable Object[] row : rows) {
      decisions.put(String.valueOf(row[0]), decision(row[1]));
    }
    if (!control.isRehearsed()) {
      ended(control, () -> checked(decisions, control));
    }
    if (control.rehearsal() != null) {
      return decisions.size();
    }
    if (decisions.isEmpty()) {
      control.warn("No job is what the WHERE asks for: none was accepted or rejected.");
    }
    List<String> done = new ArrayList<>();
    decisions.forEach(
        (jobId, decision) -> {
          Job decided =
              one(
                  decision.status(),
                  done,
                  control,
                  () -> WorkEndedByCancel.run(control, () -> desk.send(decision, jobId)));
          done.add(decided.jobId());
        });
    return done.size();
  }

  private boolean checked(List<NewJob> jobs) {
    desk.check(jobs);
    return true;
  }

  private boolean checked(Map<String, Decision> decisions, ExecutionControl control) {
    List<Job> accepted = new ArrayList<>();
    decisions.forEach(
        (jobId, decision) -> {
          Job job = desk.check(decision, jobId);
          if (decision == Decision.ACCEPT) {
            accepted.add(job);
          }
        });
    desk.checkTogether(accepted);
    if (control.rehearsal() == null) {
      accepted.forEach(job -> control.warn(QuotePreview.of(job).sentence()));
    }
    return true;
  }

  /** A check sends nothing, so a cancel may end it as it is. */
  private static void ended(ExecutionControl control, Supplier<Boolean> check) {
    boolean ignored = WorkEndedByCancel.run(control, check);
  }

  /** One change, after others. */
  private static <T> T one(
      String what, List<String> done, ExecutionControl control, Supplier<T> change) {
    String before =
        done.isEmpty()
            ? ""
            : " Before that, "
                + (done.size() == 1 ? "this job was " : "these jobs were ")
                + what
                + " and stay so: "
                + String.join(", ", done)
                + ".";
    if (control.isCancelled()) {
      control.tellOutcome(done.isEmpty() ? "Nothing was sent." : before.strip());
      control.check();
    }
    try {
      return change.get();
    } catch (PowerTrackException e) {
      if (control.isCancelled()) {
        control.tellOutcome(e.getMessage() + before);
        control.check();
      }
      throw new PowerTrackException(e.kind(), e.getMessage() + before, e);
    }
  }

  private NewJob newJob(@Nullable Object[] row) {
    for (int i = 0; i < row.length; i++) {
      if (!GIVEN.contains(columns.get(i)) && row[i] != null && !row[i].equals("")) {
        throw new PowerTrackException(
            UNSUPPORTED,
            columns.get(i)
                + " is the service's to tell: leave it empty. INSERT INTO jobs gives "
                + String.join(", ", GIVEN).toLowerCase(java.util.Locale.ROOT)
                + ". Nothing was sent.");
      }
    }
    return new NewJob(
        text(row, "TITLE"),
        time(row, "FROM_DATE"),
        time(row, "TO_DATE"),
        text(row, "DATA_FORMAT"),
        RuleText.read(text(row, "RULES")));
  }

  private String text(@Nullable Object[] row, String column) {
    return value(row, column).toString();
  }

  private Instant time(@Nullable Object[] row, String column) {
    return Instant.ofEpochMilli((Long) value(row, column));
  }

  private Object value(@Nullable Object[] row, String column) {
    Object value = row[columns.indexOf(column)];
    if (value == null || value.toString().isBlank()) {
      throw new PowerTrackException(
          INVALID_VALUE, "A job needs a value for " + column + ". Nothing was sent.");
    }
    return value;
  }

  private static Decision decision(@Nullable Object status) {
    return Decision.ofStatus(status == null ? null : status.toString())
        .orElseThrow(
            () ->
                new PowerTrackException(
                    Kind.INVALID_VALUE,
                    "The status of a job can be set to 'accepted' or 'rejected', not to "
                        + (status == null ? "NULL" : "'" + status + "'")
                        + ". Nothing was sent."));
  }

  /** Where there are several rows, an error says which it is about. */
  private static <T> List<T> each(List<?> rows, IntFunction<T> reading) {
    List<T> read = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      try {
        read.add(reading.apply(i));
      } catch (PowerTrackException e) {
        String where = rows.size() == 1 ? "" : "Row " + (i + 1) + ": ";
        throw new PowerTrackException(e.kind(), where + e.getMessage(), e);
      }
    }
    return read;
  }
}
