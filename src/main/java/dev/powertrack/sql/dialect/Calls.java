package dev.powertrack.sql.dialect;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Calls of functions by their name, as the parser makes them, and copies of calls. */
final class Calls {
  private Calls() {}

  static SqlNode to(String name, SqlParserPos at, SqlNode... arguments) {
    return to(name, at, List.of(arguments));
  }

  static SqlNode to(String name, SqlParserPos at, List<SqlNode> arguments) {
    return to(name, null, at, arguments);
  }

  /** The same of an aggregate function, which may be told DISTINCT. */
  static SqlCall to(
      String name, @Nullable SqlLiteral quantifier, SqlParserPos at, List<SqlNode> arguments) {
    return new SqlUnresolvedFunction(
            new SqlIdentifier(name, at),
            null,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION)
        .createCall(quantifier, at, arguments);
  }

  /** The same once more: the validator changes calls in place, so none may stand in two places. */
  static SqlNode copied(SqlNode node) {
    SqlNode copy =
        node.accept(
            new SqlShuttle() {
              @Override
              public @Nullable SqlNode visit(SqlCall call) {
                CallCopyingArgHandler copies = new CallCopyingArgHandler(call, true);
                call.getOperator().acceptCall(this, call, false, copies);
                return copies.result();
              }
            });
    return copy == null ? node : copy;
  }
}
