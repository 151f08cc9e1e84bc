package dev.powertrack.sql.plan;

import dev.powertrack.sql.table.TweetRows;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlExplainLevel;

/**
 * A join of tweets with one of their lists, which stand in the same lines: one scan instead of two,
 * and no side in memory. A leaf, because its scans are carried out together. EXISTS and IN over a
 * list become a semi-join, which gives the rows of its left side that have a partner.
 */
final class SameLineJoinNode extends AbstractRelNode implements EnumerableRel {
  /** What decoding the list costs besides, of what a scan of it alone would. */
  private static final double BESIDES = 0.1;

  private final EnumerableTableScanNode left;
  private final EnumerableTableScanNode right;
  private final boolean tweetsFirst;
  private final boolean withinJob;
  private final boolean semi;

  private SameLineJoinNode(
      RelDataType type,
      EnumerableTableScanNode left,
      EnumerableTableScanNode right,
      boolean tweetsFirst,
      boolean withinJob,
      boolean semi) {
    super(left.getCluster(), left.getCluster().traitSetOf(EnumerableConvention.INSTANCE));
    this.rowType = type;
    this.left = left;
    this.right = right;
    this.tweetsFirst = tweetsFirst;
    this.withinJob = withinJob;
    this.semi = semi;
  }

  /**
   * The join in one pass; empty where it is another join than on the id of the tweet, with or
   * without the job, or something has been moved into a scan that a join cannot stand above.
   */
  static Optional<RelNode> of(Join join, TableScanNode left, TableScanNode right) {
    if (!isPlain(left) || !isPlain(right)) {
      return Optional.empty();
    }
    boolean tweetsFirst = isTweetOf(left, right);
    if (!tweetsFirst && !isTweetOf(right, left)) {
      return Optional.empty();
    }
    return withinJob(join, left, right)
        .map(
            withinJob ->
                new SameLineJoinNode(
                    join.getRowType(),
                    EnumerableTableScanNode.of(left),
                    EnumerableTableScanNode.of(right),
                    tweetsFirst,
                    withinJob,
                    join.getJoinType() == JoinRelType.SEMI));
  }

  private static boolean isPlain(TableScanNode scan) {
    return !scan.spec.isCounted()
        && !scan.spec.isLimited()
        && scan.spec.order().getFieldCollations().isEmpty();
  }

  private static boolean isTweetOf(TableScanNode tweets, TableScanNode children) {
    return tweets.source.rows() instanceof TweetRows parent
        && children.source.rows() instanceof TweetRows child
        && parent.isTweetOf(child);
  }

  /** Whether the job is part of the key; empty for a join on anything else. */
  private static Optional<Boolean> withinJob(Join join, TableScanNode left, TableScanNode right) {
    JoinInfo info = join.analyzeCondition();
    if (!info.isEqui() || info.nullExclusionFlags.contains(false)) {
      return Optional.empty();
    }
    List<Integer> leftKey = ((TweetRows) left.source.rows()).keyOfTweet();
    List<Integer> rightKey = ((TweetRows) right.source.rows()).keyOfTweet();
    Set<Integer> parts = new HashSet<>();
    for (int i = 0; i < info.leftKeys.size(); i++) {
      int part = leftKey.indexOf(left.spec.projects().get(info.leftKeys.get(i)));
      if (part < 0 || part != rightKey.indexOf(right.spec.projects().get(info.rightKeys.get(i)))) {
        return Optional.empty();
      }
      parts.add(part);
    }
    return parts.contains(1) ? Optional.of(parts.contains(0)) : Optional.empty();
  }

  /** The same join for a reader who surely wants all rows. */
  SameLineJoinNode readWhole() {
    return new SameLineJoinNode(
        rowType, left.readWhole(), right.readWhole(), tweetsFirst, withinJob, semi);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new SameLineJoinNode(rowType, left, right, tweetsFirst, withinJob, semi);
  }

  @Override
  public String getRelTypeName() {
    return "SameLineJoin";
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    super.explainTerms(writer).item("withinJob", withinJob).itemIf("semi", true, semi);
    if (writer.getDetailLevel() == SqlExplainLevel.DIGEST_ATTRIBUTES) {
      return writer.item("left", left.getDigest()).item("right", right.getDigest());
    }
    Stream.of(left, right).forEach(scan -> explain(scan, writer));
    String files = new ScanInWords(tweetsFirst ? left : right).files();
    return writer.itemIf("files", files, files != null);
  }

  private static void explain(TableScanNode scan, RelWriter writer) {
    List<String> names = scan.getTable().getRowType().getFieldNames();
    String table = scan.getTable().getQualifiedName().get(1);
    writer
        .item(table, scan.spec.projects().stream().map(names::get).toList())
        .itemIf(
            "condition on " + table,
            new ScanInWords(scan).condition(),
            scan.spec.condition() != null);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return Math.min(left.estimateRowCount(mq), right.estimateRowCount(mq));
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    RelOptCost ofTweets = (tweetsFirst ? left : right).computeSelfCost(planner, mq);
    RelOptCost ofList = (tweetsFirst ? right : left).computeSelfCost(planner, mq);
    return ofTweets.plus(ofList.multiplyBy(BESIDES));
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    PhysType rows =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY, false);
    BlockBuilder block = new BlockBuilder();
    Expression ofLeft = block.append("left", left.opened(implementor, block));
    Expression ofRight = block.append("right", right.opened(implementor, block));
    block.add(
        Expressions.return_(
            null,
            Expressions.call(
                OpenScan.class,
                "join",
                tweetsFirst ? ofLeft : ofRight,
                tweetsFirst ? ofRight : ofLeft,
                Expressions.constant(tweetsFirst),
                Expressions.constant(withinJob),
                Expressions.constant(semi))));
    return implementor.result(rows, block.toBlock());
  }
}
