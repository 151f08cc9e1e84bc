package dev.powertrack.sql.table;

import dev.powertrack.api.Rule;
import dev.powertrack.orders.JobDesk;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * JOB_RULES: the rules of the jobs that were created from this machine. The service tells them at
 * creation and never again, so of other jobs nothing is known. Asks nobody.
 */
final class JobRulesTable extends ServiceTable<JobRulesTable.Row> {
  static final String REMARK =
      "The rules of jobs that were created with this driver on this machine. The service tells"
          + " rules at creation only, so a job that was created elsewhere has no rows here";

  private static final String KEPT = "kept on this machine at creation";

  record Row(String jobId, int number, Rule rule) {}

  static final Fields<Row> FIELDS =
      new Fields<>(
          List.of(
              Field.<Row>text("JOB_ID", "The job; it may have expired since", Row::jobId).notNull(),
              Field.<Row>whole("RULE_NUMBER", "The rule's place in the order, from 1", Row::number)
                  .notNull(),
              Field.<Row>text(
                      "RULE_VALUE",
                      "The rule itself, as in TWEET_MATCHING_RULES",
                      r -> r.rule.value())
                  .notNull(),
              Field.<Row>text("RULE_TAG", "The rule's tag", r -> r.rule.tag()),
              Field.<Row>text("SOURCE", "How the rule is known", r -> KEPT).notNull()));

  private final JobDesk desk;

  JobRulesTable(JobDesk desk) {
    super(100, FIELDS, "JOB_ID");
    this.desk = desk;
  }

  @Override
  Iterator<Row> rows(RowRequest request) {
    return desk.jobsWithRules().stream()
        .filter(jobId -> canMatchJob(jobId, request))
        .flatMap(this::rules)
        .iterator();
  }

  private Stream<Row> rules(String jobId) {
    List<Rule> rules = desk.rules(jobId).orElse(List.of());
    return IntStream.range(0, rules.size()).mapToObj(i -> new Row(jobId, i + 1, rules.get(i)));
  }
}
