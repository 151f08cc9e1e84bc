package dev.powertrack.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * A table of functions in which those that several dialects have under one name, for the same
 * arguments, are one. Calcite takes the first of them, but finds none when it looks a second time:
 * for {@code SELECT SUBSTR(lang, 1, 1) … GROUP BY 1 ORDER BY 1}.
 */
record FirstOfDialects(SqlOperatorTable all) implements SqlOperatorTable {
  private static final Set<String> IN_SEVERAL = Set.of("GREATEST", "LEAST", "SUBSTR");

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    List<SqlOperator> here = new ArrayList<>();
    all.lookupOperatorOverloads(name, category, syntax, here, matcher);
    boolean oneIsEnough =
        name.isSimple() && IN_SEVERAL.contains(name.getSimple().toUpperCase(Locale.ROOT));
    found.addAll(oneIsEnough && !here.isEmpty() ? here.subList(0, 1) : here);
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return all.getOperatorList();
  }
}
