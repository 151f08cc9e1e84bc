package dev.powertrack.sql.table;

import static dev.powertrack.sql.table.Field.count;

import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.Usage;
import java.util.Iterator;
import java.util.List;

/** USAGE: what the account was delivered so far; one row, a part of the list of jobs. */
final class UsageTable extends ServiceTable<UsageTable.Row> {

  record Row(String account, Usage usage) {}

  static final Fields<Row> FIELDS =
      new Fields<>(
          List.of(
              Field.<Row>text("ACCOUNT", "The account's name", Row::account).notNull(),
              count("JOB_COUNT", "Delivered jobs", r -> r.usage.jobCount()),
              count(
                  "JOB_DAYS_RUN",
                  "Days of all delivered jobs; a day counts when any minute of it is in a job",
                  r -> r.usage.jobDaysRun()),
              count("ACTIVITY_COUNT", "Delivered tweets", r -> r.usage.activityCount())));

  private final HistoricalPowerTrack service;

  UsageTable(HistoricalPowerTrack service) {
    super(1, FIELDS);
    this.service = service;
  }

  @Override
  Iterator<Row> rows(RowRequest request) {
    return List.of(new Row(service.account(), service.usage())).iterator();
  }
}
