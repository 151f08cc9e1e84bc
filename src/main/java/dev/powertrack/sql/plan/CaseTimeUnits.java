package dev.powertrack.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.AbstractSqlType;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Tells the units of time in the branches of a CASE apart. Calcite 1.42 cannot write the code of
 *
 * <pre>{@code
 * CASE WHEN EXTRACT(HOUR FROM posted_at) < 5 THEN 'night'
 *      WHEN EXTRACT(HOUR FROM window_start) < 12 THEN 'morning' END
 * }</pre>
 *
 * because the unit HOUR is one literal for both: the code of a later branch takes over the variable
 * that an earlier one made of it ({@code RexToLixTranslator.rexResultMap}), but not what it stands
 * for ({@code literalMap}). So each branch's HOUR gets a type of its own, and they are equal no
 * more. The type is named after the branch's place, so that two equal CASEs stay equal.
 */
final class CaseTimeUnits extends RexShuttle {
  private final Flags flags;
  private final String place;

  private CaseTimeUnits(Flags flags, String place) {
    this.flags = flags;
    this.place = place;
  }

  /** Does so in all of a plan. */
  static RelNode in(RelNode rel) {
    RexShuttle units =
        new CaseTimeUnits(new Flags(rel.getCluster().getRexBuilder().getTypeFactory()), "");
    return EveryNode.of(rel, node -> node.accept(units));
  }

  @Override
  public RexNode visitCall(RexCall call) {
    if (call.getKind() != SqlKind.CASE) {
      return super.visitCall(call);
    }
    List<RexNode> branches = new ArrayList<>();
    for (int i = 0; i < call.operands.size(); i++) {
      branches.add(call.operands.get(i).accept(new CaseTimeUnits(flags, place + "/" + i)));
    }
    return branches.equals(call.operands) ? call : call.clone(call.getType(), branches);
  }

  @Override
  public RexNode visitLiteral(RexLiteral literal) {
    return place.isEmpty() || literal.getTypeName() != SqlTypeName.SYMBOL
        ? literal
        : flags.flag(literal, place);
  }

  /** Makes literals of a type that Calcite's own way gives no choice of. */
  private static final class Flags extends RexBuilder {
    Flags(RelDataTypeFactory types) {
      super(types);
    }

    RexNode flag(RexLiteral literal, String place) {
      return makeLiteral(literal.getValue(), new PlacedSymbol(place), SqlTypeName.SYMBOL);
    }
  }

  /** The type of a symbol in one branch of a CASE. */
  private static final class PlacedSymbol extends AbstractSqlType {
    private final String place;

    PlacedSymbol(String place) {
      super(SqlTypeName.SYMBOL, false, null);
      this.place = place;
      computeDigest();
    }

    @Override
    protected void generateTypeString(StringBuilder text, boolean withDetail) {
      text.append("SYMBOL").append(withDetail ? place : "");
    }
  }
}
