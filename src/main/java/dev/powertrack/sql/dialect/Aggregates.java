package dev.powertrack.sql.dialect;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Util;

/** Tells expressions with an aggregate function from those without, for GROUP BY ALL. */
final class Aggregates {
  private static final Set<String> NAMES =
      Set.of(
          "COUNT",
          "SUM",
          "AVG",
          "MIN",
          "MAX",
          "STDDEV",
          "STDDEV_POP",
          "STDDEV_SAMP",
          "VARIANCE",
          "VAR_POP",
          "VAR_SAMP",
          "LISTAGG",
          "STRING_AGG",
          "GROUP_CONCAT",
          "ARRAY_AGG",
          "ANY_VALUE",
          "MEDIAN",
          "MODE",
          "QUANTILE_CONT",
          "QUANTILE_DISC",
          "PERCENTILE_CONT",
          "PERCENTILE_DISC",
          "APPROX_COUNT_DISTINCT",
          "BOOL_AND",
          "BOOL_OR",
          "LOGICAL_AND",
          "LOGICAL_OR",
          "EVERY",
          "SOME",
          "COUNTIF",
          "ARG_MAX",
          "ARG_MIN",
          "BIT_AND",
          "BIT_OR",
          "BIT_XOR",
          "COVAR_POP",
          "COVAR_SAMP",
          "CORR",
          "REGR_SLOPE",
          "REGR_INTERCEPT",
          "REGR_R2",
          "REGR_COUNT",
          "REGR_SXX",
          "REGR_SYY",
          "SINGLE_VALUE");

  private Aggregates() {}

  /** The expressions of a select without an aggregate. */
  static SqlNodeList notAggregated(SqlSelect select, SqlParserPos at) {
    SqlNodeList keys = new SqlNodeList(at);
    for (SqlNode item : select.getSelectList()) {
      SqlNode expression = item.getKind() == SqlKind.AS ? ((SqlBasicCall) item).operand(0) : item;
      if (!isAggregated(expression)) {
        keys.add(expression);
      }
    }
    return keys;
  }

  private static boolean isAggregated(SqlNode expression) {
    try {
      expression.accept(
          new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
              String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
              if (NAMES.contains(name) || call.getKind() == SqlKind.WITHIN_GROUP) {
                throw Util.FoundOne.NULL;
              }
              return call.getKind() == SqlKind.SELECT ? null : super.visit(call);
            }
          });
      return false;
    } catch (Util.FoundOne found) {
      return true;
    }
  }
}
