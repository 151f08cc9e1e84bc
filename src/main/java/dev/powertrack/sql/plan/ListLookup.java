package dev.powertrack.sql.plan;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.tree.ConstantExpression;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.apache.calcite.util.Sarg;

/**
 * Makes one look-up of a long list of values when code is written. Calcite writes a comparison for
 * each value: a thousand of them are more than a method may hold, and each row would meet them all.
 * {@code tweet_id IN (1, 2, …)} becomes {@code list.holds(tweet_id)}, where the list stands outside
 * the code. Plans and what chooses files know nothing of this. So are many ranges: {@code posted_at
 * BETWEEN … AND … OR posted_at BETWEEN … AND … OR …}.
 *
 * <p>The same with {@code text LIKE '%news%'}, for which Calcite's code compiles the pattern anew
 * for each row, and with hundreds of them: {@code text LIKE '%news%' OR text LIKE '%goal%' OR …}.
 */
final class ListLookup extends RexShuttle {
  /** As many comparisons are as fast, and Calcite's code for them is small. */
  static final int SHORT_LIST = 16;

  private static final Method HOLDS = Types.lookupMethod(ValueList.class, "holds", Object.class);
  private static final Method MATCHES =
      Types.lookupMethod(LikeMatcher.class, "matches", String.class);

  private final RexBuilder builder;
  private final EnumerableRelImplementor implementor;

  /**
   * For the code of one statement.
   *
   * @param implementor keeps the lists
   */
  ListLookup(RexBuilder builder, EnumerableRelImplementor implementor) {
    this.builder = builder;
    this.implementor = implementor;
  }

  /** Whether a call compares with a list that is looked up. */
  static boolean isLookedUp(RexCall call) {
    return call.getKind() == SqlKind.SEARCH
        && call.operands.get(1) instanceof RexLiteral literal
        && literal.getValue() instanceof Sarg<?> sarg
        && ValueList.size(sarg) > SHORT_LIST
        && isLookedUp(call.operands.get(0).getType(), sarg)
        && isLookedUp(literal.getType(), sarg);
  }

  /** The values that such a call compares with. */
  static Sarg<?> list(RexCall call) {
    return Objects.requireNonNull(((RexLiteral) call.operands.get(1)).getValueAs(Sarg.class));
  }

  private static boolean isLookedUp(RelDataType type, Sarg<?> condition) {
    SqlTypeName name = type.getSqlTypeName();
    return SqlTypeName.INT_TYPES.contains(name)
        || SqlTypeName.CHAR_TYPES.contains(name) && ValueList.isList(condition)
        || name == SqlTypeName.TIMESTAMP
        || name == SqlTypeName.DATE;
  }

  /** The value of a literal as code has it; empty if it is more than a constant there. */
  static Optional<Object> value(RexLiteral literal, JavaTypeFactory types) {
    if (literal.isNull()) {
      return Optional.empty();
    }
    Expression code =
        RexToLixTranslator.translateLiteral(
            literal, literal.getType(), types, RexImpTable.NullAs.NOT_POSSIBLE);
    return code instanceof ConstantExpression constant
            && constant.value != null
            && Primitive.box(constant.getType()) == constant.value.getClass()
        ? Optional.of(constant.value)
        : Optional.empty();
  }

  @Override
  public RexNode visitCall(RexCall call) {
    return isLookedUp(call)
        ? lookup(call, list(call))
        : switch (call.getKind()) {
          case OR -> RexUtil.composeDisjunction(builder, likes(RelOptUtil.disjunctions(call)));
          case AND -> and(RelOptUtil.conjunctions(call));
          case LIKE ->
              LikeMatcher.of(call)
                  .map(like -> match(call, like))
                  .orElseGet(() -> super.visitCall(call));
          default -> super.visitCall(call);
        };
  }

  private RexNode match(RexCall call, LikeMatcher like) {
    Expression matcher = implementor.stash(like, LikeMatcher.class);
    return builder.makeCall(
        operator("IS_LIKE_", matcher, MATCHES), List.of(call.operands.get(0).accept(this)));
  }

  /** Of what OR joins, those that look into the same text are one look-up. */
  private List<RexNode> likes(List<RexNode> alternatives) {
    List<RexNode> all = new ArrayList<>();
    Map<RexNode, List<RexCall>> byText = new LinkedHashMap<>();
    for (RexNode e : alternatives) {
      if (e instanceof RexCall call && LikeMatcher.of(call).isPresent()) {
        byText.computeIfAbsent(call.operands.get(0), text -> new ArrayList<>()).add(call);
      } else {
        all.add(e.accept(this));
      }
    }
    byText
        .values()
        .forEach(
            calls ->
                all.add(
                    match(
                        calls.get(0),
                        LikeMatcher.any(
                            calls.stream().flatMap(c -> LikeMatcher.of(c).stream()).toList()))));
    return all;
  }

  /** {@code NOT LIKE … AND NOT LIKE …} is none of what OR would join. */
  private RexNode and(List<RexNode> conditions) {
    List<RexNode> all = new ArrayList<>();
    List<RexNode> excluded = new ArrayList<>();
    for (RexNode e : conditions) {
      if (e instanceof RexCall not
          && not.getKind() == SqlKind.NOT
          && not.operands.get(0).getKind() == SqlKind.LIKE) {
        excluded.add(not.operands.get(0));
      } else {
        all.add(e.accept(this));
      }
    }
    likes(excluded).forEach(like -> all.add(builder.makeCall(SqlStdOperatorTable.NOT, like)));
    return RexUtil.composeConjunction(builder, all);
  }

  private <C extends Comparable<C>> RexNode lookup(RexCall call, Sarg<C> list) {
    RelDataType type = call.operands.get(1).getType();
    return ValueList.of(list, point -> value(point, type))
        .map(values -> withNulls(call.operands.get(0), values, list))
        .orElse(call);
  }

  private Optional<Object> value(Comparable<?> point, RelDataType type) {
    return builder.makeLiteral(point, type, true, true) instanceof RexLiteral literal
        ? value(literal, implementor.getTypeFactory())
        : Optional.empty();
  }

  /** What NULL comes to is part of the list. */
  private RexNode withNulls(RexNode value, ValueList values, Sarg<?> sarg) {
    RexNode found =
        builder.makeCall(
            operator("IS_IN_", implementor.stash(values, ValueList.class), HOLDS), List.of(value));
    return switch (sarg.nullAs) {
      case UNKNOWN -> found;
      case TRUE ->
          builder.makeCall(
              SqlStdOperatorTable.OR, builder.makeCall(SqlStdOperatorTable.IS_NULL, value), found);
      case FALSE ->
          builder.makeCall(
              SqlStdOperatorTable.AND,
              builder.makeCall(SqlStdOperatorTable.IS_NOT_NULL, value),
              found);
    };
  }

  private static SqlUserDefinedFunction operator(String name, Expression holder, Method test) {
    return new SqlUserDefinedFunction(
        new SqlIdentifier(name + holder, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.BOOLEAN_NULLABLE,
        InferTypes.ANY_NULLABLE,
        OperandTypes.operandMetadata(
            List.of(SqlTypeFamily.ANY),
            types -> List.of(types.createSqlType(SqlTypeName.ANY)),
            i -> "value",
            i -> false),
        new Lookup(holder, test));
  }

  /** The code of a look-up; of NULL nothing is known. */
  private record Lookup(Expression holder, Method test)
      implements ScalarFunction, ImplementableFunction {
    @Override
    public CallImplementor getImplementor() {
      return RexImpTable.createImplementor(
          (translator, call, operands) ->
              Expressions.call(holder, test, Expressions.box(operands.get(0))),
          NullPolicy.STRICT,
          false);
    }

    @Override
    public RelDataType getReturnType(RelDataTypeFactory types) {
      return types.createSqlType(SqlTypeName.BOOLEAN);
    }

    @Override
    public List<FunctionParameter> getParameters() {
      return List.of();
    }
  }
}
