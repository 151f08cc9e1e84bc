package dev.powertrack.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's way from a parse tree to a plan, on which a long list of values is one condition from
 * the beginning: {@code SEARCH(tweet_id, Sarg[1, 2, …])}. Calcite makes {@code tweet_id = 1 OR
 * tweet_id = 2 …} of it and simplifies that; where the list stands in a CASE or among the columns,
 * it takes minutes for a thousand values, and nothing can cancel it.
 */
public final class ListConverter extends SqlToRelConverter {
  /** See {@link SqlToRelConverter}. */
  public ListConverter(
      RelOptTable.ViewExpander views,
      SqlValidator validator,
      Prepare.CatalogReader catalogue,
      RelOptCluster cluster,
      SqlRexConvertletTable convertlets,
      Config config) {
    super(views, validator, catalogue, cluster, convertlets, config);
  }

  @Override
  protected @Nullable RexNode convertExtendedExpression(SqlNode node, Blackboard board) {
    boolean isList =
        node instanceof SqlCall call
            && (call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN)
            && call.operand(1) instanceof SqlNodeList values
            && values.size() > ListLookup.SHORT_LIST;
    return isList ? condition((SqlCall) node, board) : null;
  }

  /** Null where it is not one expression compared with constants of its type. */
  private @Nullable RexNode condition(SqlCall in, Blackboard board) {
    RexBuilder builder = board.getRexBuilder();
    List<RexNode> values = new ArrayList<>();
    RexNode compared = null;
    for (SqlNode value : (SqlNodeList) in.operand(1)) {
      RexNode equal =
          board.convertExpression(
              SqlStdOperatorTable.EQUALS.createCall(
                  value.getParserPosition(), in.operand(0), value));
      RexNode read = TextsAsTimes.in(equal, builder);
      if (!(read instanceof RexCall equality)
          || equality.getKind() != SqlKind.EQUALS
          || !(equality.operands.get(1) instanceof RexLiteral literal)
          || literal.isNull()
          || compared != null && !compared.equals(equality.operands.get(0))) {
        return null;
      }
      compared = equality.operands.get(0);
      values.add(literal);
    }
    if (compared == null) {
      return null;
    }
    RexNode list = builder.makeIn(compared, values);
    return in.getKind() == SqlKind.IN ? list : builder.makeCall(SqlStdOperatorTable.NOT, list);
  }
}
