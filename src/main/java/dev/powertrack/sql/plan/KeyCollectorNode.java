package dev.powertrack.sql.plan;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;

/** Lets rows pass and remembers their keys, for a scan on the other side of a join. */
final class KeyCollectorNode extends PassingNode {
  private final KeyFilter filter;
  private final List<Integer> keys;

  /**
   * Collects from {@code input}.
   *
   * @param keys fields of the input, as many as {@code filter} collects
   */
  KeyCollectorNode(RelNode input, KeyFilter filter, List<Integer> keys) {
    super(input, "CollectKeys");
    this.filter = filter;
    this.keys = List.copyOf(keys);
  }

  @Override
  KeyCollectorNode over(RelNode input) {
    return new KeyCollectorNode(input, filter, keys);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("keys", keys).item("filter", "#" + filter.id());
  }

  @Override
  Expression passed(Result input, BlockBuilder block) {
    ParameterExpression row = Expressions.parameter(input.physType.getJavaRowType(), "row");
    List<Expression> values =
        keys.stream()
            .map(key -> Expressions.box(input.physType.fieldReference(row, key)))
            .map(Expression.class::cast)
            .toList();
    return Expressions.call(
        JoinSteps.class,
        "collect",
        DataContext.ROOT,
        block.append("rows", input.block),
        Expressions.lambda(Function1.class, Expressions.newArrayInit(Object.class, values), row),
        Expressions.constant(filter.id()),
        Expressions.constant(filter.width()));
  }
}
