package dev.powertrack.sql.plan;

import dev.powertrack.sql.prune.RisingKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * A condition behind windows chooses whole partitions before them, so that only their files are
 * read. Of
 *
 * <pre>
 * SELECT * FROM (SELECT posted_at, text, ROW_NUMBER() OVER (
 *     PARTITION BY CAST(posted_at AS DATE) ORDER BY posted_at) AS n FROM tweets)
 * WHERE n = 1 AND posted_at &gt;= TIMESTAMP '2014-07-13 12:00:00'
 * </pre>
 *
 * no partition of a day before 13 July has a row that is wanted, and that of 13 July is wanted as a
 * whole, also the rows that the condition then leaves out: {@code CAST(posted_at AS DATE) >=
 * CAST(TIMESTAMP '2014-07-13 12:00:00' AS DATE)} goes before the windows. The condition itself
 * stays where it is.
 */
final class PartitionFilters {
  private final RexBuilder builder;
  private final LogicalProject windows;

  /** What all windows are partitioned by, over the rows before them. */
  private final List<RexNode> keys;

  private PartitionFilters(LogicalProject windows) {
    this.builder = windows.getCluster().getRexBuilder();
    this.windows = windows;
    this.keys = keys(windows);
  }

  /** Does so in all of a statement. */
  static RelNode in(RelNode statement) {
    return EveryNode.of(statement, node -> filtered(node));
  }

  private static RelNode filtered(RelNode node) {
    return node instanceof LogicalFilter filter
            && filter.getInput() instanceof LogicalProject project
            && project.containsOver()
        ? new PartitionFilters(project).filtered(filter)
        : node;
  }

  private RelNode filtered(LogicalFilter filter) {
    RelNode rows = windows.getInput();
    List<RexNode> before =
        RelOptUtil.conjunctions(RexUtil.expandSearch(builder, null, filter.getCondition())).stream()
            .map(condition -> RelOptUtil.pushPastProject(condition, windows))
            .filter(condition -> !RexOver.containsOver(condition))
            .flatMap(condition -> ofPartitions(condition).stream())
            .toList();
    if (before.isEmpty()) {
      return filter;
    }
    RelNode chosen = LogicalFilter.create(rows, RexUtil.composeConjunction(builder, before));
    return filter.copy(
        filter.getTraitSet(), List.of(windows.copy(windows.getTraitSet(), List.of(chosen))));
  }

  private static List<RexNode> keys(LogicalProject windows) {
    List<List<RexNode>> keys = new ArrayList<>();
    new RexVisitorImpl<Void>(true) {
      @Override
      public @Nullable Void visitOver(RexOver over) {
        keys.add(over.getWindow().partitionKeys);
        return super.visitOver(over);
      }
    }.visitEach(windows.getProjects());
    List<RexNode> common = new ArrayList<>(keys.get(0));
    keys.forEach(common::retainAll);
    return common;
  }

  /** What holds for a partition if it has rows for which a condition does; empty for all. */
  private List<RexNode> ofPartitions(RexNode condition) {
    if (isOfKeys(condition)) {
      return List.of(condition);
    }
    if (!(condition instanceof RexCall call) || !call.isA(SqlKind.COMPARISON)) {
      return List.of();
    }
    RexNode left = call.operands.get(0);
    RexNode right = call.operands.get(1);
    if (left instanceof RexInputRef column && RexUtil.isConstant(right)) {
      return ofPartitions(column, call.getKind(), right);
    }
    return right instanceof RexInputRef column && RexUtil.isConstant(left)
        ? ofPartitions(column, call.getKind().reverse(), left)
        : List.of();
  }

  /** Whether a condition is the same for all rows of a partition. */
  private boolean isOfKeys(RexNode condition) {
    RexNode withoutKeys =
        condition.accept(
            new RexShuttle() {
              @Override
              public RexNode visitCall(RexCall call) {
                return keys.contains(call) ? constant(call) : super.visitCall(call);
              }

              @Override
              public RexNode visitInputRef(RexInputRef column) {
                return keys.contains(column) ? constant(column) : column;
              }

              private RexNode constant(RexNode key) {
                return builder.makeNullLiteral(key.getType());
              }
            });
    return RelOptUtil.InputFinder.bits(withoutKeys).isEmpty() && RexUtil.isDeterministic(condition);
  }

  private List<RexNode> ofPartitions(RexInputRef column, SqlKind comparison, RexNode value) {
    return keys.stream()
        .filter(key -> RisingKeys.rises(key, column.getIndex()))
        .flatMap(key -> bound(key, column, comparison, value).stream())
        .toList();
  }

  private Optional<RexNode> bound(
      RexNode key, RexInputRef column, SqlKind comparison, RexNode value) {
    SqlOperator atEnds =
        switch (comparison) {
          case EQUALS -> SqlStdOperatorTable.EQUALS;
          case GREATER_THAN, GREATER_THAN_OR_EQUAL -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
          case LESS_THAN, LESS_THAN_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
          default -> null;
        };
    if (atEnds == null || value.getType().getSqlTypeName() != column.getType().getSqlTypeName()) {
      return Optional.empty();
    }
    RexNode last = comparison == SqlKind.LESS_THAN ? before(value) : value;
    return Optional.of(builder.makeCall(atEnds, key, at(last, key, column)));
  }

  /** The last value before another one: a day that ends at midnight needs nothing of the next. */
  private RexNode before(RexNode value) {
    if (value instanceof RexLiteral literal
        && literal.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP) {
      TimestampString time = Objects.requireNonNull(literal.getValueAs(TimestampString.class));
      return builder.makeTimestampLiteral(
          TimestampString.fromMillisSinceEpoch(time.getMillisSinceEpoch() - 1), 3);
    }
    return value;
  }

  private RexNode at(RexNode value, RexNode key, RexInputRef column) {
    RelDataType type = builder.matchNullability(column.getType(), value);
    RexNode ofColumn = builder.ensureType(type, value, true);
    return key.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef input) {
            return ofColumn;
          }
        });
  }
}
