package dev.powertrack.sql.plan;

import com.google.common.collect.ImmutableList;
import dev.powertrack.sql.prune.JoinPredicate;
import dev.powertrack.sql.prune.SplitPredicate;
import dev.powertrack.sql.table.Counted;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.RelDataTypeFieldImpl;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The scan of one table. Born in {@code Convention.NONE}, so that rules can be chained: a leaf that
 * is Enumerable from the start silently stops them. Rules replace its {@link ScanSpec}; {@link
 * ScanRules#TO_ENUMERABLE} ends in the leaf that runs.
 */
public class TableScanNode extends TableScan {
  /** What part of a table's files the keys of a join leave, as a guess. */
  private static final double FOUND_BY_KEYS = 0.1;

  /** What part of its rows they leave: a more careful guess, since it decides what is kept. */
  private static final double MET_BY_KEYS = 0.4;

  /** About as many columns as the widest table has: a column costs the same in each table. */
  private static final double WIDEST = 70;

  /** What part of a table has not been read before, as a guess. */
  private static final double NOT_KNOWN = 0.1;

  final PowerTrackTable source;
  final ScanSpec spec;

  TableScanNode(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelOptTable table,
      PowerTrackTable source,
      ScanSpec spec) {
    super(cluster, traits, ImmutableList.of(), table);
    this.source = source;
    this.spec = spec;
  }

  /** A scan of all rows and all columns. */
  public static TableScanNode of(RelOptCluster cluster, RelOptTable table, PowerTrackTable source) {
    return new TableScanNode(
        cluster,
        cluster.traitSetOf(Convention.NONE),
        table,
        source,
        ScanSpec.allOf(table.getRowType().getFieldCount()));
  }

  /** The same table with other work moved in. */
  TableScanNode with(ScanSpec newSpec) {
    RelTraitSet traits = getCluster().traitSetOf(Convention.NONE).replace(newSpec.outputOrder());
    return new TableScanNode(getCluster(), traits, table, source, newSpec);
  }

  /** The condition as a test of splits. */
  final SplitPredicate splitPredicate() {
    return SplitPredicate.compile(
        getCluster().getRexBuilder(),
        spec.condition(),
        spec.groups() == null ? List.of() : spec.groups(),
        source.rows().boundedColumns()::contains,
        table.getRowType().getFieldCount());
  }

  /** The condition of a join whose other side says what to open. */
  final JoinPredicate joinPredicate(KeyFilter keys) {
    return JoinPredicate.compile(
        getCluster().getRexBuilder(),
        keys.condition(),
        source.rows().boundedColumns()::contains,
        keys.columns(),
        keys.width());
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new TableScanNode(getCluster(), traits, table, source, spec);
  }

  @Override
  public String getRelTypeName() {
    return "Scan";
  }

  @Override
  public RelDataType deriveRowType() {
    RelDataTypeFactory.Builder type = getCluster().getTypeFactory().builder();
    spec.projects().forEach(column -> type.add(field(column)));
    return type.build();
  }

  private RelDataTypeField field(int column) {
    List<RelDataTypeField> fields = table.getRowType().getFieldList();
    return Counted.at(column, fields.size())
        .<RelDataTypeField>map(
            counted -> new RelDataTypeFieldImpl(counted.name(), column, typeOf(counted, fields)))
        .orElseGet(() -> fields.get(column));
  }

  /** A time is of the type of the column that it is a value of. */
  private RelDataType typeOf(Counted counted, List<RelDataTypeField> fields) {
    return counted == Counted.ROWS
        ? getCluster().getTypeFactory().createSqlType(SqlTypeName.BIGINT)
        : fields.get(source.rows().countable().orElseThrow().time()).getType();
  }

  /** A digest tells plans apart and stays as Calcite has it; EXPLAIN is for people. */
  @Override
  public RelWriter explainTerms(RelWriter writer) {
    List<String> names = table.getRowType().getFieldNames();
    boolean digest = writer.getDetailLevel() == SqlExplainLevel.DIGEST_ATTRIBUTES;
    List<RexNode> groups = spec.groups();
    ScanInWords words = new ScanInWords(this);
    return super.explainTerms(writer)
        .item("columns", getRowType().getFieldNames())
        .itemIf("groups", digest ? groups : words.groups(), groups != null)
        .itemIf(
            "condition", digest ? spec.condition() : words.condition(), spec.condition() != null)
        .itemIf(
            "order",
            digest ? spec.order() : words.order(),
            !spec.order().getFieldCollations().isEmpty())
        .itemIf("offset", spec.offset(), spec.offset() != null)
        .itemIf("fetch", spec.fetch(), spec.fetch() != null)
        .itemIf("joinKeys", joinKeys(names), !spec.keys().isEmpty());
  }

  @Override
  public void register(RelOptPlanner planner) {
    for (RelOptRule rule : source.pushdown() ? ScanRules.ALL : ScanRules.NONE) {
      planner.addRule(rule);
    }
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    double rows =
        source.rows().estimatedRows()
            * Selectivity.of(spec.condition(), source.rows().boundedColumns());
    return Math.max(1, Math.min(rows * part(MET_BY_KEYS) * partNotKnown(), fetchLimit()));
  }

  /** VolcanoCost compares rows only, so bytes and columns go into the rows (DESIGN, decision 2). */
  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    double read =
        Math.min(
            source.rows().estimatedRows()
                * Selectivity.ofSplits(spec.condition(), source.rows().boundedColumns()),
            fetchLimit() + 1);
    int columns = table.getRowType().getFieldCount();
    long decoded = spec.columnsToRead().stream().filter(column -> column < columns).count();
    double width = (decoded + 2d) / WIDEST;
    double cost = 1 + read * width * part(FOUND_BY_KEYS) * partNotKnown() * 20;
    return planner.getCostFactory().makeCost(cost, cost, 0);
  }

  /** What the other sides of joins leave, if each leaves so much. */
  private double part(double ofEach) {
    return Math.pow(ofEach, spec.keys().size());
  }

  private double partNotKnown() {
    return spec.isCounted() ? NOT_KNOWN : 1;
  }

  /** The columns that the other sides of joins say something of. */
  private String joinKeys(List<String> names) {
    return spec.keys().stream()
        .map(
            keys ->
                RelOptUtil.InputFinder.bits(keys.condition()).asList().stream()
                    .filter(column -> column < keys.columns())
                    .map(names::get)
                    .collect(Collectors.joining(", ", "", " #" + keys.id())))
        .collect(Collectors.joining(" and "));
  }

  private double fetchLimit() {
    return spec.fetch() instanceof RexLiteral literal
        ? Objects.requireNonNull(RexLiteral.numberValue(literal)).doubleValue()
        : Double.MAX_VALUE;
  }
}
