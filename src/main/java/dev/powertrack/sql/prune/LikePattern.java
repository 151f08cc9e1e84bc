package dev.powertrack.sql.prune;

import java.util.Optional;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;

/** The pattern of a LIKE. */
public final class LikePattern {
  private LikePattern() {}

  /** That of a plain LIKE with a constant one; empty for any other call. */
  public static Optional<String> of(RexCall like) {
    return like.getOperator().getName().equals("LIKE")
            && like.operands.size() == 2
            && like.operands.get(1) instanceof RexLiteral literal
        ? Optional.ofNullable(literal.getValueAs(String.class))
        : Optional.empty();
  }
}
