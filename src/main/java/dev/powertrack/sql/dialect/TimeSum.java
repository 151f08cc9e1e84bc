package dev.powertrack.sql.dialect;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
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
 * Oracle. {@code DATE '2014-07-13' + INTERVAL '21' HOUR}: a time, as there; Calcite's is a date
 * again, which loses the hours. Whether the other side is a time or a date, no parse tree tells; so
 * the call becomes an ordinary sum when the validator asks for its type, with {@code INTERVAL '7'
 * DAY} beside a time, and the date's first moment beside hours.
 */
final class TimeSum extends SqlBinaryOperator {
  private static final TimeSum PLUS = new TimeSum(SqlStdOperatorTable.PLUS);
  private static final TimeSum MINUS = new TimeSum(SqlStdOperatorTable.MINUS);

  private static final Set<SqlKind> FACTORS =
      EnumSet.of(SqlKind.TIMES, SqlKind.DIVIDE, SqlKind.MINUS_PREFIX, SqlKind.PLUS_PREFIX);
  private static final Set<TimeUnit> PARTS_OF_DAYS =
      EnumSet.of(TimeUnit.HOUR, TimeUnit.MINUTE, TimeUnit.SECOND, TimeUnit.MILLISECOND);

  private final SqlBinaryOperator ordinary;

  private TimeSum(SqlBinaryOperator ordinary) {
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

  /**
   * The sum or difference as such a call; null where neither a whole number nor an interval stands
   * in it.
   */
  static @Nullable SqlNode of(SqlCall sum) {
    boolean plus = sum.getOperator() == SqlStdOperatorTable.PLUS;
    if (!plus && sum.getOperator() != SqlStdOperatorTable.MINUS) {
      return null;
    }
    if (number(sum) < 0 && interval(sum) < 0) {
      return null;
    }
    return (plus ? PLUS : MINUS).createCall(sum.getParserPosition(), sum.getOperandList());
  }

  /** Which operand is the number; -1 for none. A time cannot be taken from a number. */
  private static int number(SqlCall sum) {
    return only(sum, TimeSum::isWhole);
  }

  private static boolean isWhole(SqlNode operand) {
    return operand instanceof SqlNumericLiteral number && number.isInteger();
  }

  /** Which operand is an interval; -1 for none, or both. */
  private static int interval(SqlCall sum) {
    return only(sum, TimeSum::isInterval);
  }

  private static int only(SqlCall sum, Predicate<SqlNode> wanted) {
    boolean left = wanted.test(sum.operand(0));
    boolean right = wanted.test(sum.operand(1));
    if (left == right) {
      return -1;
    }
    return right ? 1 : sum.getKind() == SqlKind.PLUS ? 0 : -1;
  }

  /** One as it is written, or times a number. */
  private static boolean isInterval(SqlNode operand) {
    return operand instanceof SqlIntervalLiteral
        || operand.getKind() == SqlKind.INTERVAL
        || operand instanceof SqlCall call
            && FACTORS.contains(call.getKind())
            && call.getOperandList().stream().anyMatch(TimeSum::isInterval);
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    SqlBasicCall sum = (SqlBasicCall) call;
    if (number(sum) >= 0) {
      daysBesideTime(validator, scope, sum);
    } else {
      firstMomentBesideHours(validator, scope, sum);
    }
    sum.setOperator(ordinary);
    return ordinary.deriveType(validator, scope, sum);
  }

  private static void daysBesideTime(
      SqlValidator validator, SqlValidatorScope scope, SqlBasicCall sum) {
    int number = number(sum);
    SqlTypeName other = validator.deriveType(scope, sum.operand(1 - number)).getSqlTypeName();
    if (other == SqlTypeName.DATE || other == SqlTypeName.TIMESTAMP) {
      SqlNumericLiteral count = sum.operand(number);
      BigDecimal days = Objects.requireNonNull(count.getValueAs(BigDecimal.class));
      sum.setOperand(number, Intervals.days(count.getParserPosition(), days));
    }
  }

  private static void firstMomentBesideHours(
      SqlValidator validator, SqlValidatorScope scope, SqlBasicCall sum) {
    int interval = interval(sum);
    SqlNode other = sum.operand(1 - interval);
    if (validator.deriveType(scope, other).getSqlTypeName() == SqlTypeName.DATE
        && hasPartsOfDays(validator.deriveType(scope, sum.operand(interval)))) {
      sum.setOperand(1 - interval, TimeFunctions.timestamp(other.getParserPosition(), other));
    }
  }

  private static boolean hasPartsOfDays(RelDataType interval) {
    SqlIntervalQualifier units = interval.getIntervalQualifier();
    return units != null
        && PARTS_OF_DAYS.contains(
            units.timeUnitRange.endUnit == null
                ? units.timeUnitRange.startUnit
                : units.timeUnitRange.endUnit);
  }
}
