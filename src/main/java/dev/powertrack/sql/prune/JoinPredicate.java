package dev.powertrack.sql.prune;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Answers one question about the condition of a join: may a row of this split meet a row of the
 * other side, given the bounds of the split's columns and the {@link JoinKeys} of that side?
 *
 * <p>Worked example. {@code CAST(t.posted_at AS DATE) = e.day AND t.posted_at > e.start}: the first
 * part is a key, an expression of the split that equals a field of the other side; over the file of
 * 2014-07-13 10:00 it is 2014-07-13, and one look-up tells whether the other side has that day. The
 * second is none, so the whole condition is asked as well, with the fields of each row of the other
 * side in their places, or with the range of each where there are many rows.
 */
public final class JoinPredicate {

  /** A part of the condition: an expression over the split equals a field of the other side. */
  record Key(RexNode expression, int field, boolean nullIsEqual) {}

  private final SplitPredicate predicate;
  private final List<Key> keys;
  private final boolean onlyKeys;
  private final int columns;
  private final int fields;
  private final ImmutableBitSet mentioned;

  private JoinPredicate(
      SplitPredicate predicate,
      List<Key> keys,
      boolean onlyKeys,
      int columns,
      int fields,
      ImmutableBitSet mentioned) {
    this.predicate = predicate;
    this.keys = keys;
    this.onlyKeys = onlyKeys;
    this.columns = columns;
    this.fields = fields;
    this.mentioned = mentioned;
  }

  /**
   * Compiles the condition of a join.
   *
   * @param condition over the columns of the table and, behind them, the fields of the other side
   * @param bounded the columns of which splits know something
   * @param columns how many columns the table has
   * @param fields how many fields the other side has
   */
  public static JoinPredicate compile(
      RexBuilder builder, RexNode condition, IntPredicate bounded, int columns, int fields) {
    List<Key> keys = new ArrayList<>();
    List<RexNode> parts = RelOptUtil.conjunctions(condition);
    for (RexNode part : parts) {
      Key key = key(part, columns);
      if (key != null) {
        keys.add(key);
      }
    }
    boolean onlyKeys = keys.size() == parts.size();
    SplitPredicate predicate =
        SplitPredicate.compile(
            builder,
            onlyKeys ? null : condition,
            keys.stream().map(Key::expression).toList(),
            column -> column >= columns || bounded.test(column),
            columns + fields);
    return new JoinPredicate(
        predicate, List.copyOf(keys), onlyKeys, columns, fields, Inputs.of(condition));
  }

  private static @Nullable Key key(RexNode part, int columns) {
    boolean nullIsEqual = part.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
    if (part.getKind() != SqlKind.EQUALS && !nullIsEqual) {
      return null;
    }
    List<RexNode> sides = ((RexCall) part).getOperands();
    for (int i = 0; i < 2; i++) {
      RexNode expression = sides.get(i);
      if (sides.get(1 - i) instanceof RexInputRef field
          && field.getIndex() >= columns
          && !Inputs.any(expression, column -> column >= columns)) {
        return new Key(expression, field.getIndex() - columns, nullIsEqual);
      }
    }
    return null;
  }

  /** How many fields the other side has. */
  public int fields() {
    return fields;
  }

  /** Expressions without columns, to be computed when the scan opens. */
  public List<RexNode> constants() {
    return predicate.constants();
  }

  /** Expressions to be computed at the ends of a split, over columns and fields. */
  public List<RexNode> functions() {
    return predicate.functions();
  }

  /** Makes the predicate ready; see {@link SplitPredicate#bind}. */
  public Bound bind(
      @Nullable Object[] constantValues,
      @Nullable Function1<@Nullable Object[], @Nullable Object[]> function) {
    return new Bound(predicate.bind(constantValues, function));
  }

  /** A predicate whose constants are known. */
  public final class Bound {
    private final SplitPredicate.Bound bound;

    private Bound(SplitPredicate.Bound bound) {
      this.bound = bound;
    }

    /** The parts of the condition that are keys. */
    List<Key> keys() {
      return keys;
    }

    /** What a key can be in a split; {@code fields} as in {@link #canMeet}. */
    Interval key(int index, SplitBounds split, Interval[] fields) {
      return bound.group(index, with(split, fields));
    }

    /** Whether what is known of a column of the table can make a difference. */
    boolean asksOf(int column) {
      return mentioned.get(column);
    }

    /** Whether there is nothing to ask but the keys. */
    boolean isOnlyKeys() {
      return onlyKeys;
    }

    /**
     * Whether a row of the split can meet a row of the other side.
     *
     * @param fields what the fields of that row are
     */
    boolean canMeet(SplitBounds split, Interval[] fields) {
      return bound.test(with(split, fields)) != Verdict.NEVER;
    }

    private SplitBounds with(SplitBounds split, Interval[] fields) {
      return column -> column < columns ? split.column(column) : fields[column - columns];
    }
  }
}
