package dev.powertrack.sql.dialect;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * LIKE whose {@code _} is any character, also a line break; ILIKE and regular expressions in which
 * any letter has two cases: Calcite's know those of ASCII only; and SIMILAR TO.
 */
final class TextMatches {
  /** Makes a regular expression know the cases of all letters, where cases do not matter. */
  private static final String ALL_LETTERS = "(?u)";

  private TextMatches() {}

  /** As our own functions; null for a LIKE that is nothing but text and {@code %}. */
  static @Nullable SqlNode like(SqlCall call) {
    SqlLikeOperator like = (SqlLikeOperator) call.getOperator();
    String pattern = Units.text(call.operand(1));
    if (like.isCaseSensitive() && pattern != null && pattern.indexOf('_') < 0) {
      return null;
    }
    SqlParserPos at = call.getParserPosition();
    String name = like.isCaseSensitive() ? "LIKE" : "ILIKE";
    SqlNode matches = Calls.to(name, at, call.getOperandList());
    return like.isNegated() ? SqlStdOperatorTable.NOT.createCall(at, matches) : matches;
  }

  /** {@code text SIMILAR TO 'gol(a|aço)%'}. */
  static SqlNode similar(SqlCall call) {
    SqlParserPos at = call.getParserPosition();
    SqlNode matches = Calls.to("SIMILAR", at, call.getOperandList());
    return ((SqlLikeOperator) call.getOperator()).isNegated()
        ? SqlStdOperatorTable.NOT.createCall(at, matches)
        : matches;
  }

  /** {@code text ~* 'golaço'}. */
  static SqlNode inAnyCase(SqlCall call) {
    call.setOperand(1, withAllLetters(call.operand(1)));
    return call;
  }

  /** {@code REGEXP_LIKE(text, 'golaço', 'i')} and {@code REGEXP_LIKE(text, '(?i)golaço')}. */
  static @Nullable SqlNode regexpLike(SqlParserPos at, List<SqlNode> a) {
    if (a.size() == 3) {
      return Calls.to("REGEXP_LIKE", at, a.get(0), withAllLetters(a.get(1)), a.get(2));
    }
    return a.size() == 2 && mayHaveFlags(a.get(1))
        ? Calls.to("REGEXP_LIKE", at, a.get(0), withAllLetters(a.get(1)))
        : null;
  }

  private static boolean mayHaveFlags(SqlNode expression) {
    String text = Units.text(expression);
    return text == null || text.contains("(?");
  }

  private static SqlNode withAllLetters(SqlNode expression) {
    SqlParserPos at = expression.getParserPosition();
    String text = Units.text(expression);
    return text == null
        ? SqlStdOperatorTable.CONCAT.createCall(
            at, SqlLiteral.createCharString(ALL_LETTERS, at), expression)
        : SqlLiteral.createCharString(ALL_LETTERS + text, at);
  }
}
