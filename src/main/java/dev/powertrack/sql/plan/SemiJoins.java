package dev.powertrack.sql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;

/**
 * Join(x, groups of y) on all keys of the groups, as IN and EXISTS make it, becomes the semi-join
 * of x with y: the groups' keys are those of x. Calcite's rules do so only below a projection that
 * drops them, which {@code SELECT COUNT(*)} has not.
 */
final class SemiJoins {
  static final RelOptRule OF_GROUPS =
      new ScanRules.Move(
              "JoinWithGroupsIsSemiJoin",
              b ->
                  b.operand(LogicalJoin.class)
                      .predicate(join -> join.getJoinType() == JoinRelType.INNER)
                      .inputs(
                          left -> left.operand(RelNode.class).anyInputs(),
                          right ->
                              right
                                  .operand(LogicalAggregate.class)
                                  .predicate(SemiJoins::givesOnlyKeys)
                                  .anyInputs()),
              SemiJoins::withoutGroups)
          .toRule();

  private SemiJoins() {}

  private static boolean givesOnlyKeys(Aggregate groups) {
    return groups.getAggCallList().isEmpty() && groups.getGroupType() == Aggregate.Group.SIMPLE;
  }

  private static void withoutGroups(RelOptRuleCall call) {
    Join join = call.rel(0);
    RelNode left = call.rel(1);
    Aggregate groups = call.rel(2);
    JoinInfo info = join.analyzeCondition();
    if (!info.isEqui()
        || info.nullExclusionFlags.contains(false)
        || !info.rightSet().equals(ImmutableBitSet.range(groups.getGroupCount()))) {
      return;
    }
    RelNode semi =
        LogicalJoin.create(
            left,
            groups.getInput(),
            join.getHints(),
            onInput(join.getCondition(), left.getRowType().getFieldCount(), groups),
            join.getVariablesSet(),
            JoinRelType.SEMI);
    List<Integer> fields =
        new ArrayList<>(ImmutableIntList.identity(semi.getRowType().getFieldCount()));
    for (int key = 0; key < groups.getGroupCount(); key++) {
      fields.add(info.leftKeys.get(info.rightKeys.indexOf(key)));
    }
    RelNode withKeys = RelOptUtil.createProject(semi, fields);
    if (haveEqualTypes(withKeys, join)) {
      call.transformTo(RelOptUtil.createCastRel(withKeys, join.getRowType(), true));
    }
  }

  /** Otherwise 1 and 1.0 might be one key, and would be shown as the other side has it. */
  private static boolean haveEqualTypes(RelNode a, RelNode b) {
    RelDataTypeFactory types = a.getCluster().getTypeFactory();
    List<RelDataTypeField> ofA = a.getRowType().getFieldList();
    List<RelDataTypeField> ofB = b.getRowType().getFieldList();
    return IntStream.range(0, ofA.size())
        .allMatch(
            i ->
                SqlTypeUtil.equalSansNullability(
                    types, ofA.get(i).getType(), ofB.get(i).getType()));
  }

  /** The condition of the join over what is grouped. */
  private static RexNode onInput(RexNode condition, int width, Aggregate groups) {
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            int key = ref.getIndex() - width;
            return key < 0
                ? ref
                : new RexInputRef(width + groups.getGroupSet().nth(key), ref.getType());
          }
        });
  }
}
