package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.function.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/**
 * STRING_AGG, LISTAGG and GROUP_CONCAT by our own STRING_AGG, whose arguments are the text, the
 * separator, how to sort, and what to sort by.
 */
final class TextJoins {
  private static final Set<String> NAMES = Set.of("STRING_AGG", "LISTAGG", "GROUP_CONCAT");
  private static final int UNORDERED = 3;

  private TextJoins() {}

  /** What a call becomes, also one with an order in its parentheses; null if it is another. */
  static @Nullable SqlNode of(SqlCall call) {
    return isOne(call) ? joined(call, new ArrayList<>(call.getOperandList())) : null;
  }

  /** What {@code … WITHIN GROUP (ORDER BY …)} of a call becomes that was changed already. */
  static @Nullable SqlNode withinGroup(SqlCall changed, SqlNodeList order) {
    return isOne(changed) && changed.operandCount() == UNORDERED ? ordered(changed, order) : null;
  }

  private static boolean isOne(SqlCall call) {
    return NAMES.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
  }

  private static @Nullable SqlNode joined(SqlCall call, List<SqlNode> arguments) {
    SqlParserPos at = call.getParserPosition();
    SqlNode separator = SqlLiteral.createCharString(",", at);
    if (last(arguments) instanceof SqlCall named && named.getKind() == SqlKind.SEPARATOR) {
      separator = named.operand(0);
      arguments.remove(arguments.size() - 1);
    }
    SqlNodeList order = SqlNodeList.EMPTY;
    if (last(arguments) instanceof SqlNodeList list) {
      order = list;
      arguments.remove(arguments.size() - 1);
    }
    if (arguments.size() == 2) {
      separator = arguments.get(1);
    } else if (arguments.size() != 1) {
      return null;
    }
    return ordered(
        call(call, List.of(text(arguments.get(0)), text(separator), order(List.of(), at))), order);
  }

  private static @Nullable SqlNode last(List<SqlNode> nodes) {
    return nodes.isEmpty() ? null : nodes.get(nodes.size() - 1);
  }

  private static SqlNode text(SqlNode value) {
    return TimeFunctions.cast(value.getParserPosition(), value, SqlTypeName.VARCHAR);
  }

  private static SqlNode order(List<SortKey> keys, SqlParserPos at) {
    return SqlLiteral.createCharString(SortKey.text(keys), at);
  }

  private static SqlCall call(SqlCall given, List<SqlNode> arguments) {
    return Calls.to(
        "STRING_AGG", given.getFunctionQuantifier(), given.getParserPosition(), arguments);
  }

  private static SqlCall ordered(SqlCall call, SqlNodeList order) {
    List<SortKey> keys = new ArrayList<>();
    List<SqlNode> values = new ArrayList<>();
    for (SqlNode given : order) {
      SqlNode value = value(given);
      checkDistinct(call, value);
      values.add(value);
      keys.add(key(given));
    }
    List<SqlNode> arguments = new ArrayList<>(call.getOperandList().subList(0, UNORDERED - 1));
    arguments.add(order(keys, call.getParserPosition()));
    arguments.addAll(values);
    return call(call, arguments);
  }

  private static SqlNode value(SqlNode key) {
    return switch (key.getKind()) {
      case DESCENDING, NULLS_FIRST, NULLS_LAST -> value(((SqlCall) key).operand(0));
      default -> key;
    };
  }

  /** NULLs are the greatest where nothing is said, as in any other ORDER BY. */
  private static SortKey key(SqlNode given) {
    boolean falls = falls(given);
    return switch (given.getKind()) {
      case NULLS_FIRST -> new SortKey(falls, true);
      case NULLS_LAST -> new SortKey(falls, false);
      default -> new SortKey(falls, falls);
    };
  }

  private static boolean falls(SqlNode key) {
    return switch (key.getKind()) {
      case DESCENDING -> true;
      case NULLS_FIRST, NULLS_LAST -> falls(((SqlCall) key).operand(0));
      default -> false;
    };
  }

  /** Of equal texts one is left, and so no place for each in an order by anything else. */
  private static void checkDistinct(SqlCall call, SqlNode key) {
    SqlLiteral quantifier = call.getFunctionQuantifier();
    boolean distinct = quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT;
    if (distinct && !isSame(key, ((SqlCall) call.operand(0)).operand(0))) {
      throw new PowerTrackException(
          Kind.UNSUPPORTED,
          "STRING_AGG(DISTINCT x) can be in the order of x only"
              + Functions.place(key.getParserPosition())
              + ": STRING_AGG(DISTINCT x, ', ' ORDER BY x).");
    }
  }

  private static boolean isSame(SqlNode one, SqlNode other) {
    return one instanceof SqlIdentifier name && other instanceof SqlIdentifier same
        ? ends(name.names, same.names) || ends(same.names, name.names)
        : one.equalsDeep(other, Litmus.IGNORE);
  }

  private static boolean ends(List<String> name, List<String> end) {
    return name.size() >= end.size()
        && name.subList(name.size() - end.size(), name.size()).equals(end);
  }
}
