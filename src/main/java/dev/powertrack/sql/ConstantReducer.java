package dev.powertrack.sql;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.calcite.DataContexts;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Computes constants while a statement is planned, as Calcite does: it writes a class for each. A
 * number in quotes, of which a list of ids may have thousands, needs none.
 */
final class ConstantReducer extends RexExecutorImpl {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private final ExecutionControl control;

  /**
   * For one statement.
   *
   * @param control ends the planning when it is cancelled
   */
  ConstantReducer(ExecutionControl control) {
    super(DataContexts.EMPTY);
    this.control = control;
  }

  @Override
  public void reduce(RexBuilder builder, List<RexNode> constants, List<RexNode> reduced) {
    control.check();
    List<RexNode> numbers =
        constants.stream().flatMap(constant -> number(builder, constant).stream()).toList();
    if (numbers.size() == constants.size()) {
      reduced.addAll(numbers);
    } else {
      super.reduce(builder, constants, reduced);
    }
  }

  private static Optional<RexNode> number(RexBuilder builder, RexNode constant) {
    return constant instanceof RexCall cast
            && cast.getKind() == SqlKind.CAST
            && SqlTypeName.INT_TYPES.contains(cast.getType().getSqlTypeName())
            && cast.operands.get(0) instanceof RexLiteral literal
            && literal.getValue() != null
            && SqlTypeName.CHAR_TYPES.contains(literal.getType().getSqlTypeName())
        ? Optional.ofNullable(literal.getValueAs(String.class))
            .filter(text -> NUMBER.matcher(text).matches())
            .map(Long::valueOf)
            .filter(number -> fits(number, cast.getType().getSqlTypeName()))
            .map(number -> builder.makeLiteral(number, cast.getType(), true))
        : Optional.empty();
  }

  /** One that does not is an error of the statement. */
  private static boolean fits(long number, SqlTypeName type) {
    return type == SqlTypeName.BIGINT || type == SqlTypeName.INTEGER && number == (int) number;
  }
}
