package dev.powertrack.sql.prune;

import java.math.BigDecimal;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Expressions on a table of a time (column 0, may be NULL), an id (1) and a text (2). */
final class Expressions {
  static final RelDataTypeFactory TYPES = new JavaTypeFactoryImpl();
  static final RexBuilder REX = new RexBuilder(TYPES);

  private Expressions() {}

  static RexNode time() {
    return REX.makeInputRef(nullable(TYPES.createSqlType(SqlTypeName.TIMESTAMP, 3)), 0);
  }

  static RexNode id() {
    return REX.makeInputRef(TYPES.createSqlType(SqlTypeName.BIGINT), 1);
  }

  static RexNode text() {
    return REX.makeInputRef(nullable(TYPES.createSqlType(SqlTypeName.VARCHAR)), 2);
  }

  static RexNode call(SqlOperator operator, RexNode... operands) {
    return REX.makeCall(operator, operands);
  }

  static RexNode floor(RexNode e, TimeUnitRange unit) {
    return call(SqlStdOperatorTable.FLOOR, e, REX.makeFlag(unit));
  }

  static RexNode extract(TimeUnitRange unit, RexNode e) {
    return call(SqlStdOperatorTable.EXTRACT, REX.makeFlag(unit), e);
  }

  static RexNode plus(RexNode e, long amount, TimeUnit unit) {
    return call(SqlStdOperatorTable.DATETIME_PLUS, e, interval(amount, unit));
  }

  static RexNode cast(RexNode e, SqlTypeName type) {
    return REX.makeCast(nullable(TYPES.createSqlType(type)), e);
  }

  static RexNode number(long value) {
    return REX.makeBigintLiteral(BigDecimal.valueOf(value));
  }

  /** A value that is known when the scan opens, whatever it is. */
  static RexNode parameter(RelDataType type, int index) {
    return REX.makeDynamicParam(type, index);
  }

  private static RexNode interval(long amount, TimeUnit unit) {
    return REX.makeIntervalLiteral(
        BigDecimal.valueOf(amount).multiply(unit.multiplier),
        new SqlIntervalQualifier(unit, null, SqlParserPos.ZERO));
  }

  private static RelDataType nullable(RelDataType type) {
    return TYPES.createTypeWithNullability(type, true);
  }
}
