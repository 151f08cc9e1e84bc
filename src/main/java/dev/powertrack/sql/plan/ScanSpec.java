package dev.powertrack.sql.plan;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * All that has been moved into a scan. Carried out in this order: condition, order, offset and
 * fetch, projection.
 *
 * @param projects ordinals of the table's columns that the scan returns
 * @param condition over the table's columns; null for none
 * @param order over the table's columns; empty for none
 * @param offset rows left out at the start: a literal or a parameter; null for none
 * @param fetch rows returned at most: a literal or a parameter; null for all
 * @param keys each opens only what the other side of a join has keys for
 * @param groups expressions over the table's columns that rows are grouped by. If not null, one row
 *     may stand for all rows of a file that are one group, and {@code projects} may name what it
 *     tells of them: {@link dev.powertrack.sql.table.Counted}
 */
record ScanSpec(
    ImmutableIntList projects,
    @Nullable RexNode condition,
    RelCollation order,
    @Nullable RexNode offset,
    @Nullable RexNode fetch,
    ImmutableList<KeyFilter> keys,
    @Nullable ImmutableList<RexNode> groups) {
  /** More than so many say hardly more, and each is another plan to be thought of. */
  private static final int MOST_JOINS = 3;

  static ScanSpec allOf(int columnCount) {
    return new ScanSpec(
        ImmutableIntList.identity(columnCount),
        null,
        RelCollations.EMPTY,
        null,
        null,
        ImmutableList.of(),
        null);
  }

  ScanSpec withProjects(List<Integer> columns) {
    return new ScanSpec(
        ImmutableIntList.copyOf(columns), condition, order, offset, fetch, keys, groups);
  }

  ScanSpec withCondition(RexNode newCondition) {
    return new ScanSpec(projects, newCondition, order, offset, fetch, keys, groups);
  }

  ScanSpec withOrder(RelCollation newOrder) {
    return new ScanSpec(projects, condition, newOrder, offset, fetch, keys, groups);
  }

  ScanSpec withLimit(@Nullable RexNode newOffset, @Nullable RexNode newFetch) {
    return new ScanSpec(projects, condition, order, newOffset, newFetch, keys, groups);
  }

  ScanSpec withKeys(KeyFilter more) {
    ImmutableList<KeyFilter> both =
        ImmutableList.<KeyFilter>builder().addAll(keys).add(more).build();
    return new ScanSpec(projects, condition, order, offset, fetch, both, groups);
  }

  /** The same rows, counted: neither in order nor one by one. */
  ScanSpec counted(List<Integer> columns, List<RexNode> newGroups) {
    return new ScanSpec(
        ImmutableIntList.copyOf(columns),
        condition,
        RelCollations.EMPTY,
        null,
        null,
        keys,
        ImmutableList.copyOf(newGroups));
  }

  /** Whether a row may stand for many, so that nothing more can move in. */
  boolean isCounted() {
    return groups != null;
  }

  /**
   * Whether it returns each row that meets the condition, one by one, whatever stands beside it.
   */
  boolean isOfAllRows() {
    return !isCounted() && !isLimited() && keys.isEmpty();
  }

  /** Whether rows that find no partner in a join above may be left out. */
  boolean canBeFilteredByKeys() {
    return !isLimited() && keys.size() < MOST_JOINS;
  }

  /** Once rows are counted nothing that changes which rows there are may move in. */
  boolean isLimited() {
    return offset != null || fetch != null;
  }

  /** The order in terms of the scan's output: the longest prefix that the projection keeps. */
  RelCollation outputOrder() {
    List<RelFieldCollation> kept = new ArrayList<>();
    for (RelFieldCollation key : order.getFieldCollations()) {
      int output = projects.indexOf(key.getFieldIndex());
      if (output < 0) {
        break;
      }
      kept.add(key.withFieldIndex(output));
    }
    return RelCollations.of(kept);
  }

  /** The columns to read: first those returned, then those that only condition and order need. */
  ImmutableIntList columnsToRead() {
    List<Integer> columns = new ArrayList<>(projects);
    TreeSet<Integer> others = new TreeSet<>(order.getKeys());
    if (condition != null) {
      others.addAll(RelOptUtil.InputFinder.bits(condition).asList());
    }
    columns.forEach(others::remove);
    columns.addAll(others);
    return ImmutableIntList.copyOf(columns);
  }
}
