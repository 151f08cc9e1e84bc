package dev.powertrack.sql;

import dev.powertrack.sql.modify.AbsentValues;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
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
 * Calcite's parser, over the words of {@link DialectTokens}, which reads truncations of all
 * dialects as {@code FLOOR(posted_at TO HOUR)}: PostgreSQL's {@code DATE_TRUNC('hour', posted_at)},
 * which many tools write and Calcite does not know, and BigQuery's {@code
 * TIMESTAMP_TRUNC(posted_at, HOUR)}.
 */
final class DialectParser extends SqlParserImpl {
  private static final SqlShuttle TRUNCATIONS =
      new SqlShuttle() {
        @Override
        public @Nullable SqlNode visit(SqlCall call) {
          SqlNode visited = super.visit(call);
          return visited instanceof SqlCall seen ? withoutTruncation(seen) : visited;
        }
      };

  private final DialectTokens tokens;

  private DialectParser(DialectTokens tokens) {
    super(tokens);
    this.tokens = tokens;
  }

  static SqlAbstractParserImpl of(Reader reader) {
    DialectParser parser = new DialectParser(DialectTokens.of(reader));
    if (reader instanceof SourceStringReader source) {
      parser.setOriginalSql(source.getSourceString());
    }
    return parser;
  }

  @Override
  public void setTabSize(int size) {
    tokens.setTabSize(size);
  }

  @Override
  public SqlNode parseSqlStmtEof() throws Exception {
    SqlNode statement = super.parseSqlStmtEof();
    SqlNode rewritten = statement.accept(TRUNCATIONS);
    return AbsentValues.leftOut(rewritten == null ? statement : rewritten);
  }

  private static SqlCall withoutTruncation(SqlCall call) {
    List<SqlNode> operands = call.getOperandList();
    return switch (call.getOperator().getName()) {
      case "DATE_TRUNC" -> floor(call, operands.get(1), namedUnit(operands.get(0)));
      case "TIMESTAMP_TRUNC", "DATETIME_TRUNC" ->
          floor(call, operands.get(0), plainUnit(operands.get(1)));
      default -> call;
    };
  }

  private static SqlCall floor(SqlCall call, SqlNode time, @Nullable TimeUnit unit) {
    return unit == null
        ? call
        : SqlStdOperatorTable.FLOOR.createCall(
            call.getParserPosition(),
            time,
            new SqlIntervalQualifier(unit, null, call.getParserPosition()));
  }

  private static @Nullable TimeUnit namedUnit(SqlNode node) {
    return node instanceof SqlLiteral literal
            && SqlTypeFamily.CHARACTER.getTypeNames().contains(literal.getTypeName())
        ? unit(literal.getValueAs(String.class))
        : null;
  }

  private static @Nullable TimeUnit plainUnit(SqlNode node) {
    return node instanceof SqlIntervalQualifier qualifier && qualifier.timeFrameName == null
        ? unit(qualifier.getStartUnit().name())
        : null;
  }

  /** Those that mean the same in all dialects: a week does not. */
  private static @Nullable TimeUnit unit(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
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
