package dev.powertrack.sql.prune;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * Answers one question about a scan's condition: may a row of this split match, given only the
 * bounds of the split's columns?
 *
 * <p>Worked example. Condition {@code FLOOR(posted_at TO DAY) = TIMESTAMP '2014-07-13 00:00:00' AND
 * lang = 'pt'}; split: the file of the window 2014-07-12 23:50. FLOOR rises with posted_at, so over
 * the window it lies between its values at both ends: 2014-07-12 and 2014-07-12. The comparison can
 * only be FALSE; nothing is known of {@code lang = 'pt'}, so it can be anything; FALSE AND anything
 * is FALSE: {@link Verdict#NEVER}, the file is not opened. For the file of 2014-07-13 10:00 the
 * comparison is TRUE, and TRUE AND anything is anything: {@link Verdict#MAYBE}.
 *
 * <p>Compiling finds two lists of expressions that somebody has to compute: {@link #constants},
 * once when the scan opens (literals, {@code ?}, CURRENT_TIMESTAMP, correlation variables: all are
 * one mechanism), and {@link #functions}, at the two ends of a split. {@link #bind} takes the
 * values of the first and a function for the second. An instance is immutable and may be bound by
 * many threads; a bound predicate belongs to one.
 */
public final class SplitPredicate {

  /** The truth values that a condition can take. */
  interface Condition {
    int evaluate(Ends ends);
  }

  /** The values that an expression can take. */
  interface Scalar {
    Interval evaluate(Ends ends);
  }

  /**
   * What is at hand for one split: the constants, the values of long lists, the functions at the
   * lower and at the upper ends of the columns, and the bounds themselves.
   */
  record Ends(
      @Nullable Object[] constants,
      List<SortedPoints> points,
      @Nullable Object @Nullable [] lower,
      @Nullable Object @Nullable [] upper,
      SplitBounds bounds) {}

  private final Condition condition;
  private final ImmutableList<Scalar> groups;
  private final ImmutableList<RexNode> constants;
  private final ImmutableList<ImmutableIntList> lists;
  private final ImmutableList<RexNode> functions;
  private final ImmutableList<Integer> columns;
  private final ImmutableList<Integer> mentioned;
  private final int columnCount;
  private final PinnedColumns pinned;

  SplitPredicate(
      Condition condition,
      List<Scalar> groups,
      List<Integer> mentioned,
      List<RexNode> constants,
      List<ImmutableIntList> lists,
      List<RexNode> functions,
      List<Integer> columns,
      int columnCount,
      PinnedColumns pinned) {
    this.condition = condition;
    this.groups = ImmutableList.copyOf(groups);
    this.mentioned = ImmutableList.copyOf(mentioned);
    this.constants = ImmutableList.copyOf(constants);
    this.lists = ImmutableList.copyOf(lists);
    this.functions = ImmutableList.copyOf(functions);
    this.columns = ImmutableList.copyOf(columns);
    this.columnCount = columnCount;
    this.pinned = pinned;
  }

  /**
   * Compiles the condition of a scan.
   *
   * @param condition over the columns of the table; null for none, which always holds
   * @param bounded the columns of which splits know something
   * @param columnCount how many columns the table has
   */
  public static SplitPredicate compile(
      RexBuilder builder, @Nullable RexNode condition, IntPredicate bounded, int columnCount) {
    return compile(builder, condition, List.of(), bounded, columnCount);
  }

  /**
   * As the other, and asks of a split too whether its rows are one group.
   *
   * @param groups what rows are grouped by, over the columns of the table
   */
  public static SplitPredicate compile(
      RexBuilder builder,
      @Nullable RexNode condition,
      List<RexNode> groups,
      IntPredicate bounded,
      int columnCount) {
    PredicateCompiler compiler = new PredicateCompiler(bounded);
    List<Scalar> values =
        groups.stream()
            .map(group -> compiler.scalar(RexUtil.expandSearch(builder, null, group)))
            .toList();
    if (condition == null) {
      return compiler.finish(
          ends -> TruthSet.TRUE, values, List.of(), columnCount, PinnedColumns.NONE);
    }
    RexNode expanded = RexUtil.expandSearch(builder, null, condition);
    Condition compiled = compiler.condition(expanded);
    List<Integer> mentioned = Inputs.of(expanded).asList().stream().filter(bounded::test).toList();
    return compiler.finish(compiled, values, mentioned, columnCount, compiler.pinned(expanded));
  }

  /** Expressions without columns, to be computed when the scan opens. */
  public List<RexNode> constants() {
    return constants;
  }

  /** Expressions over bounded columns only, to be computed at the ends of a split. */
  public List<RexNode> functions() {
    return functions;
  }

  /**
   * Makes the predicate ready.
   *
   * @param constantValues one for each of {@link #constants}
   * @param function computes {@link #functions} for a row with as many slots as the table has
   *     columns; null where there are none
   */
  public Bound bind(
      @Nullable Object[] constantValues,
      @Nullable Function1<@Nullable Object[], @Nullable Object[]> function) {
    return new Bound(constantValues, function);
  }

  /** A predicate whose constants are known. */
  public final class Bound implements SplitTest, GroupTest {
    private final @Nullable Object[] constantValues;
    private final @Nullable Function1<@Nullable Object[], @Nullable Object[]> function;
    private final List<SortedPoints> points = new ArrayList<>();
    private final @Nullable Object[] lowerRow = new @Nullable Object[columnCount];
    private final @Nullable Object[] upperRow = new @Nullable Object[columnCount];

    private Bound(
        @Nullable Object[] constantValues,
        @Nullable Function1<@Nullable Object[], @Nullable Object[]> function) {
      this.constantValues = constantValues;
      for (ImmutableIntList list : lists) {
        points.add(SortedPoints.of(Lists.transform(list, i -> constantValues[i])));
      }
      this.function = function;
    }

    @Override
    public Verdict test(SplitBounds bounds) {
      for (int column : mentioned) {
        Interval values = bounds.column(column);
        if (values.isKnown() && values.nullable()) {
          int withValue = truth(bounds, column, values.withoutNull());
          return TruthSet.verdict(withValue) == Verdict.MAYBE
              ? Verdict.MAYBE
              : TruthSet.verdict(withValue | truth(bounds, column, Interval.ONLY_NULL));
        }
      }
      return TruthSet.verdict(condition.evaluate(ends(bounds)));
    }

    /**
     * With one column told apart. Nodes forget how they go together: of {@code posted_at < x AND
     * (posted_at < y) IS NOT TRUE} the first could hold for a time and the second for NULL. So rows
     * with a time and rows without one are looked at one after the other.
     */
    private int truth(SplitBounds bounds, int column, Interval values) {
      return condition.evaluate(ends(other -> other == column ? values : bounds.column(other)));
    }

    @Override
    public boolean asksOf(int column) {
      return mentioned.contains(column);
    }

    @Override
    public Optional<Set<Object>> pinned(int column) {
      return pinned.values(column, constantValues);
    }

    @Override
    public boolean isOneGroup(SplitBounds bounds) {
      Ends ends = ends(bounds);
      return groups.stream().allMatch(group -> group.evaluate(ends).isTheSameForAllRows());
    }

    /** The values that one of the expressions which rows are grouped by can take. */
    Interval group(int index, SplitBounds bounds) {
      return groups.get(index).evaluate(ends(bounds));
    }

    private Ends ends(SplitBounds bounds) {
      if (function == null) {
        return new Ends(constantValues, points, null, null, bounds);
      }
      for (int column : columns) {
        Interval interval = bounds.column(column);
        if (!interval.isKnown()) {
          lowerRow[column] = null;
          upperRow[column] = null;
        } else {
          lowerRow[column] = interval.lo();
          upperRow[column] = interval.hi();
        }
      }
      return new Ends(constantValues, points, apply(lowerRow), apply(upperRow), bounds);
    }

    /**
     * A function may fail at an end of a split (a cast, a division) though it would not for any
     * row: then nothing is known, and the exact test of the rows decides what is an error.
     */
    private @Nullable Object @Nullable [] apply(@Nullable Object[] row) {
      try {
        return function == null ? null : function.apply(row);
      } catch (RuntimeException notDefinedHere) {
        return null;
      }
    }
  }
}
