package dev.powertrack.sql.dialect;

import java.math.BigDecimal;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * {@code posted_at + 1} and {@code DATE '2014-07-13' - 7}: the number is days, as in PostgreSQL and
 * Oracle. Whether the other side is a time, no parse tree tells; so the call becomes an ordinary
 * sum when the validator asks for its type, with {@code INTERVAL '7' DAY} beside a time.
 */
final class DaySum extends SqlBinaryOperator {
  private static final DaySum PLUS = new DaySum(SqlStdOperatorTable.PLUS);
  private static final DaySum MINUS = new DaySum(SqlStdOperatorTable.MINUS);

  private final SqlBinaryOperator ordinary;

  private DaySum(SqlBinaryOperator ordinary) {
    super(
        ordinary.getName(),
        ordinary.kind,
        40, // as they have
        true,
        Objects.requireNonNull(ordinary.getReturnTypeInference()),
        InferTypes.FIRST_KNOWN,
        Objects.requireNonNull(ordinary.getOperandTypeChecker()));
    this.ordinary = ordinary;
  }

  /** The sum or difference as such a call; null where no whole number stands in it. */
  static @Nullable SqlNode of(SqlCall sum) {
    boolean plus = sum.getOperator() == SqlStdOperatorTable.PLUS;
    if (!plus && sum.getOperator() != SqlStdOperatorTable.MINUS || number(sum) < 0) {
      return null;
    }
    return (plus ? PLUS : MINUS).createCall(sum.getParserPosition(), sum.getOperandList());
  }

  /** Which operand is the number; -1 for none. A time cannot be taken from a number. */
  private static int number(SqlCall sum) {
    boolean left = isWhole(sum.operand(0));
    boolean right = isWhole(sum.operand(1));
    if (left == right) {
      return -1;
    }
    return right ? 1 : sum.getKind() == SqlKind.PLUS ? 0 : -1;
  }

  private static boolean isWhole(SqlNode operand) {
    return operand instanceof SqlNumericLiteral number && number.isInteger();
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    SqlBasicCall sum = (SqlBasicCall) call;
    int number = number(sum);
    SqlTypeName other = validator.deriveType(scope, sum.operand(1 - number)).getSqlTypeName();
    if (other == SqlTypeName.DATE || other == SqlTypeName.TIMESTAMP) {
      SqlNumericLiteral count = sum.operand(number);
      BigDecimal days = Objects.requireNonNull(count.getValueAs(BigDecimal.class));
      sum.setOperand(number, Intervals.days(count.getParserPosition(), days));
    }
    sum.setOperator(ordinary);
    return ordinary.deriveType(validator, scope, sum);
  }
}
