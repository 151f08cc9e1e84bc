package dev.powertrack.sql.plan;

import com.google.common.collect.ImmutableList;
import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Windows with RANGE and a distance, such as {@code RANGE BETWEEN INTERVAL '1' HOUR PRECEDING AND
 * CURRENT ROW}, in the one form that Calcite's code is right for: by a rising key without NULLs.
 *
 * <ul>
 *   <li>By a falling key, it looks in the wrong direction and finds no rows. What does not depend
 *       on an order has the same rows by a rising key with the bounds exchanged.
 *   <li>A NULL has no distance, and was an error. Its frame has its peers instead, and those rows
 *       are a partition of their own to others.
 *   <li>A distance between dates was taken for one of milliseconds, as one of months still would
 *       be.
 *   <li>A DECIMAL, for which no code can be made, becomes a whole number of its last digit.
 * </ul>
 */
final class RangeFrames extends RexShuttle {
  private static final Set<SqlKind> OF_ANY_ORDER =
      EnumSet.of(
          SqlKind.COUNT,
          SqlKind.SUM,
          SqlKind.SUM0,
          SqlKind.AVG,
          SqlKind.MIN,
          SqlKind.MAX,
          SqlKind.STDDEV_POP,
          SqlKind.STDDEV_SAMP,
          SqlKind.VAR_POP,
          SqlKind.VAR_SAMP);

  private final RexBuilder builder;

  private RangeFrames(RexBuilder builder) {
    this.builder = builder;
  }

  /** Does so in all of a statement. */
  static RelNode in(RelNode statement) {
    RexShuttle frames = new RangeFrames(statement.getCluster().getRexBuilder());
    return EveryNode.of(statement, node -> node.accept(frames));
  }

  @Override
  public RexNode visitOver(RexOver given) {
    RexOver over = (RexOver) super.visitOver(given);
    RexWindow window = over.getWindow();
    if (window.isRows()
        || window.orderKeys.size() != 1
        || !hasDistance(window.getLowerBound()) && !hasDistance(window.getUpperBound())) {
      return over;
    }
    checkDistance(window.getLowerBound());
    checkDistance(window.getUpperBound());
    RexFieldCollation key = timed(window.orderKeys.get(0));
    Frame frame = numbered(new Frame(key, window.getLowerBound(), window.getUpperBound()));
    Frame rising = key.right.contains(SqlKind.DESCENDING) ? mirrored(over, frame) : frame;
    return key.left.getType().isNullable()
        ? ofNullable(over, rising)
        : over(over, window.partitionKeys, rising);
  }

  private static boolean hasDistance(RexWindowBound bound) {
    return bound.getOffset() != null;
  }

  private static void checkDistance(RexWindowBound bound) {
    RexNode distance = bound.getOffset();
    if (distance != null
        && SqlTypeUtil.isInterval(distance.getType())
        && distance.getType().getSqlTypeName().isYearMonth()) {
      throw unsupported("a distance of months or years", "one of days");
    }
  }

  /**
   * The distance of two dates is in milliseconds too, for a window asks for it with an interval.
   */
  private RexFieldCollation timed(RexFieldCollation key) {
    RelDataType type = key.left.getType();
    if (type.getSqlTypeName() != SqlTypeName.DATE) {
      return key;
    }
    RelDataType time = builder.getTypeFactory().createSqlType(SqlTypeName.TIMESTAMP, 3);
    return new RexFieldCollation(
        builder.makeCast(builder.matchNullability(time, key.left), key.left), key.right);
  }

  private Frame numbered(Frame frame) {
    RelDataType key = frame.key.left.getType();
    List<RelDataType> types = new ArrayList<>(List.of(key));
    for (RexWindowBound bound : List.of(frame.lower, frame.upper)) {
      if (hasDistance(bound)) {
        types.add(Objects.requireNonNull(bound.getOffset()).getType());
      }
    }
    if (!SqlTypeUtil.isNumeric(key) || types.stream().noneMatch(SqlTypeUtil::isDecimal)) {
      return frame;
    }
    return types.stream().anyMatch(SqlTypeUtil::isApproximateNumeric)
        ? converted(frame, SqlTypeName.DOUBLE, 0)
        : converted(
            frame,
            SqlTypeName.BIGINT,
            types.stream().mapToInt(type -> Math.max(0, type.getScale())).max().orElse(0));
  }

  /** The key and the distances as another type, the point moved to the right by so many digits. */
  private Frame converted(Frame frame, SqlTypeName name, int digits) {
    RelDataType type = builder.getTypeFactory().createSqlType(name);
    RexNode key = frame.key.left;
    RexNode moved =
        digits == 0
            ? key
            : builder.makeCall(
                SqlStdOperatorTable.MULTIPLY,
                SqlTypeUtil.isIntType(key.getType())
                    ? builder.makeCast(builder.matchNullability(type, key), key)
                    : key,
                builder.makeExactLiteral(BigDecimal.TEN.pow(digits)));
    return new Frame(
        new RexFieldCollation(
            builder.makeCast(builder.matchNullability(type, key), moved), frame.key.right),
        converted(frame.lower, type, digits),
        converted(frame.upper, type, digits));
  }

  private RexWindowBound converted(RexWindowBound bound, RelDataType type, int digits) {
    if (!(bound.getOffset() instanceof RexLiteral distance)) {
      return bound;
    }
    Number number = Objects.requireNonNull(distance.getValueAs(Number.class));
    BigDecimal moved = new BigDecimal(number.toString()).movePointRight(digits);
    RexNode literal = builder.makeLiteral(moved, type, false);
    return bound.isPreceding()
        ? RexWindowBounds.preceding(literal)
        : RexWindowBounds.following(literal);
  }

  private static PowerTrackException unsupported(String what, String instead) {
    return new PowerTrackException(
        Kind.UNSUPPORTED, "RANGE with " + what + " is not possible, with " + instead + " it is.");
  }

  private static Frame mirrored(RexOver over, Frame frame) {
    if (!OF_ANY_ORDER.contains(over.getAggOperator().getKind())) {
      throw unsupported("a distance and ORDER BY … DESC", "ORDER BY … and the bounds exchanged");
    }
    SqlKind nulls =
        frame.key.getNullDirection() == NullDirection.FIRST
            ? SqlKind.NULLS_LAST
            : SqlKind.NULLS_FIRST;
    return new Frame(
        new RexFieldCollation(frame.key.left, Set.of(nulls)),
        mirrored(frame.upper),
        mirrored(frame.lower));
  }

  private static RexWindowBound mirrored(RexWindowBound bound) {
    RexNode distance = bound.getOffset();
    if (distance != null) {
      return bound.isPreceding()
          ? RexWindowBounds.following(distance)
          : RexWindowBounds.preceding(distance);
    }
    return bound.isCurrentRow()
        ? bound
        : bound.isPreceding()
            ? RexWindowBounds.UNBOUNDED_FOLLOWING
            : RexWindowBounds.UNBOUNDED_PRECEDING;
  }

  private RexNode ofNullable(RexOver over, Frame frame) {
    boolean nullsFirst = frame.key.getNullDirection() == NullDirection.FIRST;
    if (nullsFirst ? frame.lower.isUnbounded() : frame.upper.isUnbounded()) {
      throw unsupported(
          "one distance and all rows where those with NULL are", "NULLS at the other end");
    }
    List<RexNode> partition = new ArrayList<>(over.getWindow().partitionKeys);
    RexNode ofNull =
        over(over, partition, new Frame(frame.key, peers(frame.lower), peers(frame.upper)));
    RexNode key = frame.key.left;
    RexNode isNull = builder.makeCall(SqlStdOperatorTable.IS_NULL, key);
    partition.add(isNull);
    RexNode present =
        builder.makeCall(
            SqlStdOperatorTable.CASE, isNull, zero(key.getType()), builder.makeNotNull(key));
    RexNode ofPresent =
        over(
            over,
            partition,
            new Frame(new RexFieldCollation(present, Set.of()), frame.lower, frame.upper));
    return builder.makeCall(
        over.getType(), SqlStdOperatorTable.CASE, List.of(isNull, ofNull, ofPresent));
  }

  private RexNode zero(RelDataType type) {
    RelDataType present = builder.getTypeFactory().createTypeWithNullability(type, false);
    return builder.makeZeroLiteral(present);
  }

  /** Where the rows end that are equal, for a bound with a distance. */
  private static RexWindowBound peers(RexWindowBound bound) {
    return hasDistance(bound) ? RexWindowBounds.CURRENT_ROW : bound;
  }

  private RexNode over(RexOver over, List<RexNode> partition, Frame frame) {
    return builder.makeOver(
        over.getType(),
        over.getAggOperator(),
        over.getOperands(),
        partition,
        ImmutableList.of(frame.key),
        frame.lower,
        frame.upper,
        over.getWindow().getExclude(),
        false,
        true,
        false,
        over.isDistinct(),
        over.ignoreNulls());
  }

  private record Frame(RexFieldCollation key, RexWindowBound lower, RexWindowBound upper) {}
}
