package dev.powertrack.sql.function;

import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.adapter.enumerable.AggImplementor;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableAggFunction;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * An aggregate function of which an operator tells all but the code: its name, its arguments, its
 * type.
 *
 * @param type of the result, as far as it is the same for all arguments
 * @param code made anew for each use, because Calcite's may remember something of one
 */
public record CodedAggregate(SqlTypeName type, Supplier<AggImplementor> code)
    implements ImplementableAggFunction {

  @Override
  public AggImplementor getImplementor(boolean windowContext) {
    return code.get();
  }

  @Override
  public RelDataType getReturnType(RelDataTypeFactory types) {
    return types.createSqlType(type);
  }

  @Override
  public List<FunctionParameter> getParameters() {
    return List.of();
  }
}
