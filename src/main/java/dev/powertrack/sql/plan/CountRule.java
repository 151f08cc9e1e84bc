package dev.powertrack.sql.plan;

import com.google.common.collect.ImmutableSet;
import dev.powertrack.sql.table.CountableColumns;
import dev.powertrack.sql.table.Counted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Counts tweets by the file rather than one by one, so that files that were read before need not be
 * opened.
 *
 * <p>Worked example. {@code SELECT FLOOR(posted_at TO HOUR), COUNT(*), MAX(posted_at) … GROUP BY
 * FLOOR(posted_at TO HOUR)} becomes {@code $SUM0(ROWS), MAX(LAST_TIME)} over a scan that yields one
 * row (a posted_at, how many rows, first and last time) for a file of which it is known that all
 * its rows match and fall into one hour, and one row (posted_at, 1, posted_at, posted_at) for each
 * matching tweet of any other file.
 */
final class CountRule {
  static final RelOptRule ON_SCAN =
      new ScanRules.Move(
              "CountTweetsByFile",
              b ->
                  b.operand(LogicalAggregate.class)
                      .predicate(CountRule::isCountable)
                      .oneInput(
                          in ->
                              in.operand(TableScanNode.class)
                                  .trait(Convention.NONE)
                                  .predicate(CountRule::isCountable)
                                  .noInputs()),
              call -> apply(call, call.rel(1), null))
          .toRule();

  static final RelOptRule ON_PROJECT =
      new ScanRules.Move(
              "CountComputedTweetsByFile",
              b ->
                  b.operand(LogicalAggregate.class)
                      .predicate(CountRule::isCountable)
                      .oneInput(
                          project ->
                              project
                                  .operand(LogicalProject.class)
                                  .oneInput(
                                      in ->
                                          in.operand(TableScanNode.class)
                                              .trait(Convention.NONE)
                                              .predicate(CountRule::isCountable)
                                              .noInputs())),
              call -> apply(call, call.rel(2), call.rel(1)))
          .toRule();

  private final Aggregate aggregate;
  private final TableScanNode scan;
  private final CountableColumns countable;
  private final int columnCount;

  /** The aggregate's input fields, over the table's columns. */
  private final List<RexNode> fields;

  private CountRule(Aggregate aggregate, TableScanNode scan, List<RexNode> fields) {
    this.aggregate = aggregate;
    this.scan = scan;
    this.countable = scan.source.rows().countable().orElseThrow();
    this.columnCount = scan.getTable().getRowType().getFieldCount();
    this.fields = fields;
  }

  private static boolean isCountable(Aggregate aggregate) {
    return !(aggregate.getGroupSet().isEmpty() && aggregate.getAggCallList().isEmpty())
        && aggregate.getAggCallList().stream().allMatch(CountRule::isCountable);
  }

  private static boolean isCountable(AggregateCall call) {
    return !call.isDistinct()
        && !call.hasFilter()
        && call.rexList.isEmpty()
        && call.getCollation().getFieldCollations().isEmpty()
        && switch (call.getAggregation().getKind()) {
          case COUNT, MIN, MAX -> true;
          default -> false;
        };
  }

  private static boolean isCountable(TableScanNode scan) {
    return scan.source.rows().countable().isPresent() && scan.spec.isOfAllRows();
  }

  private static void apply(RelOptRuleCall call, TableScanNode scan, @Nullable Project project) {
    List<RexNode> fields = new ArrayList<>();
    if (project == null) {
      for (int i = 0; i < scan.spec.projects().size(); i++) {
        fields.add(ScanRules.onTable(RexInputRef.of(i, scan.getRowType()), scan));
      }
    } else {
      project.getProjects().forEach(e -> fields.add(ScanRules.onTable(e, scan)));
    }
    CountRule rule = new CountRule(call.rel(0), scan, fields);
    if (rule.used().stream().allMatch(field -> rule.isKnown(fields.get(field)))) {
      call.transformTo(rule.counted());
    }
  }

  /** The input fields that the aggregate uses. */
  private TreeSet<Integer> used() {
    TreeSet<Integer> used = new TreeSet<>(aggregate.getGroupSet().asList());
    aggregate.getAggCallList().forEach(call -> used.addAll(call.getArgList()));
    return used;
  }

  private boolean isKnown(RexNode e) {
    return RexUtil.isDeterministic(e)
        && RexUtil.SubQueryFinder.find(e) == null
        && !RexOver.containsOver(e)
        && !RexUtil.containsCorrelation(e)
        && countable.known().containsAll(RelOptUtil.InputFinder.bits(e).asList());
  }

  private boolean isTime(int field) {
    return fields.get(field) instanceof RexInputRef ref && ref.getIndex() == countable.time();
  }

  private RelNode counted() {
    Counting counting = new Counting();
    Map<Integer, Integer> positions = new HashMap<>();
    for (int field : used()) {
      positions.put(field, counting.add(counting.onScan(fields.get(field))));
    }
    aggregate.getGroupSet().forEach(field -> counting.groups.add(fields.get(field)));
    List<AggregateCall> calls = aggregate.getAggCallList().stream().map(counting::call).toList();
    return LogicalAggregate.create(
        counting.project(),
        aggregate.getHints(),
        aggregate.getGroupSet().permute(positions),
        aggregate.getGroupSets().stream().map(set -> set.permute(positions)).toList(),
        calls);
  }

  /** The scan that counts, and what is computed from its rows. */
  private final class Counting {
    private final RexBuilder builder = scan.getCluster().getRexBuilder();
    private final TableScanNode counted;
    private final List<RexNode> groups = new ArrayList<>();
    private final List<RexNode> computed = new ArrayList<>();

    Counting() {
      TreeSet<Integer> columns = new TreeSet<>();
      used().forEach(f -> columns.addAll(RelOptUtil.InputFinder.bits(fields.get(f)).asList()));
      columns.add(Counted.ROWS.ordinal(columnCount));
      aggregate.getAggCallList().stream()
          .filter(call -> call.getArgList().stream().anyMatch(CountRule.this::isTime))
          .forEach(call -> columns.add(endOf(call).ordinal(columnCount)));
      counted = scan.with(scan.spec.counted(List.copyOf(columns), List.of()));
    }

    RelNode project() {
      TableScanNode grouped = scan.with(scan.spec.counted(counted.spec.projects(), groups));
      return LogicalProject.create(
          grouped, List.of(), computed, (List<String>) null, ImmutableSet.of());
    }

    int add(RexNode e) {
      computed.add(e);
      return computed.size() - 1;
    }

    /** An expression over the table's columns, on what the scan returns. */
    RexNode onScan(RexNode e) {
      return e.accept(
          new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
              return output(ref.getIndex());
            }
          });
    }

    private RexNode output(int column) {
      return RexInputRef.of(counted.spec.projects().indexOf(column), counted.getRowType());
    }

    private RexNode output(Counted which) {
      return output(which.ordinal(columnCount));
    }

    AggregateCall call(AggregateCall call) {
      return call.getAggregation().getKind() == SqlKind.COUNT
          ? over(rows(call.getArgList()), SqlStdOperatorTable.SUM0, call)
          : over(end(call), call.getAggregation(), call);
    }

    /** To count times, too, some must be known. */
    private static Counted endOf(AggregateCall call) {
      return call.getAggregation().getKind() == SqlKind.MAX
          ? Counted.LAST_TIME
          : Counted.FIRST_TIME;
    }

    private AggregateCall over(RexNode e, SqlAggFunction function, AggregateCall call) {
      return AggregateCall.create(
          function,
          false,
          false,
          false,
          List.of(),
          List.of(add(e)),
          -1,
          null,
          RelCollations.EMPTY,
          call.getType(),
          call.getName());
    }

    /** The first or the last value; of anything but a time, all rows of a file have the same. */
    private RexNode end(AggregateCall call) {
      int field = call.getArgList().get(0);
      if (isTime(field)) {
        return output(endOf(call));
      }
      groups.add(fields.get(field));
      return onScan(fields.get(field));
    }

    /** How many rows have values; a file that is counted without being read has all its times. */
    private RexNode rows(List<Integer> arguments) {
      RexNode rows = output(Counted.ROWS);
      List<RexNode> present = new ArrayList<>();
      for (int field : arguments) {
        RexNode e = fields.get(field);
        if (e.getType().isNullable()) {
          present.add(builder.makeCall(SqlStdOperatorTable.IS_NOT_NULL, onScan(e)));
          if (!isTime(field)) {
            groups.add(e);
          }
        }
      }
      return present.isEmpty()
          ? rows
          : builder.makeCall(
              SqlStdOperatorTable.CASE,
              RexUtil.composeConjunction(builder, present),
              rows,
              builder.makeExactLiteral(BigDecimal.ZERO, rows.getType()));
    }
  }
}
