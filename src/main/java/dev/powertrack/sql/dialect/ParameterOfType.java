package dev.powertrack.sql.dialect;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCastFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * A parameter that is what another argument is, which no parse tree tells: the first of {@code
 * COALESCE(?, lang)}. It is a call of the parameter and the other argument, and becomes an ordinary
 * cast when the validator asks for its type. Beside a text it is one of any length, beside a
 * DECIMAL, whose digits say nothing of its own, a DOUBLE.
 */
final class ParameterOfType extends SqlCastFunction {
  private static final ParameterOfType OPERATOR = new ParameterOfType();

  /** Functions whose arguments are of one type. */
  private static final Set<String> ALIKE =
      Set.of("COALESCE", "NULLIF", "NVL", "IFNULL", "ISNULL", "GREATEST", "LEAST", "MOD", "%");

  /** The same behind a condition. */
  private static final Set<String> CHOICES = Set.of("IF", "IIF");

  private ParameterOfType() {}

  /** The call, its parameters made such ones. */
  static SqlCall typed(SqlCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    int first = CHOICES.contains(name) ? 1 : 0;
    if (first == 0 && !ALIKE.contains(name)) {
      return call;
    }
    Optional<SqlNode> other =
        call.getOperandList().stream().skip(first).filter(ParameterOfType::tellsType).findFirst();
    for (int i = first; other.isPresent() && i < call.operandCount(); i++) {
      if (call.operand(i) instanceof SqlDynamicParam parameter) {
        SqlParserPos at = parameter.getParserPosition();
        call.setOperand(i, OPERATOR.createCall(at, parameter, other.get()));
      }
    }
    return call;
  }

  private static boolean tellsType(SqlNode argument) {
    return !(argument instanceof SqlDynamicParam)
        && !SqlUtil.isNullLiteral(argument, true)
        && !argument.getKind().belongsTo(SqlKind.QUERY);
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    SqlBasicCall cast = (SqlBasicCall) call;
    RelDataType other = validator.deriveType(scope, cast.operand(1));
    cast.setOperand(1, type(other, cast.getParserPosition()));
    cast.setOperator(SqlStdOperatorTable.CAST);
    return SqlStdOperatorTable.CAST.deriveType(validator, scope, cast);
  }

  private static SqlDataTypeSpec type(RelDataType other, SqlParserPos at) {
    return SqlTypeUtil.inCharFamily(other)
        ? new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, at), at)
        : SqlTypeUtil.isDecimal(other)
            ? new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, at), at)
            : SqlTypeUtil.convertTypeToSpec(other);
  }
}
