package dev.powertrack.sql.plan;

import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.RelNode;

/**
 * Begins with its input only when it is asked for rows. Calcite's code for an aggregate reads all
 * rows as soon as it is met, which would be before the other side of a join has told its keys.
 */
final class AfterKeysNode extends PassingNode {

  AfterKeysNode(RelNode input) {
    super(input, "AfterKeys");
  }

  @Override
  AfterKeysNode over(RelNode input) {
    return new AfterKeysNode(input);
  }

  @Override
  Expression passed(Result input, BlockBuilder block) {
    return Expressions.call(
        JoinSteps.class, "later", Expressions.lambda(Function0.class, input.block));
  }
}
