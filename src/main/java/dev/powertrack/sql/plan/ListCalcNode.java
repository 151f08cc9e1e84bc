package dev.powertrack.sql.plan;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLocalRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.sql.SqlKind;

/** Calcite's filter and projection, whose long lists of values are {@link ListLookup}s. */
final class ListCalcNode extends EnumerableCalc {
  private ListCalcNode(EnumerableCalc calc) {
    super(calc.getCluster(), calc.getTraitSet(), calc.getInput(), calc.getProgram());
  }

  /** The same plan with such nodes where there are long lists. */
  static RelNode in(RelNode plan) {
    return EveryNode.of(
        plan,
        visited ->
            visited.getClass() == EnumerableCalc.class && hasLists((EnumerableCalc) visited)
                ? new ListCalcNode((EnumerableCalc) visited)
                : visited);
  }

  private static boolean hasLists(EnumerableCalc calc) {
    RexProgram program = calc.getProgram();
    return program.getExprList().stream()
        .anyMatch(e -> expanded(e, program) instanceof RexCall call && ListLookup.isLookedUp(call));
  }

  /** A call names its operands by their places in the program; here is the list again. */
  private static RexNode expanded(RexNode e, RexProgram program) {
    return e instanceof RexCall call
            && call.getKind() == SqlKind.SEARCH
            && call.operands.get(1) instanceof RexLocalRef list
        ? call.clone(
            call.getType(),
            List.of(call.operands.get(0), program.getExprList().get(list.getIndex())))
        : e;
  }

  @Override
  public ListCalcNode copy(RelTraitSet traits, RelNode child, RexProgram program) {
    return new ListCalcNode(super.copy(traits, child, program));
  }

  @Override
  public String getRelTypeName() {
    return "EnumerableCalc";
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    return new EnumerableCalc(getCluster(), getTraitSet(), getInput(), lookedUp(implementor))
        .implement(implementor, prefer);
  }

  private RexProgram lookedUp(EnumerableRelImplementor implementor) {
    ListLookup lookup = new ListLookup(getCluster().getRexBuilder(), implementor);
    RexLocalRef condition = program.getCondition();
    return RexProgram.create(
        program.getInputRowType(),
        program.getProjectList().stream()
            .map(project -> program.expandLocalRef(project).accept(lookup))
            .toList(),
        condition == null ? null : program.expandLocalRef(condition).accept(lookup),
        program.getOutputRowType(),
        getCluster().getRexBuilder());
  }
}
