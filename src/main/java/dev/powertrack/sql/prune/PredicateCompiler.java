package dev.powertrack.sql.prune;

import com.google.common.collect.Lists;
import dev.powertrack.sql.prune.Monotonicity.Direction;
import dev.powertrack.sql.prune.SplitPredicate.Condition;
import dev.powertrack.sql.prune.SplitPredicate.Ends;
import dev.powertrack.sql.prune.SplitPredicate.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/** Walks a condition once and turns each node into what it can be over a split. */
final class PredicateCompiler {
  /** From so many values on, a list is searched rather than gone through. */
  private static final int LONG_LIST = 8;

  private static final Condition ANYTHING = ends -> TruthSet.ANY;
  private static final Scalar UNKNOWN = ends -> Interval.UNKNOWN;

  private final IntPredicate bounded;
  private final List<RexNode> constants = new ArrayList<>();
  private final Map<RexNode, Integer> constantIndexes = new HashMap<>();
  private final List<ImmutableIntList> lists = new ArrayList<>();
  private final List<RexNode> functions = new ArrayList<>();
  private final Map<RexNode, Scalar> scalars = new HashMap<>();
  private final SortedSet<Integer> columns = new TreeSet<>();

  PredicateCompiler(IntPredicate bounded) {
    this.bounded = bounded;
  }

  SplitPredicate finish(
      Condition condition,
      List<Scalar> groups,
      List<Integer> mentioned,
      int columnCount,
      PinnedColumns pinned) {
    return new SplitPredicate(
        condition,
        groups,
        mentioned,
        constants,
        lists,
        functions,
        List.copyOf(columns),
        columnCount,
        pinned);
  }

  PinnedColumns pinned(RexNode condition) {
    return PinnedColumns.of(condition, this::constant);
  }

  Condition condition(RexNode e) {
    return switch (e.getKind()) {
      case AND -> connective(e, TruthSet.TRUE, TruthSet::and, SqlKind.NOT_EQUALS);
      case OR -> connective(e, TruthSet.FALSE, TruthSet::or, SqlKind.EQUALS);
      case NOT, IS_FALSE, IS_NOT_FALSE, IS_TRUE, IS_NOT_TRUE -> ofCondition(e);
      case IS_NULL, IS_NOT_NULL -> nullTest(e);
      case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          comparison(e.getKind(), operand(e, 0), operand(e, 1));
      case CASE -> choice((RexCall) e, this::condition);
      case LIKE -> like((RexCall) e);
      default -> truthOf(e);
    };
  }

  /**
   * AND, OR.
   *
   * @param listed the comparison that a long list of values is made of: IN of EQUALS, NOT IN of
   *     NOT_EQUALS
   */
  private Condition connective(RexNode e, int neutral, IntBinaryOperator operator, SqlKind listed) {
    Map<RexNode, List<RexNode>> lists = new LinkedHashMap<>();
    List<RexNode> others = new ArrayList<>();
    for (RexNode part : ((RexCall) e).operands) {
      RexNode column = part.getKind() == listed ? columnOfList((RexCall) part) : null;
      if (column == null) {
        others.add(part);
      } else {
        lists.computeIfAbsent(column, c -> new ArrayList<>()).add(part);
      }
    }
    lists.values().stream().filter(parts -> parts.size() < LONG_LIST).forEach(others::addAll);
    lists.values().removeIf(parts -> parts.size() < LONG_LIST);
    Condition[] parts =
        Stream.concat(
                lists.entrySet().stream()
                    .map(list -> inList(list.getKey(), list.getValue(), listed)),
                others.stream().map(this::condition))
            .toArray(Condition[]::new);
    int decided = TruthSet.not(neutral);
    return ends -> {
      int set = neutral;
      for (int i = 0; i < parts.length && set != decided; i++) {
        set = operator.applyAsInt(set, parts[i].evaluate(ends));
      }
      return set;
    };
  }

  /** The left side of a comparison with a value that is known when the scan opens, or null. */
  private @Nullable RexNode columnOfList(RexCall comparison) {
    RexNode left = comparison.operands.get(0);
    RexNode right = comparison.operands.get(1);
    return left.getKind() != SqlKind.CASE
            && !Inputs.of(left).isEmpty()
            && isUsable(left)
            && Inputs.of(right).isEmpty()
            && isUsable(right)
        ? left
        : null;
  }

  private Condition inList(RexNode e, List<RexNode> comparisons, SqlKind listed) {
    Scalar scalar = scalar(e);
    int list = lists.size();
    lists.add(
        ImmutableIntList.copyOf(comparisons.stream().map(c -> constant(operand(c, 1))).toList()));
    return ends -> {
      int in = ends.points().get(list).equalsAny(scalar.evaluate(ends));
      return listed == SqlKind.EQUALS ? in : TruthSet.not(in);
    };
  }

  private Condition ofCondition(RexNode e) {
    Condition operand = condition(operand(e, 0));
    return switch (e.getKind()) {
      case NOT -> ends -> TruthSet.not(operand.evaluate(ends));
      case IS_TRUE -> ends -> TruthSet.isTrue(operand.evaluate(ends));
      case IS_NOT_TRUE -> ends -> TruthSet.not(TruthSet.isTrue(operand.evaluate(ends)));
      case IS_FALSE -> ends -> TruthSet.isTrue(TruthSet.not(operand.evaluate(ends)));
      default -> ends -> TruthSet.not(TruthSet.isTrue(TruthSet.not(operand.evaluate(ends))));
    };
  }

  private Condition nullTest(RexNode e) {
    RexNode argument = operand(e, 0);
    boolean isNull = e.getKind() == SqlKind.IS_NULL;
    if (argument.getType().getSqlTypeName() == SqlTypeName.BOOLEAN) {
      Condition operand = condition(argument);
      return ends -> {
        int unknown = TruthSet.isUnknown(operand.evaluate(ends));
        return isNull ? unknown : TruthSet.not(unknown);
      };
    }
    if (!argument.getType().isNullable()) {
      return ends -> TruthSet.of(!isNull);
    }
    Scalar scalar = scalar(argument);
    return ends -> {
      Interval values = scalar.evaluate(ends);
      if (values.isOnlyNull()) {
        return TruthSet.of(isNull);
      }
      return values.isKnown() && !values.nullable()
          ? TruthSet.of(!isNull)
          : TruthSet.TRUE | TruthSet.FALSE;
    };
  }

  /** A CASE is compared branch by branch; COALESCE is one. */
  private Condition comparison(SqlKind kind, RexNode x, RexNode y) {
    if (x.getKind() == SqlKind.CASE && !Inputs.of(x).isEmpty()) {
      return choice((RexCall) x, value -> comparison(kind, value, y));
    }
    if (y.getKind() == SqlKind.CASE && !Inputs.of(y).isEmpty()) {
      return choice((RexCall) y, value -> comparison(kind, x, value));
    }
    if (!isUsable(x) || !isUsable(y)) {
      return ANYTHING;
    }
    Scalar left = scalar(x);
    Scalar right = scalar(y);
    return ends -> compare(kind, left.evaluate(ends), right.evaluate(ends));
  }

  /**
   * What CASE WHEN … THEN … ELSE … END can be: what any branch can be that can be reached.
   *
   * @param ofValue what is to be said of a branch
   */
  private Condition choice(RexCall e, Function<RexNode, Condition> ofValue) {
    List<RexNode> operands = e.getOperands();
    int branches = operands.size() / 2;
    Condition[] when = new Condition[branches];
    Condition[] then = new Condition[branches];
    for (int i = 0; i < branches; i++) {
      when[i] = condition(operands.get(2 * i));
      then[i] = ofValue.apply(operands.get(2 * i + 1));
    }
    Condition otherwise = ofValue.apply(operands.get(operands.size() - 1));
    return ends -> {
      int set = 0;
      for (int i = 0; i < branches; i++) {
        int reached = when[i].evaluate(ends);
        if ((reached & TruthSet.TRUE) != 0) {
          set |= then[i].evaluate(ends);
        }
        if (reached == TruthSet.TRUE) {
          return set;
        }
      }
      return set | otherwise.evaluate(ends);
    };
  }

  static int compare(SqlKind kind, Interval x, Interval y) {
    if (x.isOnlyNull() || y.isOnlyNull()) {
      return TruthSet.UNKNOWN;
    }
    if (!x.isKnown() || !y.isKnown()) {
      return TruthSet.ANY;
    }
    int unknown = x.nullable() || y.nullable() ? TruthSet.UNKNOWN : 0;
    int lowest = Interval.compare(lo(x), hi(y));
    int highest = Interval.compare(hi(x), lo(y));
    return unknown
        | switch (kind) {
          case LESS_THAN -> can(lowest < 0, highest >= 0);
          case LESS_THAN_OR_EQUAL -> can(lowest <= 0, highest > 0);
          case GREATER_THAN -> can(highest > 0, lowest <= 0);
          case GREATER_THAN_OR_EQUAL -> can(highest >= 0, lowest < 0);
          case EQUALS -> equality(lowest, highest);
          default -> TruthSet.not(equality(lowest, highest));
        };
  }

  private static int can(boolean beTrue, boolean beFalse) {
    return (beTrue ? TruthSet.TRUE : 0) | (beFalse ? TruthSet.FALSE : 0);
  }

  /** Both at once only if neither interval leaves a choice: then lowest and highest are 0. */
  private static int equality(int lowest, int highest) {
    boolean overlap = lowest <= 0 && highest >= 0;
    return can(overlap, lowest != 0 || highest != 0);
  }

  private static Comparable<?> lo(Interval known) {
    return Objects.requireNonNull(known.lo());
  }

  private static Comparable<?> hi(Interval known) {
    return Objects.requireNonNull(known.hi());
  }

  /** A condition that is not built from comparisons: a boolean column, LIKE. */
  private Condition truthOf(RexNode e) {
    if (e.getType().getSqlTypeName() != SqlTypeName.BOOLEAN || !isUsable(e)) {
      return ANYTHING;
    }
    Scalar scalar = scalar(e);
    return ends -> {
      Interval values = scalar.evaluate(ends);
      if (values.isOnlyNull()) {
        return TruthSet.UNKNOWN;
      }
      return values.isPoint() ? TruthSet.of(Boolean.TRUE.equals(values.lo())) : TruthSet.ANY;
    };
  }

  /** {@code CAST(posted_at AS VARCHAR) LIKE '2014-07-13%'}: by what the pattern begins with. */
  private Condition like(RexCall e) {
    Condition exact = truthOf(e);
    if (!LikePattern.isPlain(e) || !isUsable(e.operands.get(0))) {
      return exact;
    }
    RexNode pattern = e.operands.get(1);
    if (!isUsable(pattern) || !Inputs.of(pattern).isEmpty()) {
      return exact;
    }
    Scalar text = scalar(e.operands.get(0));
    int i = constant(pattern);
    return ends -> {
      LikePrefix prefix = LikePrefix.of(ends.constants()[i]);
      int set = prefix == null ? TruthSet.ANY : prefix.test(text.evaluate(ends));
      return set == TruthSet.ANY ? exact.evaluate(ends) : set;
    };
  }

  private boolean isUsable(RexNode e) {
    return RexUtil.isDeterministic(e) && !Inputs.any(e, column -> !bounded.test(column));
  }

  /** The values of an expression; unknown where it names a column that splits do not know. */
  Scalar scalar(RexNode e) {
    if (!isUsable(e)) {
      return UNKNOWN;
    }
    if (e instanceof RexInputRef column) {
      return ends -> ends.bounds().column(column.getIndex());
    }
    if (Inputs.of(e).isEmpty()) {
      int i = constant(e);
      return ends -> Interval.point(ends.constants()[i]);
    }
    Scalar known = scalars.get(e);
    if (known == null) {
      known = function((RexCall) e);
      scalars.put(e, known);
    }
    return known;
  }

  /**
   * A function of bounded columns. It is one value if its arguments are; it lies between its values
   * at the ends if it moves in one direction.
   */
  private Scalar function(RexCall e) {
    int i = functions.size();
    functions.add(e);
    List<Integer> named = Inputs.of(e).asList();
    columns.addAll(named);
    Scalar[] arguments = arguments(e);
    Movement[] movements =
        named.stream().map(column -> movement(e, column)).toArray(Movement[]::new);
    return ends -> {
      if (allKnown(arguments, ends)) {
        return ends.lower() == null ? Interval.UNKNOWN : Interval.point(ends.lower()[i]);
      }
      return between(ends, i, direction(movements, ends), anyNullable(named, ends));
    };
  }

  /** How a function moves with a column, if it does not begin anew on the way. */
  private record Movement(int column, Direction direction, List<Predicate<Ends>> provisos) {
    Direction within(Ends ends) {
      for (Predicate<Ends> proviso : provisos) {
        if (!proviso.test(ends)) {
          return Direction.NONE;
        }
      }
      return direction;
    }
  }

  private Movement movement(RexCall e, int column) {
    Monotonicity monotonicity = Monotonicity.of(e, moving -> moving == column);
    return new Movement(
        column,
        monotonicity.direction(),
        monotonicity.direction() == Direction.NONE
            ? List.of()
            : monotonicity.cycles().stream().map(this::proviso).toList());
  }

  private Predicate<Ends> proviso(Cycle cycle) {
    Scalar argument = scalar(cycle.argument());
    List<Integer> zones = cycle.zones().stream().map(this::constant).toList();
    return ends ->
        cycle.holds(
            argument.evaluate(ends), Lists.transform(zones, zone -> ends.constants()[zone]));
  }

  private Scalar[] arguments(RexCall e) {
    return e.operands.stream()
        .filter(operand -> !Inputs.of(operand).isEmpty())
        .map(
            operand ->
                operand.getType().getSqlTypeName() == SqlTypeName.BOOLEAN
                    ? truthScalar(operand)
                    : scalar(operand))
        .toArray(Scalar[]::new);
  }

  private Scalar truthScalar(RexNode e) {
    Condition truth = condition(e);
    return ends ->
        switch (truth.evaluate(ends)) {
          case TruthSet.TRUE -> Interval.point(true);
          case TruthSet.FALSE -> Interval.point(false);
          case TruthSet.UNKNOWN -> Interval.ONLY_NULL;
          default -> Interval.UNKNOWN;
        };
  }

  private static boolean allKnown(Scalar[] arguments, Ends ends) {
    for (Scalar argument : arguments) {
      if (!argument.evaluate(ends).isTheSameForAllRows()) {
        return false;
      }
    }
    return true;
  }

  /** How the function moves with the one column that is not a point; NONE if there are several. */
  private static Direction direction(Movement[] movements, Ends ends) {
    Movement moving = null;
    for (Movement movement : movements) {
      Interval values = ends.bounds().column(movement.column);
      if (!values.isKnown()) {
        return Direction.NONE;
      }
      if (Interval.compare(lo(values), hi(values)) != 0) {
        if (moving != null) {
          return Direction.NONE;
        }
        moving = movement;
      }
    }
    return moving == null ? Direction.NONE : moving.within(ends);
  }

  private static boolean anyNullable(List<Integer> named, Ends ends) {
    return named.stream().anyMatch(column -> ends.bounds().column(column).nullable());
  }

  private static Interval between(Ends ends, int i, Direction direction, boolean nullable) {
    Object atLower = ends.lower() == null ? null : ends.lower()[i];
    Object atUpper = ends.upper() == null ? null : ends.upper()[i];
    if (direction == Direction.NONE
        || !(atLower instanceof Comparable<?> a)
        || !(atUpper instanceof Comparable<?> b)) {
      return Interval.UNKNOWN;
    }
    Interval interval =
        direction == Direction.RISING ? Interval.closed(a, b) : Interval.closed(b, a);
    return nullable ? interval.orNull() : interval;
  }

  /** Registers an expression that is computed when the scan opens. */
  private int constant(RexNode e) {
    return constantIndexes.computeIfAbsent(
        e,
        added -> {
          constants.add(added);
          return constants.size() - 1;
        });
  }

  private static RexNode operand(RexNode e, int i) {
    return ((RexCall) e).operands.get(i);
  }
}
