package dev.powertrack.sql.plan;

import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.Direction;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * The first and the last time of a scan, and the lowest and the highest id, are at its ends: they
 * need not be looked for in all files. Tools ask for both before they show a filter, scripts for
 * the id from which they go on.
 *
 * <p>Worked example. {@code SELECT MIN(posted_at), MAX(posted_at) FROM tweets WHERE lang = 'pt'}
 * becomes {@code MIN} over the scan with {@code ORDER BY posted_at LIMIT 1}, joined with {@code
 * MAX} over the scan with {@code ORDER BY posted_at DESC LIMIT 1}: one row each.
 */
final class EndOfTimeRule {
  static final RelOptRule ON_SCAN =
      new ScanRules.Move(
              "ReadEndsOfTime",
              b ->
                  b.operand(LogicalAggregate.class)
                      .predicate(EndOfTimeRule::asksForEnds)
                      .oneInput(
                          in ->
                              in.operand(TableScanNode.class)
                                  .trait(Convention.NONE)
                                  .predicate(scan -> scan.spec.isOfAllRows())
                                  .noInputs()),
              EndOfTimeRule::apply)
          .toRule();

  private EndOfTimeRule() {}

  private static boolean asksForEnds(LogicalAggregate aggregate) {
    return aggregate.getGroupSet().isEmpty()
        && aggregate.getGroupSets().size() == 1
        && !aggregate.getAggCallList().isEmpty()
        && aggregate.getAggCallList().stream().allMatch(EndOfTimeRule::asksForEnd);
  }

  private static boolean asksForEnd(AggregateCall call) {
    return !call.hasFilter()
        && switch (call.getAggregation().getKind()) {
          case MIN, MAX -> true;
          default -> false;
        };
  }

  private static void apply(RelOptRuleCall call) {
    LogicalAggregate aggregate = call.rel(0);
    TableScanNode scan = call.rel(1);
    List<RelNode> ends = new ArrayList<>();
    for (AggregateCall end : aggregate.getAggCallList()) {
      int column = scan.spec.projects().get(end.getArgList().get(0));
      if (!scan.source.rows().orderedColumns().contains(column)) {
        return;
      }
      ends.add(end(aggregate, end, scan, column));
    }
    RexBuilder builder = scan.getCluster().getRexBuilder();
    RelNode row =
        ends.stream()
            .reduce(
                (left, right) ->
                    LogicalJoin.create(
                        left,
                        right,
                        List.of(),
                        builder.makeLiteral(true),
                        ImmutableSet.of(),
                        JoinRelType.INNER))
            .orElseThrow();
    call.transformTo(RelOptUtil.createCastRel(row, aggregate.getRowType(), true));
  }

  private static RelNode end(
      LogicalAggregate aggregate, AggregateCall call, TableScanNode scan, int column) {
    boolean last = call.getAggregation().getKind() == SqlKind.MAX;
    ScanSpec spec =
        scan.spec
            .withProjects(List.of(column))
            .withOrder(
                RelCollations.of(
                    new RelFieldCollation(
                        column,
                        last ? Direction.DESCENDING : Direction.ASCENDING,
                        NullDirection.LAST)))
            .withLimit(null, scan.getCluster().getRexBuilder().makeExactLiteral(BigDecimal.ONE));
    return LogicalAggregate.create(
        scan.with(spec),
        aggregate.getHints(),
        ImmutableBitSet.of(),
        null,
        List.of(call.withArgList(List.of(0))));
  }
}
