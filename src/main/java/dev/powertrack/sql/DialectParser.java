package dev.powertrack.sql;

import java.io.Reader;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.impl.SqlParserImpl;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.SourceStringReader;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's parser, which also takes PostgreSQL's {@code DATE_TRUNC('hour', posted_at)}: many tools
 * write it, and Calcite knows only BigQuery's function of that name. It is read as {@code
 * FLOOR(posted_at TO HOUR)}.
 */
final class DialectParser extends SqlParserImpl {
  private static final SqlShuttle TRUNCATIONS =
      new SqlShuttle() {
        @Override
        public @Nullable SqlNode visit(SqlCall call) {
          SqlNode visited = super.visit(call);
          return visited instanceof SqlCall seen && seen.getKind() == SqlKind.DATE_TRUNC
              ? truncation(seen)
              : visited;
        }
      };

  private DialectParser(Reader reader) {
    super(reader);
  }

  static SqlAbstractParserImpl of(Reader reader) {
    DialectParser parser = new DialectParser(reader);
    if (reader instanceof SourceStringReader source) {
      parser.setOriginalSql(source.getSourceString());
    }
    return parser;
  }

  @Override
  public SqlNode parseSqlStmtEof() throws Exception {
    SqlNode statement = super.parseSqlStmtEof();
    SqlNode rewritten = statement.accept(TRUNCATIONS);
    return rewritten == null ? statement : rewritten;
  }

  private static SqlCall truncation(SqlCall call) {
    List<SqlNode> operands = call.getOperandList();
    TimeUnit unit = unit(operands.get(0));
    return unit == null
        ? call
        : SqlStdOperatorTable.FLOOR.createCall(
            call.getParserPosition(),
            operands.get(1),
            new SqlIntervalQualifier(unit, null, operands.get(0).getParserPosition()));
  }

  private static @Nullable TimeUnit unit(SqlNode node) {
    if (!(node instanceof SqlLiteral literal)
        || !SqlTypeFamily.CHARACTER.getTypeNames().contains(literal.getTypeName())) {
      return null;
    }
    return switch (literal.getValueAs(String.class).toLowerCase(Locale.ROOT)) {
      case "second" -> TimeUnit.SECOND;
      case "minute" -> TimeUnit.MINUTE;
      case "hour" -> TimeUnit.HOUR;
      case "day" -> TimeUnit.DAY;
      case "month" -> TimeUnit.MONTH;
      case "quarter" -> TimeUnit.QUARTER;
      case "year" -> TimeUnit.YEAR;
      default -> null;
    };
  }
}
