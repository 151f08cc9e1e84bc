package dev.powertrack.sql;

import dev.powertrack.sql.dialect.DialectParser;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** The names of all functions, to suggest near ones to somebody who mistyped. */
final class Functions {
  private static final Pattern PLAIN = Pattern.compile("[A-Z][A-Z0-9_]*");

  private Functions() {}

  /** Upper case; gathered anew each time, for errors only. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>(DialectParser.functions());
    PlannerContext.CONFIG
        .fun(SqlOperatorTable.class, SqlStdOperatorTable.instance())
        .getOperatorList()
        .stream()
        .filter(operator -> operator instanceof SqlFunction)
        .map(operator -> operator.getName().toUpperCase(Locale.ROOT))
        .filter(name -> PLAIN.matcher(name).matches())
        .forEach(names::add);
    return names;
  }
}
