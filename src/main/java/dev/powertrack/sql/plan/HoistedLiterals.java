package dev.powertrack.sql.plan;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values that a condition compares with out of its code: statements that differ in them
 * only, as those of a BI tool do, are of the same code then, which is compiled once. {@code
 * posted_at >= TIMESTAMP '2014-07-13 20:10:00' AND lang = 'en'} over three columns becomes {@code
 * posted_at >= $3 AND lang = $4}, where both stand outside the code. Values that are no operands of
 * a comparison remain: what they belong to may be written as other code for other values. So do
 * those beyond the first few dozen.
 */
final class HoistedLiterals extends RexShuttle {
  /** The test of a row is given each of them when it is made, and takes at most 255 words. */
  private static final int MOST = 64;

  private static final Set<SqlTypeName> HOISTED = hoisted();

  private final RelDataType row;
  private final JavaTypeFactory javaTypes;
  private final List<RelDataType> types = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  private HoistedLiterals(RelDataType row, JavaTypeFactory javaTypes) {
    this.row = row;
    this.javaTypes = javaTypes;
  }

  /**
   * A condition without them.
   *
   * @param condition over the columns of {@link #row}, then the values
   */
  record Condition(RelDataType row, RexNode condition, List<Object> values) {

    /**
     * The code of its inputs.
     *
     * @param columns that of the columns
     * @param implementor keeps the values
     * @param block is run once, before the condition is
     */
    RexToLixTranslator.InputGetter inputs(
        RexToLixTranslator.InputGetter columns,
        EnumerableRelImplementor implementor,
        BlockBuilder block) {
      if (values.isEmpty()) {
        return columns;
      }
      Expression all = implementor.stash(values.toArray(), Object[].class);
      List<Expression> each = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        Expression boxed =
            Expressions.convert_(
                Expressions.arrayIndex(all, Expressions.constant(i)), values.get(i).getClass());
        each.add(block.append("literal", Expressions.unbox(boxed), false));
      }
      int first = row.getFieldCount() - values.size();
      return (list, index, type) ->
          index < first
              ? columns.field(list, index, type)
              : converted(each.get(index - first), type);
    }

    private static Expression converted(Expression value, @Nullable Type type) {
      return type == null ? value : EnumUtils.convert(value, type);
    }
  }

  /**
   * Takes them out.
   *
   * @param row what the condition is over
   * @param types knows the form that a value has in code
   */
  static Condition outOf(
      RexNode condition, RelDataType row, RexBuilder builder, JavaTypeFactory types) {
    HoistedLiterals literals = new HoistedLiterals(row, types);
    RexNode without = RexUtil.expandSearch(builder, null, condition).accept(literals);
    RelDataTypeFactory.Builder fields =
        builder.getTypeFactory().builder().addAll(row.getFieldList());
    literals.types.forEach(type -> fields.add("value" + fields.getFieldCount(), type));
    return new Condition(fields.build(), without, literals.values);
  }

  private static Set<SqlTypeName> hoisted() {
    Set<SqlTypeName> types = EnumSet.of(SqlTypeName.TIMESTAMP, SqlTypeName.DATE);
    types.addAll(SqlTypeName.INT_TYPES);
    types.addAll(SqlTypeName.CHAR_TYPES);
    return types;
  }

  @Override
  public RexNode visitCall(RexCall call) {
    return call.isA(SqlKind.COMPARISON)
        ? call.clone(call.getType(), call.operands.stream().map(this::hoist).toList())
        : super.visitCall(call);
  }

  private RexNode hoist(RexNode operand) {
    return values.size() < MOST
            && operand instanceof RexLiteral literal
            && HOISTED.contains(literal.getType().getSqlTypeName())
        ? ListLookup.value(literal, javaTypes)
            .map(value -> column(value, literal.getType()))
            .orElse(literal)
        : operand.accept(this);
  }

  private RexNode column(Object value, RelDataType type) {
    values.add(value);
    types.add(type);
    return new RexInputRef(row.getFieldCount() + types.size() - 1, type);
  }
}
