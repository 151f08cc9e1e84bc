package dev.powertrack.sql;

import java.util.List;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * A table without functions, which stops when the statement is cancelled: Calcite looks here for
 * every name while it validates, which takes seconds for hundreds of conditions.
 */
record StoppableLookup(ExecutionControl control) implements SqlOperatorTable {
  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    control.check();
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return List.of();
  }
}
