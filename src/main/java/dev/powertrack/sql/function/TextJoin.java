package dev.powertrack.sql.function;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import org.apache.calcite.adapter.enumerable.AggAddContext;
import org.apache.calcite.adapter.enumerable.AggContext;
import org.apache.calcite.adapter.enumerable.AggImplementor;
import org.apache.calcite.adapter.enumerable.AggResetContext;
import org.apache.calcite.adapter.enumerable.AggResultContext;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Statement;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;

/**
 * STRING_AGG with its order as ordinary arguments, those of {@link JoinedTexts}. Calcite keeps the
 * order beside the arguments, and forgets to follow it when its rules move columns: in correlated
 * sub-queries, and beside aggregates with DISTINCT. It also says that the result is never NULL,
 * which it is of no rows.
 */
final class TextJoin implements AggImplementor {
  static final SqlOperator OPERATOR =
      new SqlUserDefinedAggFunction(
          new SqlIdentifier("STRING_AGG", SqlParserPos.ZERO),
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.VARCHAR.andThen(SqlTypeTransforms.FORCE_NULLABLE),
          InferTypes.ANY_NULLABLE,
          new AnyArguments(SqlOperandCountRanges.from(3), "STRING_AGG(text, separator ORDER BY …)"),
          new CodedAggregate(SqlTypeName.VARCHAR, TextJoin::new),
          false,
          false,
          Optionality.FORBIDDEN);

  private static final Method ADD = Types.lookupMethod(JoinedTexts.class, "add", Object[].class);
  private static final Method RESULT = Types.lookupMethod(JoinedTexts.class, "result");

  /** Calcite's own base for such code skips rows in which any argument is NULL. */
  private TextJoin() {}

  @Override
  public List<Type> getStateType(AggContext info) {
    return List.of(JoinedTexts.class);
  }

  @Override
  public void implementReset(AggContext info, AggResetContext reset) {
    reset
        .currentBlock()
        .add(
            Expressions.statement(
                Expressions.assign(
                    reset.accumulator().get(0), Expressions.new_(JoinedTexts.class))));
  }

  @Override
  public void implementAdd(AggContext info, AggAddContext add) {
    List<Expression> row =
        add.arguments().stream()
            .map(argument -> (Expression) Expressions.convert_(argument, Object.class))
            .toList();
    Statement added =
        Expressions.statement(
            Expressions.call(
                add.accumulator().get(0), ADD, Expressions.newArrayInit(Object.class, row)));
    RexNode filter = add.rexFilterArgument();
    add.currentBlock()
        .add(
            filter == null
                ? added
                : Expressions.ifThen(
                    add.rowTranslator().translateList(List.of(filter)).get(0), added));
  }

  @Override
  public Expression implementResult(AggContext info, AggResultContext result) {
    return Expressions.call(result.accumulator().get(0), RESULT);
  }
}
