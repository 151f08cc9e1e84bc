package dev.powertrack.sql.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableHashJoin;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * Join(scan, other) becomes a hash join that keeps {@code other}, and whose scan opens only the
 * splits that can meet a row of it. Between the join and the scan there may stand what computes the
 * join's keys, {@code CAST(posted_at AS DATE)}, what groups by them, with HAVING or without: groups
 * without a partner are dropped, so their rows need not be read; and other joins: tweets, their
 * jobs and the days of a calendar open what both the jobs and the days tell.
 */
final class JoinKeyRules {
  /** Those that can see to it that a scan on the left side of a join is filtered by its right. */
  static final List<RelOptRule> ALL =
      List.of(
          over(),
          over(LogicalProject.class),
          over(LogicalAggregate.class),
          over(LogicalAggregate.class, LogicalProject.class),
          over(LogicalProject.class, LogicalAggregate.class),
          over(LogicalFilter.class, LogicalAggregate.class),
          over(LogicalFilter.class, LogicalAggregate.class, LogicalProject.class),
          over(LogicalJoin.class),
          over(LogicalProject.class, LogicalJoin.class),
          over(LogicalJoin.class, LogicalProject.class),
          over(LogicalProject.class, LogicalJoin.class, LogicalProject.class),
          over(LogicalJoin.class, LogicalJoin.class),
          over(LogicalProject.class, LogicalJoin.class, LogicalJoin.class));

  private JoinKeyRules() {}

  /**
   * A rule, named after its path.
   *
   * @param between what stands between the join and the scan, the join's input first
   */
  @SafeVarargs
  private static RelOptRule over(Class<? extends RelNode>... between) {
    return new ScanRules.Move(
            Stream.of(between)
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", "FilterScanByJoinKeys(", ")")),
            b ->
                b.operand(LogicalJoin.class)
                    .predicate(JoinKeyRules::dropsRowsWithoutPartner)
                    .oneInput(in -> path(in, Arrays.asList(between))),
            JoinKeyRules::filter)
        .toRule();
  }

  private static RelRule.Done path(
      RelRule.OperandBuilder in, List<Class<? extends RelNode>> between) {
    if (between.isEmpty()) {
      return in.operand(TableScanNode.class)
          .trait(Convention.NONE)
          .predicate(scan -> scan.spec.canBeFilteredByKeys())
          .noInputs();
    }
    return in.operand(between.get(0))
        .oneInput(next -> path(next, between.subList(1, between.size())));
  }

  /** Those of its left side. An outer join that keeps them is tried with its sides changed. */
  private static boolean dropsRowsWithoutPartner(Join join) {
    return switch (join.getJoinType()) {
      case INNER, RIGHT -> true;
      // Calcite's own semi-join would open the scan before there are keys.
      case SEMI -> join.analyzeCondition().isEqui();
      default -> false;
    };
  }

  /**
   * A row of the left side of a join on the way, which is missing, must not look like one of the
   * right side without a partner.
   */
  private static boolean letsRowsBeLeftOut(RelNode node) {
    return !(node instanceof Join join && join.getJoinType().generatesNullsOnLeft());
  }

  private static void filter(RelOptRuleCall call) {
    Join join = call.rel(0);
    List<RelNode> path = call.getRelList().subList(1, call.getRelList().size());
    if (!path.stream().allMatch(JoinKeyRules::letsRowsBeLeftOut)) {
      return;
    }
    TableScanNode scan = (TableScanNode) path.get(path.size() - 1);
    OnTable onTable = new OnTable(computed(path), scan, join.getRight());
    List<RexNode> parts =
        RelOptUtil.conjunctions(join.getCondition()).stream()
            .filter(onTable::isUseful)
            .map(part -> part.accept(onTable))
            .toList();
    if (parts.isEmpty()) {
      return;
    }
    KeyFilter filter =
        new KeyFilter(
            join.getCluster().createCorrel().getId(),
            RexUtil.composeConjunction(join.getCluster().getRexBuilder(), parts),
            onTable.row(join.getCluster().getTypeFactory()),
            onTable.table.size());
    RelNode left = filtered(path, filter);
    call.transformTo(
        HashJoinNode.of(
            EnumerableHashJoin.create(
                path.stream().anyMatch(node -> node instanceof Aggregate || node instanceof Join)
                    ? new AfterKeysNode(left)
                    : left,
                new KeyCollectorNode(enumerable(join.getRight()), filter, onTable.fields),
                join.getCondition(),
                join.getVariablesSet(),
                join.getJoinType())));
  }

  /** The same nodes above the scan with the filter. */
  private static RelNode filtered(List<RelNode> path, KeyFilter filter) {
    TableScanNode scan = (TableScanNode) path.get(path.size() - 1);
    RelNode top = scan.with(scan.spec.withKeys(filter));
    for (int i = path.size() - 2; i >= 0; i--) {
      RelNode node = path.get(i);
      List<RelNode> inputs = new ArrayList<>(node.getInputs());
      inputs.set(0, top);
      top = node.copy(node.getTraitSet(), inputs);
    }
    return enumerable(top);
  }

  private static RelNode enumerable(RelNode rel) {
    return RelOptRule.convert(rel, rel.getTraitSet().replace(EnumerableConvention.INSTANCE));
  }

  /**
   * The fields of the first of these nodes in terms of the table's columns; null for one that is no
   * function of a row of the table, and for all where rows cannot be left out below.
   */
  private static List<@Nullable RexNode> computed(List<RelNode> path) {
    RelNode first = path.get(0);
    if (first instanceof TableScanNode scan) {
      List<RelDataTypeField> fields = scan.getTable().getRowType().getFieldList();
      return scan.spec.projects().stream()
          .<@Nullable RexNode>map(
              column ->
                  column < fields.size()
                      ? new RexInputRef(column, fields.get(column).getType())
                      : null)
          .toList();
    }
    List<@Nullable RexNode> below = computed(path.subList(1, path.size()));
    List<@Nullable RexNode> fields = new ArrayList<>();
    if (first instanceof Project project && !project.containsOver()) {
      Substitution ofBelow = new Substitution(below);
      project
          .getProjects()
          .forEach(e -> fields.add(ofBelow.isPossible(e) ? e.accept(ofBelow) : null));
    } else if (first instanceof Filter) {
      return below;
    } else if (first instanceof Join) {
      fields.addAll(below);
    } else if (first instanceof Aggregate aggregate
        && aggregate.getGroupType() == Aggregate.Group.SIMPLE) {
      aggregate.getGroupSet().forEach(key -> fields.add(below.get(key)));
    }
    int missing = first.getRowType().getFieldCount() - fields.size();
    fields.addAll(Collections.nCopies(missing, null));
    return fields;
  }

  /** Puts expressions in the places of fields. */
  private static class Substitution extends RexShuttle {
    private final List<@Nullable RexNode> fields;

    Substitution(List<@Nullable RexNode> fields) {
      this.fields = fields;
    }

    /** How many fields there are expressions for, if only null. */
    final int width() {
      return fields.size();
    }

    /** What stands in the place of a field; null for one that has none. */
    final @Nullable RexNode of(int field) {
      return field < fields.size() ? fields.get(field) : null;
    }

    /** Whether there is something in the place of each field that is named. */
    final boolean isPossible(RexNode e) {
      return RexUtil.isDeterministic(e)
          && RelOptUtil.InputFinder.bits(e).asList().stream()
              .noneMatch(field -> field < fields.size() && fields.get(field) == null);
    }

    @Override
    public RexNode visitInputRef(RexInputRef ref) {
      return Objects.requireNonNull(of(ref.getIndex()));
    }
  }

  /**
   * Rewrites a join's condition to one over the columns of the table and, behind them, fields of
   * the other side, which it gathers.
   */
  private static final class OnTable extends Substitution {
    private final TableScanNode scan;
    private final List<RelDataTypeField> table;
    private final List<RelDataTypeField> right;
    private final List<Integer> fields = new ArrayList<>();

    OnTable(List<@Nullable RexNode> left, TableScanNode scan, RelNode right) {
      super(left);
      this.scan = scan;
      this.table = scan.getTable().getRowType().getFieldList();
      this.right = right.getRowType().getFieldList();
    }

    /** Whether the other side says something of columns that splits know. */
    boolean isUseful(RexNode part) {
      List<Integer> named = RelOptUtil.InputFinder.bits(part).asList();
      return isPossible(part)
          && named.stream().anyMatch(field -> field >= width())
          && named.stream().anyMatch(this::isBounded);
    }

    private boolean isBounded(int field) {
      RexNode e = of(field);
      return e != null
          && RelOptUtil.InputFinder.bits(e).asList().stream()
              .anyMatch(scan.source.rows().boundedColumns()::contains);
    }

    @Override
    public RexNode visitInputRef(RexInputRef ref) {
      int field = ref.getIndex() - width();
      if (field < 0) {
        return super.visitInputRef(ref);
      }
      if (!fields.contains(field)) {
        fields.add(field);
      }
      return new RexInputRef(table.size() + fields.indexOf(field), ref.getType());
    }

    /** What the rewritten condition is over. */
    RelDataType row(RelDataTypeFactory types) {
      RelDataTypeFactory.Builder row = types.builder().addAll(table);
      fields.forEach(field -> row.add("key" + field, right.get(field).getType()));
      return row.build();
    }
  }
}
