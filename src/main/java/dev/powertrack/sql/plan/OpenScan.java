package dev.powertrack.sql.plan;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.StatementContext;
import dev.powertrack.sql.prune.JoinPredicate;
import dev.powertrack.sql.prune.SplitPredicate;
import dev.powertrack.sql.prune.SplitTest;
import dev.powertrack.sql.table.RowOrder;
import dev.powertrack.sql.table.RowRequest;
import dev.powertrack.sql.table.SameLineJoin;
import dev.powertrack.sql.table.TweetRows;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** What generated code calls to open a scan. Public, because generated code must reach it. */
public final class OpenScan {

  /**
   * All of a scan that is known when it is planned.
   *
   * @param otherSides of joins that say what to open
   * @param whole whether it is surely read to its end
   */
  public record Plan(
      PowerTrackTable table,
      SplitPredicate predicate,
      List<Integer> columns,
      int returnedColumns,
      @Nullable RowOrder order,
      List<OtherSide> otherSides,
      boolean counted,
      boolean whole) {

    public Plan {
      columns = List.copyOf(columns);
      otherSides = List.copyOf(otherSides);
    }
  }

  /**
   * The other side of a join.
   *
   * @param id of the {@link KeyFilter}
   * @param condition of the join
   */
  public record OtherSide(int id, JoinPredicate condition) {}

  /**
   * The predicate's constants.
   *
   * @param known one value for each constant, null for one that is computed or NULL
   * @param places the indexes of those that are computed when the scan opens
   */
  public record Constants(@Nullable Object[] known, List<Integer> places) {

    public Constants {
      places = List.copyOf(places);
    }

    /** Literals are known, without code: a list may have thousands. */
    static Constants of(List<RexNode> constants, JavaTypeFactory types) {
      @Nullable Object[] known =
          constants.stream()
              .map(
                  e ->
                      e instanceof RexLiteral literal
                          ? ListLookup.value(literal, types).orElse(null)
                          : null)
              .toArray();
      return new Constants(
          known, IntStream.range(0, known.length).filter(i -> known[i] == null).boxed().toList());
    }

    /** Those of all constants that are computed. */
    List<RexNode> computed(List<RexNode> constants) {
      return places.stream().map(constants::get).toList();
    }

    /** All values, with what was computed. */
    public @Nullable Object[] with(@Nullable Object[] computed) {
      @Nullable Object[] values = known.clone();
      for (int i = 0; i < computed.length; i++) {
        values[places.get(i)] = computed[i];
      }
      return values;
    }
  }

  /**
   * What a predicate needs.
   *
   * @param constants the values of its constants
   * @param functions its functions, or null
   */
  public record Computed(
      @Nullable Object[] constants,
      @Nullable Function1<@Nullable Object[], @Nullable Object[]> functions) {}

  private OpenScan() {}

  /**
   * The rows of a scan. Nothing is read before the enumerable is asked for its rows; each time, the
   * splits are chosen anew.
   *
   * @param computed what the predicate needs
   * @param ofJoins what the conditions of the joins need
   * @param rowTest the exact condition on a row of the plan's columns, or null
   * @param offset rows to leave out
   * @param fetch rows at most; negative for all
   */
  public static Enumerable<@Nullable Object[]> open(
      DataContext root,
      Plan plan,
      Computed computed,
      Computed[] ofJoins,
      @Nullable Predicate1<@Nullable Object[]> rowTest,
      long offset,
      long fetch) {
    return new Rows(root, plan, computed, List.of(ofJoins), rowTest, offset, fetch);
  }

  /**
   * A join of two scans of the same lines, in one pass.
   *
   * @param tweets the rows of {@link #open} for TWEETS
   * @param children those for a table of what tweets have in lists
   * @param tweetsFirst whether they are the join's left side
   * @param withinJob whether the job is part of the key
   * @param semi whether it gives the rows of the left side that have a partner
   */
  public static Enumerable<@Nullable Object[]> join(
      Enumerable<@Nullable Object[]> tweets,
      Enumerable<@Nullable Object[]> children,
      boolean tweetsFirst,
      boolean withinJob,
      boolean semi) {
    Rows ofTweets = (Rows) tweets;
    Rows ofChildren = (Rows) children;
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        SameLineJoin join =
            new SameLineJoin(
                ofTweets.request(),
                ofChildren.request(),
                ofTweets.plan.returnedColumns,
                ofChildren.plan.returnedColumns,
                tweetsFirst,
                withinJob,
                semi);
        return ((TweetRows) ofTweets.plan.table.rows())
            .openWith((TweetRows) ofChildren.plan.table.rows(), join);
      }
    };
  }

  /**
   * The value of a parameter in LIMIT or OFFSET.
   *
   * @throws PowerTrackException (INVALID_VALUE) if it is no number of rows
   */
  public static long count(@Nullable Object value) {
    if (value instanceof Number number && number.longValue() >= 0) {
      return number.longValue();
    }
    throw new PowerTrackException(
        Kind.INVALID_VALUE, "LIMIT and OFFSET take a number of rows, not " + value + ".");
  }

  /** What one scan reads when it is asked to. */
  private static final class Rows extends AbstractEnumerable<@Nullable Object[]> {
    private final DataContext root;
    private final Plan plan;
    private final Computed computed;
    private final List<Computed> ofJoins;
    private final @Nullable Predicate1<@Nullable Object[]> rowTest;
    private final long offset;
    private final long fetch;

    Rows(
        DataContext root,
        Plan plan,
        Computed computed,
        List<Computed> ofJoins,
        @Nullable Predicate1<@Nullable Object[]> rowTest,
        long offset,
        long fetch) {
      this.root = root;
      this.plan = plan;
      this.computed = computed;
      this.ofJoins = ofJoins;
      this.rowTest = rowTest;
      this.offset = offset;
      this.fetch = fetch;
    }

    @Override
    public Enumerator<@Nullable Object[]> enumerator() {
      Enumerator<@Nullable Object[]> rows = plan.table.rows().open(request());
      return plan.returnedColumns == plan.columns.size()
          ? rows
          : new Narrowed(rows, plan.returnedColumns);
    }

    RowRequest request() {
      StatementContext statement = StatementContext.of(root);
      Predicate<@Nullable Object[]> filter = rowTest == null ? null : rowTest::apply;
      SplitPredicate.Bound predicate = plan.predicate.bind(computed.constants, computed.functions);
      return new RowRequest(
          plan.columns,
          splits(predicate, statement),
          plan.counted ? predicate : null,
          filter,
          plan.order,
          offset,
          fetch,
          plan.whole,
          statement.maxRows(),
          statement.sql(),
          statement.control());
    }

    private SplitTest splits(SplitTest condition, StatementContext statement) {
      SplitTest all = condition;
      for (int i = 0; i < ofJoins.size(); i++) {
        OtherSide other = plan.otherSides.get(i);
        Computed computed = ofJoins.get(i);
        all =
            statement
                .joinKeys(other.id, other.condition.fields())
                .and(all, other.condition.bind(computed.constants, computed.functions));
      }
      return all;
    }
  }

  /** Rows without the columns that only the condition or the order needed. */
  private record Narrowed(Enumerator<@Nullable Object[]> rows, int width)
      implements Enumerator<@Nullable Object[]> {

    @Override
    public @Nullable Object[] current() {
      return Arrays.copyOf(rows.current(), width);
    }

    @Override
    public boolean moveNext() {
      return rows.moveNext();
    }

    @Override
    public void reset() {
      rows.reset();
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
