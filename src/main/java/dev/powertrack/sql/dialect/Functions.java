package dev.powertrack.sql.dialect;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CHAR_LENGTH;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CURRENT_DATE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CURRENT_TIME;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CURRENT_TIMESTAMP;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LOWER;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.PERCENT_REMAINDER;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.POSITION;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.TRIM;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.UPPER;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Functions of other dialects by functions that Calcite plans, so that conditions with them still
 * choose files. Those of time are in {@link TimeFunctions}.
 */
final class Functions {

  /** What a call becomes; null where it stays as it is. */
  interface Rewrite {
    @Nullable SqlNode of(SqlParserPos at, List<SqlNode> arguments);
  }

  /** The one that functions are listed in. */
  private static final String SCHEMA = "POWERTRACK";

  /** They look at rows rather than values. */
  private static final Set<String> WITHOUT_FILTER =
      Set.of("LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE", "NTILE");

  private static final Map<String, Rewrite> BY_NAME = new HashMap<>();

  static {
    as(CURRENT_TIMESTAMP, "NOW", "GETDATE", "GETUTCDATE", "SYSDATETIME", "SYSUTCDATETIME");
    as(CURRENT_TIMESTAMP, "UTC_TIMESTAMP", "TRANSACTION_TIMESTAMP", "STATEMENT_TIMESTAMP");
    as(CURRENT_TIMESTAMP, "SYSTIMESTAMP", "CLOCK_TIMESTAMP");
    as(CURRENT_DATE, "CURDATE", "TODAY");
    as(CURRENT_TIME, "CURTIME");
    as(CHAR_LENGTH, "LEN");
    as(UPPER, "UCASE");
    as(LOWER, "LCASE");
    as(PERCENT_REMAINDER, "MOD");
    as(SqlLibraryOperators.IF, "IIF");
    as(SqlLibraryOperators.SAFE_CAST, "TRY_CAST");
    as(SqlLibraryOperators.STARTS_WITH, "STARTSWITH", "PREFIX");
    as(SqlLibraryOperators.ENDS_WITH, "ENDSWITH", "SUFFIX");
    as(SqlLibraryOperators.CHR, "CHAR");
    as(SqlLibraryOperators.POW, "POW");
    as(SqlLibraryOperators.COUNTIF, "COUNT_IF");
    as(SqlStdOperatorTable.ARG_MAX, "MAX_BY");
    as(SqlStdOperatorTable.ARG_MIN, "MIN_BY");
    as(SqlStdOperatorTable.RAND, "RANDOM");
    BY_NAME.put("GROUPING", Functions::grouping);
    BY_NAME.put("GROUPING_ID", Functions::grouping);
    for (String name : List.of("COALESCE", "GREATEST", "LEAST")) {
      BY_NAME.put(name, (at, a) -> NestedCalls.flat(name, at, a));
    }
    for (String name : List.of("IFNULL", "ISNULL", "NVL")) {
      two(name, (at, a) -> NestedCalls.flat("COALESCE", at, a));
    }
    BY_NAME.put("NULLIF", NestedCalls::nullIf);
    two("DIV", Functions::quotient);
    BY_NAME.put("LOCATE", Functions::position);
    BY_NAME.put("CHARINDEX", Functions::position);
    BY_NAME.put("BTRIM", (at, a) -> trim(at, SqlTrimFunction.Flag.BOTH, a));
    two("LTRIM", (at, a) -> trim(at, SqlTrimFunction.Flag.LEADING, a));
    two("RTRIM", (at, a) -> trim(at, SqlTrimFunction.Flag.TRAILING, a));
    BY_NAME.put("LPAD", (at, a) -> padded("LPAD", at, a));
    BY_NAME.put("RPAD", (at, a) -> padded("RPAD", at, a));
    BY_NAME.put("REGEXP_REPLACE", Functions::regexpReplace);
    BY_NAME.put("REGEXP_LIKE", TextMatches::regexpLike);
    BY_NAME.put("OVERLAY", (at, a) -> Calls.to("OVERLAY", at, a));
    BY_NAME.put("INSERT", Functions::overlay);
    BY_NAME.put("TO_CHAR", Functions::toChar);
    BY_NAME.put(
        "MEDIAN", (at, a) -> a.size() == 1 ? quantile(at, "CONT", a.get(0), half(at)) : null);
    two("PERCENTILE_CONT", (at, a) -> quantile(at, "CONT", a.get(0), a.get(1)));
    two("PERCENTILE_DISC", (at, a) -> quantile(at, "DISC", a.get(0), a.get(1)));
    BY_NAME.put("ARRAY_AGG", Functions::noArrays);
    BY_NAME.put("ARRAY_CONCAT_AGG", Functions::noArrays);
    BY_NAME.put("COLLECT", Functions::noArrays);
    constant("CURRENT_SCHEMA", SCHEMA);
    constant("SCHEMA", SCHEMA);
    constant("DATABASE", SCHEMA);
    constant("CURRENT_DATABASE", SCHEMA);
    constant("VERSION", "PowerTrack SQL");
    TimeFunctions.addTo(BY_NAME);
  }

  private Functions() {}

  private static void as(SqlOperator operator, String... names) {
    for (String name : names) {
      BY_NAME.put(name, (at, arguments) -> operator.createCall(at, arguments));
    }
  }

  private static void two(String name, Rewrite rewrite) {
    BY_NAME.put(name, (at, arguments) -> arguments.size() == 2 ? rewrite.of(at, arguments) : null);
  }

  private static void constant(String name, String value) {
    BY_NAME.put(
        name,
        (at, arguments) -> arguments.isEmpty() ? SqlLiteral.createCharString(value, at) : null);
  }

  static Set<String> names() {
    return Set.copyOf(BY_NAME.keySet());
  }

  /** What a call becomes, whose arguments have been rewritten already. */
  static SqlNode rewritten(SqlCall given) {
    SqlCall call = withoutSchema(given);
    SqlParserPos at = call.getParserPosition();
    SqlNode rewritten =
        switch (call.getKind()) {
          case PLUS, MINUS -> sum(call);
          case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
              RowComparison.of(call);
          case WITHIN_GROUP -> withinGroup(call);
          case TABLESAMPLE -> sample(call);
          case OVER -> over(window(call));
          case FLOOR, CEIL -> TimeFunctions.cut(call);
          case VALUES -> MixedNumbers.inRows(call);
          case WINDOW -> Unsupported.exclusion((SqlWindow) call);
          case WITH_ITEM -> Unsupported.recursion((SqlWithItem) call);
          case EXTRACT -> TimeFunctions.extract(call);
          case LIKE -> TextMatches.like(call);
          case SIMILAR -> TextMatches.similar(call);
          case OVERLAPS -> Overlaps.of(call);
          case UNNEST -> Unsupported.sideBySide(call);
          case POSIX_REGEX_CASE_INSENSITIVE -> TextMatches.inAnyCase(call);
          case CASE -> CaseOfParameters.asText((SqlCase) call);
          default -> byName(call, at);
        };
    return rewritten == null ? call : rewritten;
  }

  /** {@code POWERTRACK.UPPER(x)}, as tools write that list functions in a schema. */
  private static SqlCall withoutSchema(SqlCall call) {
    if (!(call.getOperator() instanceof SqlUnresolvedFunction function)) {
      return call;
    }
    SqlIdentifier name = function.getSqlIdentifier();
    boolean ours =
        name != null && name.names.size() == 2 && name.names.get(0).equalsIgnoreCase(SCHEMA);
    return ours
        ? new SqlUnresolvedFunction(
                name.getComponent(1), null, null, null, null, function.getFunctionType())
            .createCall(
                call.getFunctionQuantifier(), call.getParserPosition(), call.getOperandList())
        : call;
  }

  private static @Nullable SqlNode sum(SqlCall call) {
    if (call.operandCount() != 2) {
      return null;
    }
    SqlNode withInterval = Intervals.sum(call);
    return withInterval == null ? TimeSum.of(call) : withInterval;
  }

  private static @Nullable SqlNode byName(SqlCall call, SqlParserPos at) {
    if (call.getOperator() == SqlLibraryOperators.INFIX_CAST) {
      return SqlStdOperatorTable.CAST.createCall(at, call.getOperandList());
    }
    if (Intervals.isMixed(call)) {
      return Intervals.ofText(call);
    }
    if (!(call.getOperator() instanceof SqlFunction function)) {
      return null;
    }
    Rewrite rewrite = BY_NAME.get(function.getName().toUpperCase(Locale.ROOT));
    return rewrite == null ? TextJoins.of(call) : rewrite.of(at, call.getOperandList());
  }

  private static SqlNode quotient(SqlParserPos at, List<SqlNode> a) {
    return SqlStdOperatorTable.DIVIDE_INTEGER.createCall(at, a);
  }

  /** Where the groups are of one kind, Calcite's is an INTEGER after all, and no plan is made. */
  private static SqlNode grouping(SqlParserPos at, List<SqlNode> a) {
    return TimeFunctions.cast(
        at, SqlStdOperatorTable.GROUPING.createCall(at, a), SqlTypeName.BIGINT);
  }

  private static @Nullable SqlNode position(SqlParserPos at, List<SqlNode> a) {
    return a.size() == 2 || a.size() == 3 ? POSITION.createCall(at, a) : null;
  }

  private static SqlNode trim(SqlParserPos at, SqlTrimFunction.Flag side, List<SqlNode> a) {
    SqlNode characters = a.size() == 2 ? a.get(1) : space(at);
    return TRIM.createCall(at, SqlLiteral.createSymbol(side, at), characters, a.get(0));
  }

  /** Of our own functions; they take what Calcite's take, {@code LPAD(7, 3, '0')} too. */
  private static @Nullable SqlNode padded(String name, SqlParserPos at, List<SqlNode> a) {
    return a.size() == 2 || a.size() == 3
        ? Calls.to(
            name,
            at,
            TimeFunctions.cast(at, a.get(0), SqlTypeName.VARCHAR),
            TimeFunctions.cast(at, a.get(1), SqlTypeName.INTEGER),
            a.size() == 3 ? a.get(2) : space(at))
        : null;
  }

  private static SqlNode space(SqlParserPos at) {
    return SqlLiteral.createCharString(" ", at);
  }

  /** Without flags, all occurrences are replaced; Calcite's takes {@code \1} as a digit. */
  private static @Nullable SqlNode regexpReplace(SqlParserPos at, List<SqlNode> a) {
    return a.size() == 3
        ? Calls.to(
            "REGEXP_REPLACE",
            at,
            a.get(0),
            a.get(1),
            a.get(2),
            SqlLiteral.createCharString("g", at))
        : null;
  }

  private static @Nullable SqlNode overlay(SqlParserPos at, List<SqlNode> a) {
    return a.size() == 4 ? Calls.to("OVERLAY", at, a.get(0), a.get(3), a.get(1), a.get(2)) : null;
  }

  private static @Nullable SqlNode toChar(SqlParserPos at, List<SqlNode> a) {
    return a.size() == 1 ? TimeFunctions.cast(at, a.get(0), SqlTypeName.VARCHAR) : null;
  }

  /** {@code PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x)}. */
  private static @Nullable SqlNode withinGroup(SqlCall call) {
    SqlParserPos at = call.getParserPosition();
    SqlCall function = call.operand(0);
    SqlNodeList order = call.operand(1);
    SqlNode key = order.get(0);
    boolean falls = key.getKind() == SqlKind.DESCENDING;
    SqlNode value = falls ? ((SqlCall) key).operand(0) : key;
    List<SqlNode> arguments = function.getOperandList();
    return switch (function.getOperator().getName().toUpperCase(Locale.ROOT)) {
      case "STRING_AGG" -> TextJoins.withinGroup(function, order);
      case "PERCENTILE_CONT" -> quantile(at, "CONT", value, fraction(at, arguments.get(0), falls));
      case "PERCENTILE_DISC" -> quantile(at, "DISC", value, fraction(at, arguments.get(0), falls));
      case "MODE" -> SqlStdOperatorTable.MODE.createCall(at, value);
      default -> null;
    };
  }

  private static SqlNode fraction(SqlParserPos at, SqlNode given, boolean falls) {
    return falls
        ? SqlStdOperatorTable.MINUS.createCall(at, SqlLiteral.createExactNumeric("1", at), given)
        : given;
  }

  private static SqlNode half(SqlParserPos at) {
    return SqlLiteral.createExactNumeric("0.5", at);
  }

  private static SqlNode quantile(SqlParserPos at, String kind, SqlNode value, SqlNode fraction) {
    return Calls.to("QUANTILE_" + kind, at, value, fraction);
  }

  private static SqlNode noArrays(SqlParserPos at, List<SqlNode> arguments) {
    throw new PowerTrackException(
        Kind.UNSUPPORTED,
        "There are no array columns"
            + place(at)
            + ": STRING_AGG(x, ', ') joins values into one text.");
  }

  /** Calcite knows no FILTER beside OVER: what does not pass is NULL, which no aggregate counts. */
  private static SqlNode filtered(SqlNode aggregate) {
    if (aggregate.getKind() != SqlKind.FILTER) {
      return aggregate;
    }
    SqlCall call = ((SqlCall) aggregate).operand(0);
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    if (!name.equals("STRING_AGG") && (call.operandCount() != 1 || WITHOUT_FILTER.contains(name))) {
      throw new PowerTrackException(
          Kind.UNSUPPORTED,
          "FILTER with OVER is not possible for "
              + name
              + place(aggregate.getParserPosition())
              + ": it is for SUM, COUNT and the like.");
    }
    SqlParserPos at = aggregate.getParserPosition();
    SqlNode value = call.operand(0);
    boolean star = value instanceof SqlIdentifier all && all.isStar();
    SqlNode passing = star ? SqlLiteral.createExactNumeric("1", at) : value;
    SqlNode condition = ((SqlCall) aggregate).operand(1);
    call.setOperand(
        0,
        new SqlCase(
            at,
            null,
            SqlNodeList.of(condition),
            SqlNodeList.of(passing),
            SqlLiteral.createNull(at)));
    return call;
  }

  /** Calcite forgets the DISTINCT. */
  private static SqlCall window(SqlCall over) {
    over.setOperand(0, NullTreatment.of(filtered(over.operand(0))));
    SqlLiteral quantifier =
        over.operand(0) instanceof SqlCall aggregate ? aggregate.getFunctionQuantifier() : null;
    if (quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT) {
      throw new PowerTrackException(
          Kind.UNSUPPORTED,
          "DISTINCT is not possible with OVER" + place(over.getParserPosition()) + ".");
    }
    if (over.operand(0) instanceof SqlCall aggregate) {
      LateCast.inWindow(aggregate);
    }
    return over;
  }

  private static @Nullable SqlNode over(SqlCall over) {
    SqlNode rank = Ranks.ofOver(over);
    return rank == null ? Neighbours.ofOver(over) : rank;
  }

  private static @Nullable SqlNode sample(SqlCall call) {
    if (String.valueOf(call.operand(1)).toUpperCase(Locale.ROOT).contains("BERNOULLI")) {
      return null;
    }
    throw new PowerTrackException(
        Kind.UNSUPPORTED,
        "TABLESAMPLE SYSTEM is not possible"
            + place(call.getParserPosition())
            + ": TABLESAMPLE BERNOULLI is, and LIMIT reads less.");
  }

  /** The place of an error, to go behind what is wrong. */
  static String place(SqlParserPos at) {
    return at.getLineNum() <= 0
        ? ""
        : " (line " + at.getLineNum() + ", column " + at.getColumnNum() + ")";
  }
}
