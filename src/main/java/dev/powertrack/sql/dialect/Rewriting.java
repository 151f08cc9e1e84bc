package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.function.TimeText;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlHint;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Rewrites a parse tree from the leaves up: time literals, functions, clauses. */
final class Rewriting extends SqlShuttle {
  private final Headings headings;

  Rewriting(Headings headings) {
    this.headings = headings;
  }

  SqlNode of(SqlNode statement) {
    SqlNode rewritten = statement.accept(this);
    return rewritten == null ? statement : rewritten;
  }

  @Override
  public @Nullable SqlNode visit(SqlLiteral literal) {
    if (literal instanceof SqlIntervalLiteral interval) {
      return Intervals.withDigits(interval);
    }
    if (!(literal instanceof SqlUnknownLiteral unread)) {
      return literal;
    }
    SqlParserPos at = literal.getParserPosition();
    String text = unread.getValue();
    try {
      return switch (unread.tag) {
        case "TIMESTAMP" -> {
          String fraction = text.contains(".") ? text.replaceAll(".*\\.(\\d*).*", "$1") : "";
          yield SqlLiteral.createTimestamp(
              SqlTypeName.TIMESTAMP,
              TimestampString.fromMillisSinceEpoch(TimeText.millis(text)),
              Math.min(3, fraction.length()),
              at);
        }
        case "DATE" -> SqlLiteral.createDate(DateString.fromDaysSinceEpoch(TimeText.day(text)), at);
        case "TIME" ->
            SqlLiteral.createTime(
                TimeString.fromMillisOfDay(TimeText.millisOfDay(text)),
                text.contains(".") ? 3 : 0,
                at);
        default -> literal;
      };
    } catch (PowerTrackException e) {
      String message = String.valueOf(e.getMessage());
      throw new PowerTrackException(
          e.kind(), message.substring(0, message.length() - 1) + Functions.place(at) + ".", e);
    }
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SqlSelect select) {
      headings.name(select);
    }
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlSelect select) {
      return ofSelect(select);
    }
    if (visited instanceof SqlOrderBy order) {
      return ofOrderBy(order);
    }
    return visited instanceof SqlCall seen
        ? LateCast.ofAny(Functions.rewritten(typed(seen)))
        : visited;
  }

  /** With types for the parameters whose place does not tell the validator what they are. */
  private static SqlCall typed(SqlCall call) {
    SqlCall texts = TextParameters.typed(call);
    return ParameterOfType.typed(PlacedParameters.typed(TimeParameters.typed(texts)));
  }

  private static SqlNode ofSelect(SqlSelect select) {
    if (isNamed(select.getFrom(), "DUAL")) {
      select.setFrom(null);
    }
    TextParameters.inList(select.getSelectList());
    SqlNodeList group = select.getGroup();
    if (group != null && group.size() == 1 && isNamed(group.get(0), ClauseForms.ALL_COLUMNS)) {
      select.setGroupBy(Aggregates.notAggregated(select, group.getParserPosition()));
    }
    if (select.hasHints()) {
      top(select);
    }
    return select;
  }

  private static void top(SqlSelect select) {
    List<SqlNode> others = new ArrayList<>();
    for (SqlNode node : select.getHints()) {
      if (node instanceof SqlHint hint && hint.getName().equals(ClauseForms.TOP_HINT)) {
        select.setFetch(
            SqlLiteral.createExactNumeric(hint.getOptionList().get(0), hint.getParserPosition()));
      } else {
        others.add(node);
      }
    }
    select.setHints(new SqlNodeList(others, SqlParserPos.ZERO));
  }

  /** The limit of {@code SELECT TOP 5 … ORDER BY …} comes after the order. */
  private static SqlNode ofOrderBy(SqlOrderBy order) {
    if (!(order.query instanceof SqlSelect select)) {
      return order;
    }
    SqlNode fetch = order.fetch == null ? select.getFetch() : order.fetch;
    SqlNodeList keys = order.orderList;
    if (keys.size() == 1 && isNamed(keys.get(0), ClauseForms.ALL_COLUMNS)) {
      keys = ordinals(select.getSelectList(), keys.getParserPosition());
    }
    if (fetch == order.fetch && keys == order.orderList) {
      return order;
    }
    select.setFetch(null);
    return new SqlOrderBy(order.getParserPosition(), select, keys, order.offset, fetch);
  }

  private static SqlNodeList ordinals(SqlNodeList items, SqlParserPos at) {
    SqlNodeList ordinals = new SqlNodeList(at);
    for (int i = 1; i <= items.size(); i++) {
      if (items.get(i - 1) instanceof SqlIdentifier name && name.isStar()) {
        throw new PowerTrackException(
            Kind.UNSUPPORTED,
            "ORDER BY ALL needs named columns, not *" + Functions.place(at) + ".");
      }
      ordinals.add(SqlLiteral.createExactNumeric(String.valueOf(i), at));
    }
    return ordinals;
  }

  private static boolean isNamed(@Nullable SqlNode node, String name) {
    return node instanceof SqlIdentifier identifier
        && identifier.isSimple()
        && identifier.getSimple().equalsIgnoreCase(name);
  }
}
