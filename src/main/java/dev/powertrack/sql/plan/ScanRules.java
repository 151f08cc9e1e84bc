package dev.powertrack.sql.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilderFactory;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mappings;

/** The rules that move work into a scan. Each rewrites the scan's {@link ScanSpec}. */
final class ScanRules {

  /** {@code WHERE} above a scan becomes its condition. */
  static final RelOptRule FILTER =
      above("MoveFilterIntoScan", LogicalFilter.class, f -> !f.containsOver(), ScanRules::filter);

  /** Columns that nobody reads are not returned. */
  static final RelOptRule PROJECT =
      above(
          "MoveProjectIntoScan", LogicalProject.class, p -> !p.containsOver(), ScanRules::project);

  /** Columns that an aggregate does not name are not returned: for COUNT(*), none. */
  static final RelOptRule AGGREGATE =
      above("NarrowScanBelowAggregate", LogicalAggregate.class, a -> true, ScanRules::aggregate);

  /** An order that begins with time or id, and LIMIT, are the scan's own. */
  static final RelOptRule SORT =
      above("MoveSortIntoScan", LogicalSort.class, s -> true, ScanRules::sort);

  /** The one way from the logical scan to the leaf that runs. */
  static final RelOptRule TO_ENUMERABLE =
      ConverterRule.Config.INSTANCE
          .withConversion(
              TableScanNode.class,
              scan -> scan.getClass() == TableScanNode.class,
              Convention.NONE,
              EnumerableConvention.INSTANCE,
              "RunScan")
          .withRuleFactory(ScanConverter::new)
          .toRule(ConverterRule.class);

  static final List<RelOptRule> ALL =
      List.of(
          FILTER,
          PROJECT,
          AGGREGATE,
          SORT,
          CountRule.ON_SCAN,
          CountRule.ON_PROJECT,
          EndOfTimeRule.ON_SCAN,
          TO_ENUMERABLE);

  /** Without push-down the scan reads all rows and all columns. */
  static final List<RelOptRule> NONE = List.of(TO_ENUMERABLE);

  private ScanRules() {}

  private static void filter(RelOptRuleCall call) {
    Filter filter = call.rel(0);
    TableScanNode scan = call.rel(1);
    RexNode condition = filter.getCondition();
    if (scan.spec.isLimited()
        || !RexUtil.isDeterministic(condition)
        || RexUtil.SubQueryFinder.find(condition) != null) {
      return;
    }
    RexNode onTable = onTable(condition, scan);
    RexNode both =
        scan.spec.condition() == null
            ? onTable
            : RexUtil.composeConjunction(
                filter.getCluster().getRexBuilder(), List.of(scan.spec.condition(), onTable));
    call.transformTo(scan.with(scan.spec.withCondition(both)));
  }

  private static void project(RelOptRuleCall call) {
    Project project = call.rel(0);
    TableScanNode scan = call.rel(1);
    List<Integer> columns = new ArrayList<>();
    for (RexNode e : project.getProjects()) {
      if (e instanceof RexInputRef ref) {
        columns.add(scan.spec.projects().get(ref.getIndex()));
      }
    }
    if (columns.size() == project.getProjects().size()
        && new HashSet<>(columns).size() == columns.size()) {
      RelNode narrow = scan.with(scan.spec.withProjects(columns));
      call.transformTo(RelOptUtil.createCastRel(narrow, project.getRowType(), true));
      return;
    }
    narrow(call, project, scan);
  }

  /** Below a projection that computes something, the scan returns just what it computes with. */
  private static void narrow(RelOptRuleCall call, Project project, TableScanNode scan) {
    List<Integer> used = RelOptUtil.InputFinder.bits(project.getProjects(), null).asList();
    if (used.size() == scan.spec.projects().size()) {
      return;
    }
    RelNode narrow =
        scan.with(scan.spec.withProjects(used.stream().map(scan.spec.projects()::get).toList()));
    List<RexNode> expressions =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(used.indexOf(ref.getIndex()), ref.getType());
          }
        }.visitList(project.getProjects());
    call.transformTo(
        LogicalProject.create(
            narrow,
            project.getHints(),
            expressions,
            project.getRowType(),
            project.getVariablesSet()));
  }

  private static void aggregate(RelOptRuleCall call) {
    Aggregate aggregate = call.rel(0);
    TableScanNode scan = call.rel(1);
    List<Integer> used = ImmutableBitSet.of(RelOptUtil.getAllFields(aggregate)).asList();
    if (scan.spec.isCounted() || used.size() == scan.spec.projects().size()) {
      return;
    }
    Mappings.TargetMapping toUsed = Mappings.target(used, scan.spec.projects().size());
    call.transformTo(
        aggregate.copy(
            aggregate.getTraitSet(),
            scan.with(
                scan.spec.withProjects(used.stream().map(scan.spec.projects()::get).toList())),
            aggregate.getGroupSet().permute(toUsed),
            aggregate.getGroupSets().stream().map(set -> set.permute(toUsed)).toList(),
            aggregate.getAggCallList().stream().map(c -> c.transform(toUsed)).toList()));
  }

  private static void sort(RelOptRuleCall call) {
    Sort sort = call.rel(0);
    TableScanNode scan = call.rel(1);
    if (scan.spec.isLimited()) {
      return;
    }
    List<RelFieldCollation> keys =
        sort.getCollation().getFieldCollations().stream()
            .map(key -> key.withFieldIndex(scan.spec.projects().get(key.getFieldIndex())))
            .toList();
    ScanSpec spec = scan.spec;
    if (!keys.isEmpty()) {
      RelFieldCollation leading = keys.get(0);
      if (!scan.source.rows().orderedColumns().contains(leading.getFieldIndex())
          || leading.nullDirection == RelFieldCollation.NullDirection.FIRST) {
        return; // any file may hold a row without a time: to have them first, all must be read
      }
      spec = spec.withOrder(RelCollations.of(keys));
    }
    call.transformTo(scan.with(spec.withLimit(sort.offset, sort.fetch)));
  }

  /** Rewrites a condition on the scan's output to one on the table's columns. */
  static RexNode onTable(RexNode condition, TableScanNode scan) {
    List<RelDataTypeField> fields = scan.getTable().getRowType().getFieldList();
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            int column = scan.spec.projects().get(ref.getIndex());
            return new RexInputRef(column, fields.get(column).getType());
          }
        });
  }

  private static <R extends RelNode> RelOptRule above(
      String name, Class<R> parent, Predicate<R> wanted, Consumer<RelOptRuleCall> action) {
    return new Move(
            name,
            b ->
                b.operand(parent)
                    .predicate(wanted::test)
                    .oneInput(
                        in ->
                            in.operand(TableScanNode.class)
                                .trait(Convention.NONE)
                                .predicate(scan -> !scan.spec.isCounted())
                                .noInputs()),
            action)
        .toRule();
  }

  /** A rule's configuration, without the annotation processor that Calcite's own rules use. */
  record Move(
      String description, RelRule.OperandTransform operandSupplier, Consumer<RelOptRuleCall> action)
      implements RelRule.Config {

    @Override
    public RelOptRule toRule() {
      return new Rule(this);
    }

    @Override
    public RelRule.Config withRelBuilderFactory(RelBuilderFactory factory) {
      return this;
    }

    @Override
    public RelRule.Config withDescription(@org.jspecify.annotations.Nullable String text) {
      return new Move(text == null ? description : text, operandSupplier, action);
    }

    @Override
    public RelRule.Config withOperandSupplier(RelRule.OperandTransform transform) {
      return new Move(description, transform, action);
    }
  }

  private static final class Rule extends RelRule<Move> {
    Rule(Move config) {
      super(config);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
      config.action().accept(call);
    }
  }

  private static final class ScanConverter extends ConverterRule {
    ScanConverter(ConverterRule.Config config) {
      super(config);
    }

    @Override
    public RelNode convert(RelNode rel) {
      return EnumerableTableScanNode.of((TableScanNode) rel);
    }
  }
}
