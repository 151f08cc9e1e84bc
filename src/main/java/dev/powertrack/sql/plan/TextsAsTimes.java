package dev.powertrack.sql.plan;

import dev.powertrack.PowerTrackException;
import dev.powertrack.sql.function.TimeText;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text that stands where a timestamp belongs, as many tools write it: {@code posted_at >=
 * '2014-07-13 21:24:00'}. Calcite understands just that form; here the ISO forms are understood
 * too, with T, with Z or an offset, without seconds or without a time of day. All mean UTC.
 */
final class TextsAsTimes extends RexShuttle {
  private final RexBuilder builder;

  private TextsAsTimes(RexBuilder builder) {
    this.builder = builder;
  }

  /**
   * Reads all such texts of a plan.
   *
   * @throws PowerTrackException (BAD_TIME) for a text that is no time
   */
  static RelNode in(RelNode rel) {
    RexShuttle texts = new TextsAsTimes(rel.getCluster().getRexBuilder());
    return EveryNode.of(rel, node -> node.accept(texts));
  }

  /** Reads all such texts of one expression. */
  static RexNode in(RexNode expression, RexBuilder builder) {
    return expression.accept(new TextsAsTimes(builder));
  }

  @Override
  public RexNode visitCall(RexCall call) {
    String text = call.getKind() == SqlKind.CAST ? text(call.operands.get(0)) : null;
    RexNode literal = text == null ? null : literal(text, call.getType());
    return literal == null
        ? super.visitCall(call)
        : builder.ensureType(call.getType(), literal, true);
  }

  private @Nullable RexNode literal(String text, RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case TIMESTAMP ->
          builder.makeTimestampLiteral(
              TimestampString.fromMillisSinceEpoch(TimeText.millis(text)), type.getPrecision());
      case DATE -> builder.makeDateLiteral(DateString.fromDaysSinceEpoch(TimeText.day(text)));
      case TIME ->
          builder.makeTimeLiteral(
              TimeString.fromMillisOfDay(TimeText.millisOfDay(text)), type.getPrecision());
      default -> null;
    };
  }

  private static @Nullable String text(RexNode e) {
    return e instanceof RexLiteral literal && SqlTypeUtil.inCharFamily(literal.getType())
        ? literal.getValueAs(String.class)
        : null;
  }
}
