package dev.powertrack.sql.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Averages and deviations of BIGINTs by way of DOUBLE, which they are in the end: Calcite makes
 * sums of BIGINTs of them, and those of twenty ids do not fit. {@code AVG(tweet_id)} becomes {@code
 * AVG(CAST(tweet_id AS DOUBLE))}.
 */
final class WideAverages {
  private static final Set<SqlKind> BY_SUMS =
      EnumSet.of(
          SqlKind.AVG, SqlKind.STDDEV_POP, SqlKind.STDDEV_SAMP, SqlKind.VAR_POP, SqlKind.VAR_SAMP);

  private WideAverages() {}

  /** Does so in all of a statement. */
  static RelNode in(RelNode rel) {
    return EveryNode.of(
        rel,
        visited ->
            visited instanceof Aggregate aggregate
                    && aggregate.getAggCallList().stream().anyMatch(call -> isOne(call, aggregate))
                ? widened(aggregate)
                : visited);
  }

  private static boolean isOne(AggregateCall call, Aggregate aggregate) {
    return BY_SUMS.contains(call.getAggregation().getKind())
        && argument(call, aggregate).getSqlTypeName() == SqlTypeName.BIGINT;
  }

  private static RelDataType argument(AggregateCall call, Aggregate aggregate) {
    int column = call.getArgList().get(0);
    return aggregate.getInput().getRowType().getFieldList().get(column).getType();
  }

  /** Made by hand: a builder would make constants of columns, which are never NULL. */
  private static RelNode widened(Aggregate aggregate) {
    RelNode input = aggregate.getInput();
    RexBuilder builder = aggregate.getCluster().getRexBuilder();
    RelDataType number = builder.getTypeFactory().createSqlType(SqlTypeName.DOUBLE);
    List<RexNode> columns = new ArrayList<>(builder.identityProjects(input.getRowType()));
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (isOne(call, aggregate)) {
        RexNode column = columns.get(call.getArgList().get(0));
        calls.add(call.withArgList(List.of(columns.size())));
        columns.add(builder.makeCast(builder.matchNullability(number, column), column));
      } else {
        calls.add(call);
      }
    }
    return aggregate.copy(
        aggregate.getTraitSet(),
        LogicalProject.create(input, List.of(), columns, (List<String>) null, Set.of()),
        aggregate.getGroupSet(),
        aggregate.getGroupSets(),
        calls);
  }
}
