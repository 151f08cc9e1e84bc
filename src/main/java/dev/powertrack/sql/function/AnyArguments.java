package dev.powertrack.sql.function;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlOperandMetadata;

/**
 * Arguments of any types.
 *
 * @param count how many there may be
 * @param signature what to write, for errors
 */
record AnyArguments(SqlOperandCountRange count, String signature) implements SqlOperandMetadata {
  @Override
  public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
    return true;
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return count;
  }

  /** Fixed ones would have to be of the types listed. */
  @Override
  public boolean isFixedParameters() {
    return false;
  }

  @Override
  public List<RelDataType> paramTypes(RelDataTypeFactory types) {
    return List.of();
  }

  @Override
  public List<String> paramNames() {
    return List.of();
  }

  @Override
  public String getAllowedSignatures(SqlOperator operator, String name) {
    return signature;
  }
}
