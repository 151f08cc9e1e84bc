package dev.powertrack.sql.plan;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;

/** Changes each node of a plan, after its inputs. */
final class EveryNode {
  private EveryNode() {}

  /** The plan of changed nodes; the same where none changed. */
  static RelNode of(RelNode plan, UnaryOperator<RelNode> change) {
    return of(plan, (before, node) -> change.apply(node));
  }

  /** The same for who wants to know also what a node was before its inputs changed. */
  static RelNode of(RelNode plan, BinaryOperator<RelNode> change) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode other) {
            return change.apply(other, super.visit(other));
          }
        });
  }
}
