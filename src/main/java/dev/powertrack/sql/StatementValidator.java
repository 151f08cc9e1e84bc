package dev.powertrack.sql;

import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.CalciteSqlValidator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SelectNamespace;
import org.apache.calcite.sql.validate.SqlMonotonicity;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's validator, which asks of no column whether it rises: only streams need to know. To
 * answer, it would ask both sides of {@code u + u} what they are in the sub-query below, and that
 * one again: of 25 sub-queries one inside the other, millions of times.
 */
final class StatementValidator extends CalciteSqlValidator {
  /** What is asked for the types of its operands first. */
  private static final Set<SqlKind> BY_OPERANDS = byOperands();

  private final Set<SqlCall> summed = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Set up as Calcite's own. */
  StatementValidator(
      CalcitePrepare.Context context,
      CalciteCatalogReader catalogue,
      UnaryOperator<SqlValidator.Config> settings) {
    super(
        operators(context.config(), catalogue),
        catalogue,
        context.getTypeFactory(),
        settings.apply(config(context.config())));
  }

  private static Set<SqlKind> byOperands() {
    Set<SqlKind> kinds = EnumSet.of(SqlKind.CASE, SqlKind.BETWEEN);
    kinds.addAll(SqlKind.COMPARISON);
    kinds.addAll(SqlKind.BINARY_ARITHMETIC);
    return kinds;
  }

  private static SqlOperatorTable operators(
      CalciteConnectionConfig config, CalciteCatalogReader catalogue) {
    return SqlOperatorTables.chain(
        config.fun(SqlOperatorTable.class, SqlStdOperatorTable.instance()), catalogue);
  }

  private static SqlValidator.Config config(CalciteConnectionConfig config) {
    return SqlValidator.Config.DEFAULT
        .withLenientOperatorLookup(config.lenientOperatorLookup())
        .withConformance(config.conformance())
        .withDefaultNullCollation(config.defaultNullCollation())
        .withIdentifierExpansion(true);
  }

  /**
   * Calcite asks what type the sides of a comparison or the results of a CASE are, and then what
   * the parameters in {@code retweet_count + ?} are, of which that depends.
   */
  @Override
  protected void inferUnknownTypes(RelDataType type, SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlCall call && BY_OPERANDS.contains(node.getKind())) {
      call.getOperandList().forEach(operand -> inferSums(scope, operand));
    }
    super.inferUnknownTypes(type, scope, node);
  }

  /**
   * The parameters that are added to something, or multiplied with it, anywhere below. Once for
   * each call: of {@code v + ? + ? + ?} each sum would be looked at again for all those around it.
   */
  private void inferSums(SqlValidatorScope scope, @Nullable SqlNode node) {
    if (node instanceof SqlNodeList list) {
      list.forEach(part -> inferSums(scope, part));
    }
    if (!(node instanceof SqlCall call)
        || node.getKind().belongsTo(SqlKind.QUERY)
        || !summed.add(call)) {
      return;
    }
    call.getOperandList().forEach(operand -> inferSums(scope, operand));
    if (node.getKind().belongsTo(SqlKind.BINARY_ARITHMETIC)
        && call.getOperandList().stream().filter(SqlDynamicParam.class::isInstance).count() == 1) {
      super.inferUnknownTypes(getUnknownType(), scope, call);
    }
  }

  @Override
  protected SelectNamespace createSelectNamespace(SqlSelect select, SqlNode enclosing) {
    return new SelectNamespace(this, select, enclosing) {
      @Override
      public SqlMonotonicity getMonotonicity(String column) {
        return SqlMonotonicity.NOT_MONOTONIC;
      }
    };
  }
}
