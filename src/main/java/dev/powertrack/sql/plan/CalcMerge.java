package dev.powertrack.sql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.rules.CalcMergeRule;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexLocalRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/**
 * Makes one calculation of two, but not of sub-queries that each name the column of the one below
 * several times: {@code SELECT CASE WHEN p < … THEN p ELSE p + … END AS p FROM (…)}. Written as one
 * expression, twenty of them come to thousands of millions of operators. Calcite's other rules have
 * a bound for that; this one has none.
 */
final class CalcMerge extends CalcMergeRule {
  static final RelOptRule RULE = new CalcMerge();

  private CalcMerge() {
    super(Config.DEFAULT);
  }

  @Override
  public boolean matches(RelOptRuleCall call) {
    RexProgram top = call.<Calc>rel(0).getProgram();
    RexProgram bottom = call.<Calc>rel(1).getProgram();
    List<Double> below = sizes(bottom, input -> 1);
    List<Double> apart = sizes(top, input -> 1);
    List<Double> merged =
        sizes(top, input -> below.get(bottom.getProjectList().get(input).getIndex()));
    return size(top, merged) <= size(top, apart) + size(bottom, below) + RelOptUtil.DEFAULT_BLOAT;
  }

  /** What a program writes, where nothing is computed once for several places. */
  private static double size(RexProgram program, List<Double> sizes) {
    RexLocalRef condition = program.getCondition();
    return program.getProjectList().stream().mapToDouble(e -> sizes.get(e.getIndex())).sum()
        + (condition == null ? 0 : sizes.get(condition.getIndex()));
  }

  /** Of each expression of a program; a double, because there is no limit to them. */
  private static List<Double> sizes(RexProgram program, IntToDoubleFunction ofInput) {
    List<Double> sizes = new ArrayList<>();
    for (RexNode e : program.getExprList()) {
      Size size = new Size(sizes, ofInput);
      e.accept(size);
      sizes.add(size.sum);
    }
    return sizes;
  }

  private static final class Size extends RexVisitorImpl<Void> {
    private final List<Double> before;
    private final IntToDoubleFunction ofInput;
    private double sum;

    Size(List<Double> before, IntToDoubleFunction ofInput) {
      super(true);
      this.before = before;
      this.ofInput = ofInput;
    }

    @Override
    public @Nullable Void visitInputRef(RexInputRef input) {
      sum += ofInput.applyAsDouble(input.getIndex());
      return null;
    }

    @Override
    public @Nullable Void visitLocalRef(RexLocalRef e) {
      sum += before.get(e.getIndex());
      return null;
    }

    @Override
    public @Nullable Void visitLiteral(RexLiteral literal) {
      sum++;
      return null;
    }

    @Override
    public @Nullable Void visitCall(RexCall call) {
      sum++;
      return super.visitCall(call);
    }
  }
}
