package dev.powertrack.sql.prune;

import java.util.Optional;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;

/** The pattern of a LIKE. */
public final class LikePattern {
  private LikePattern() {}

  /** That of a plain LIKE with a constant one; empty for any other call. */
  public static Optional<String> of(RexCall like) {
    return isPlain(like) && like.operands.get(1) instanceof RexLiteral literal
        ? Optional.ofNullable(literal.getValueAs(String.class))
        : Optional.empty();
  }

  /** Whether it is a LIKE without NOT, ESCAPE, and with regard to case. */
  static boolean isPlain(RexCall like) {
    return like.getOperator().getName().equals("LIKE") && like.operands.size() == 2;
  }
}
