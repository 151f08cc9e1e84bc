package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * How many nodes a statement has once Calcite has made a CASE of each COALESCE and NULLIF, in which
 * an argument stands twice: with each level of nesting twice as many, through which the validator
 * would go for minutes, and nothing could stop it.
 */
final class WrittenOut extends SqlBasicVisitor<@Nullable Long> {
  /** More than the longest list of values has, so few seconds' work. */
  private static final long MOST_COPIED = 22_000;

  private WrittenOut() {}

  /**
   * The same statement.
   *
   * @throws PowerTrackException (UNSUPPORTED) if it would become too large
   */
  static SqlNode refused(SqlNode statement) {
    statement.accept(new WrittenOut());
    return statement;
  }

  @Override
  public @Nullable Long visit(SqlCall call) {
    long size = 1;
    long copied = 0;
    List<SqlNode> operands = call.getOperandList();
    for (int i = 0; i < operands.size(); i++) {
      long operand = size(operands.get(i));
      int times = times(call, i);
      size += times * operand;
      copied += (times - 1) * operand;
    }
    if (copied > MOST_COPIED) {
      throw new PowerTrackException(
          Kind.UNSUPPORTED,
          "The statement is too deeply nested to be planned: COALESCE and NULLIF stand one inside"
              + " the other too often"
              + Functions.place(call.getParserPosition())
              + ". CASE WHEN … THEN … can say the same with its conditions one after the other.");
    }
    return size;
  }

  /** How often an operand stands in what Calcite makes of the call. */
  private static int times(SqlCall call, int operand) {
    return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
      case "COALESCE" -> operand < call.operandCount() - 1 ? 2 : 1;
      case "NULLIF" -> operand == 0 ? 2 : 1;
      default -> 1;
    };
  }

  @Override
  public @Nullable Long visit(SqlNodeList list) {
    return list.stream().mapToLong(this::size).sum();
  }

  /** A name, a literal is one node. */
  private long size(@Nullable SqlNode node) {
    Long size = node == null ? Long.valueOf(0) : node.accept(this);
    return size == null ? 1 : size;
  }
}
