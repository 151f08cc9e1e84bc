package dev.powertrack.sql;

import java.util.function.UnaryOperator;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.CalciteSqlValidator;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SelectNamespace;
import org.apache.calcite.sql.validate.SqlMonotonicity;
import org.apache.calcite.sql.validate.SqlValidator;

/**
 * Calcite's validator, which asks of no column whether it rises: only streams need to know. To
 * answer, it would ask both sides of {@code u + u} what they are in the sub-query below, and that
 * one again: of 25 sub-queries one inside the other, millions of times.
 */
final class StatementValidator extends CalciteSqlValidator {

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
