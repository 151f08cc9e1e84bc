package dev.powertrack.sql.modify;

import dev.powertrack.sql.table.TableWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.TableModify;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalTableModify;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Makes a change of a table that has a {@link TableWriter} one that runs. */
public final class ModifyRule extends ConverterRule {
  /** The rule. */
  public static final RelOptRule TO_ENUMERABLE =
      Config.INSTANCE
          .withConversion(
              LogicalTableModify.class,
              modify -> modify.getTable().unwrap(TableWriter.class) != null,
              Convention.NONE,
              EnumerableConvention.INSTANCE,
              "ModifyRule")
          .withRuleFactory(ModifyRule::new)
          .toRule(ModifyRule.class);

  private ModifyRule(Config config) {
    super(config);
  }

  @Override
  public @Nullable RelNode convert(RelNode rel) {
    TableModify modify = (TableModify) rel;
    RelNode rows =
        modify.getOperation() == TableModify.Operation.UPDATE
            ? keyAndStatus(modify)
            : modify.getInput();
    return ModifyNode.of(
        modify, convert(rows, rows.getTraitSet().replace(EnumerableConvention.INSTANCE)));
  }

  /**
   * Calcite brings every column of an updated row, most of which cost a request a job. The key is
   * the first column; the new values come after all columns.
   */
  private static RelNode keyAndStatus(TableModify modify) {
    RelNode input = modify.getInput();
    int columns = modify.getTable().getRowType().getFieldCount();
    List<RexNode> kept = new ArrayList<>();
    kept.add(input.getCluster().getRexBuilder().makeInputRef(input, 0));
    kept.add(input.getCluster().getRexBuilder().makeInputRef(input, columns));
    return LogicalProject.create(
        input, List.<RelHint>of(), kept, List.of("KEY", "NEW_STATUS"), java.util.Set.of());
  }
}
