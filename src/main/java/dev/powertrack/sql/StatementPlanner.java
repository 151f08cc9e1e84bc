package dev.powertrack.sql;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.dialect.DialectParser;
import dev.powertrack.sql.modify.ChangeForm;
import dev.powertrack.sql.modify.ModifyRule;
import dev.powertrack.sql.plan.JoinRules;
import dev.powertrack.sql.plan.ListConverter;
import dev.powertrack.sql.plan.PlanningSteps;
import dev.powertrack.sql.plan.SearchRules;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Consumer;
import org.apache.calcite.DataContexts;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCostFactory;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.CalcitePrepareImpl;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.Hook;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.tools.Program;
import org.apache.calcite.util.Holder;
import org.apache.calcite.util.TryThreadLocal;
import org.jspecify.annotations.Nullable;

/** Calcite's own way from text to code, with the planner set up for this project. */
final class StatementPlanner extends CalcitePrepareImpl {
  private final boolean pushdown;
  private final ExecutionControl control;

  private StatementPlanner(boolean pushdown, ExecutionControl control) {
    this.pushdown = pushdown;
    this.control = control;
  }

  /**
   * Plans one statement. The caller translates what this throws.
   *
   * @param control ends the planning when it is cancelled
   */
  static CalcitePrepare.CalciteSignature<Object> plan(
      PlannerContext context, String sql, boolean pushdown, ExecutionControl control) {
    CalcitePrepare.Dummy.push(context);
    Consumer<Holder<Program>> program = holder -> holder.set(PlanningSteps.program(pushdown));
    // A list of values stays a condition, however long: as a join it could not choose files.
    try (TryThreadLocal.Memo threshold =
            Prepare.THREAD_INSUBQUERY_THRESHOLD.push(Integer.MAX_VALUE);
        Hook.Closeable hook = Hook.PROGRAM.addThread(program)) {
      return new StatementPlanner(pushdown, control)
          .prepareSql(context, CalcitePrepare.Query.of(sql), Object[].class, -1);
    } finally {
      CalcitePrepare.Dummy.pop(context);
    }
  }

  /**
   * What kind of statement a text is, before anything is planned.
   *
   * @throws PowerTrackException READ_ONLY or UNSUPPORTED for a change that may not be or is none
   * @throws SqlParseException for what is no statement
   */
  static SqlKind kind(PlannerContext context, String sql, Changes changes)
      throws SqlParseException {
    try {
      SqlNode statement = SqlParser.create(sql, parserConfig(context.config())).parseStmt();
      ChangeForm.check(statement, changes);
      return statement.getKind();
    } catch (SqlParseException e) {
      ChangeForm.checkDefinition(sql, changes);
      throw e;
    }
  }

  private static SqlParser.Config parserConfig(CalciteConnectionConfig config) {
    return SqlParser.config()
        .withQuotedCasing(config.quotedCasing())
        .withUnquotedCasing(config.unquotedCasing())
        .withQuoting(config.quoting())
        .withConformance(config.conformance())
        .withCaseSensitive(config.caseSensitive())
        .withParserFactory(DialectParser::of);
  }

  @Override
  protected RelOptPlanner createPlanner(
      CalcitePrepare.Context context,
      org.apache.calcite.plan.@Nullable Context external,
      @Nullable RelOptCostFactory costs) {
    RelOptPlanner planner = new BoundedPlanner(Contexts.of(context.config(), control), control);
    planner.setExecutor(
        new RexExecutorImpl(DataContexts.EMPTY) {
          @Override
          public void reduce(RexBuilder builder, List<RexNode> constants, List<RexNode> reduced) {
            control.check();
            super.reduce(builder, constants, reduced);
          }
        });
    planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
    planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
    SearchRules.register(planner);
    JoinRules.register(planner, pushdown);
    planner.addRule(ModifyRule.TO_ENUMERABLE);
    return planner;
  }

  @Override
  protected RelOptCluster createCluster(RelOptPlanner planner, RexBuilder builder) {
    RelOptCluster cluster =
        RelOptCluster.create(planner, new StoppableRexBuilder(builder.getTypeFactory(), control));
    cluster.setMetadataQuerySupplier(() -> new StoppableMetadata(control));
    return cluster;
  }

  @Override
  protected CalcitePreparingStmt getPreparingStmt(
      CalcitePrepare.Context context,
      Type row,
      CalciteCatalogReader catalogue,
      RelOptPlanner planner) {
    return new ListStatement(
        context, catalogue, createCluster(planner, new RexBuilder(context.getTypeFactory())));
  }

  /** Calcite's statement, converted by {@link ListConverter}. */
  private final class ListStatement extends CalcitePreparingStmt {
    private final RelOptCluster cluster;

    ListStatement(
        CalcitePrepare.Context context, CalciteCatalogReader catalogue, RelOptCluster cluster) {
      super(
          StatementPlanner.this,
          context,
          catalogue,
          context.getTypeFactory(),
          context.getRootSchema(),
          EnumerableRel.Prefer.ARRAY,
          cluster,
          EnumerableConvention.INSTANCE,
          createConvertletTable());
      this.cluster = cluster;
    }

    @Override
    protected SqlToRelConverter getSqlToRelConverter(
        SqlValidator validator, CatalogReader catalogue, SqlToRelConverter.Config config) {
      return new ListConverter(this, validator, catalogue, cluster, convertletTable, config);
    }
  }

  @Override
  protected SqlParser createParser(String sql, SqlParser.Config settings) {
    return super.createParser(sql, settings.withParserFactory(DialectParser::of));
  }

  @Override
  public void executeDdl(CalcitePrepare.Context context, SqlNode node) {
    throw new PowerTrackException(
        Kind.READ_ONLY, "The tables are read-only: " + node.getKind() + " is not possible.");
  }
}
