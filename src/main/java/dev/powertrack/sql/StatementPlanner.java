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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.CalcitePrepareImpl;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.TableModify;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.Hook;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlExplainFormat;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.tools.Program;
import org.apache.calcite.util.Holder;
import org.apache.calcite.util.TryThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's own way from text to code, with the planner set up for this project. The last steps are
 * ours: Calcite's would describe the columns in the words of its network protocol, which takes a
 * hundred classes of Protobuf.
 */
final class StatementPlanner extends CalcitePrepareImpl {
  private final boolean pushdown;
  private final CodeCompiler compiler;
  private final ExecutionControl control;

  private StatementPlanner(boolean pushdown, CodeCompiler compiler, ExecutionControl control) {
    this.pushdown = pushdown;
    this.compiler = compiler;
    this.control = control;
  }

  /**
   * Makes a tree of a text, before anything is planned.
   *
   * @throws PowerTrackException READ_ONLY or UNSUPPORTED for a change that may not be or is none
   * @throws SqlParseException for what is no statement
   */
  static SqlNode parse(PlannerContext context, String sql, Changes changes)
      throws SqlParseException {
    try {
      SqlNode statement = DialectParser.parse(sql, context.config());
      ChangeForm.check(statement, changes);
      return statement;
    } catch (SqlParseException e) {
      ChangeForm.checkDefinition(sql, changes);
      throw e;
    }
  }

  /**
   * Plans one statement. The caller translates what this throws.
   *
   * @param control ends the planning when it is cancelled
   */
  static PlannedStatement plan(
      PlannerContext context,
      SqlNode statement,
      boolean pushdown,
      CodeCompiler compiler,
      ExecutionControl control) {
    if (statement.getKind().belongsTo(SqlKind.DDL)) {
      throw new PowerTrackException(
          Kind.READ_ONLY, "The tables are read-only: " + statement.getKind() + " is not possible.");
    }
    CalcitePrepare.Dummy.push(context);
    Consumer<Holder<Program>> program = holder -> holder.set(PlanningSteps.program(pushdown));
    // A list of values stays a condition, however long: as a join it could not choose files.
    try (TryThreadLocal.Memo threshold =
            Prepare.THREAD_INSUBQUERY_THRESHOLD.push(Integer.MAX_VALUE);
        Hook.Closeable hook = Hook.PROGRAM.addThread(program)) {
      return new StatementPlanner(pushdown, compiler, control)
          .statement(context)
          .planned(statement);
    } finally {
      CalcitePrepare.Dummy.pop(context);
    }
  }

  private ListStatement statement(PlannerContext context) {
    CalciteCatalogReader catalogue =
        new CalciteCatalogReader(
            context.getRootSchema(),
            context.getDefaultSchemaPath(),
            context.getTypeFactory(),
            context.config());
    return new ListStatement(context, catalogue, cluster(context));
  }

  private RelOptCluster cluster(PlannerContext context) {
    RelOptCluster cluster =
        RelOptCluster.create(
            planner(context), new StatementRexBuilder(context.getTypeFactory(), control));
    cluster.setMetadataQuerySupplier(() -> new StoppableMetadata(control));
    return cluster;
  }

  private RelOptPlanner planner(PlannerContext context) {
    RelOptPlanner planner = new BoundedPlanner(Contexts.of(context.config(), control), control);
    planner.setExecutor(new ConstantReducer(control));
    planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
    planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
    SearchRules.register(planner);
    JoinRules.register(planner, pushdown);
    planner.addRule(ModifyRule.TO_ENUMERABLE);
    return planner;
  }

  /** Calcite's statement, converted by {@link ListConverter}. */
  private final class ListStatement extends CalcitePreparingStmt {
    private final RelOptCluster cluster;

    /** By the names that the code has for them. */
    private final Map<String, Object> constants = new HashMap<>();

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
    protected SqlValidator createSqlValidator(
        CatalogReader catalogue, UnaryOperator<SqlValidator.Config> settings) {
      return new StatementValidator(context, (CalciteCatalogReader) catalogue, settings);
    }

    PlannedStatement planned(SqlNode statement) {
      SqlKind kind = statement.getKind();
      SqlValidator validator = createSqlValidator(catalogReader, UnaryOperator.identity());
      Implemented result = (Implemented) prepareSql(statement, Object.class, validator, true);
      RelDataType rows =
          kind == SqlKind.EXPLAIN || kind.belongsTo(SqlKind.DML)
              ? RelOptUtil.createDmlRowType(kind, typeFactory)
              : validator.getValidatedNodeType(statement);
      RelDataType parameters = parameters(statement, validator);
      return PlannedStatement.of(
          kind, rows, result.origins, parameters, result.code, constants, schema);
    }

    /** Of each {@code ?} in the order of the text, which is not always that of the tree. */
    private RelDataType parameters(SqlNode statement, SqlValidator validator) {
      SortedMap<Integer, RelDataType> types = new TreeMap<>();
      statement.accept(
          new SqlBasicVisitor<Void>() {
            @Override
            public @Nullable Void visit(SqlDynamicParam parameter) {
              types.put(parameter.getIndex(), validator.getValidatedNodeType(parameter));
              return null;
            }
          });
      RelDataTypeFactory.Builder row = typeFactory.builder();
      types.forEach((index, type) -> row.add("?" + index, type));
      return row.build();
    }

    /** One value: the plan in words. */
    @Override
    protected PreparedResult createPreparedExplanation(
        @Nullable RelDataType rows,
        RelDataType parameters,
        @Nullable RelRoot root,
        SqlExplainFormat format,
        SqlExplainLevel detail) {
      String plan =
          super.createPreparedExplanation(rows, parameters, root, format, detail).getCode();
      return new Implemented(
          List.of(List.of()), parameters, context -> Linq4j.singletonEnumerable(plan));
    }

    /** As Calcite does it, but for the constants, which it would keep to itself. */
    @Override
    protected PreparedResult implement(RelRoot root) {
      CatalogReader.THREAD_LOCAL.set(catalogReader);
      try {
        constants.put("_conformance", context.config().conformance());
        Bindable<?> code = compiler.compile(wanted(root), constants);
        return new Implemented(
            Objects.requireNonNull(fieldOrigins), Objects.requireNonNull(parameterRowType), code);
      } finally {
        CatalogReader.THREAD_LOCAL.remove();
      }
    }

    /** Without the columns that are there only to sort by. */
    private static EnumerableRel wanted(RelRoot root) {
      EnumerableRel rows = (EnumerableRel) root.rel;
      if (root.isRefTrivial()) {
        return rows;
      }
      RexBuilder builder = rows.getCluster().getRexBuilder();
      List<RexNode> columns =
          root.fields.leftList().stream()
              .map(field -> (RexNode) builder.makeInputRef(rows, field))
              .toList();
      return EnumerableCalc.create(
          rows,
          RexProgram.create(rows.getRowType(), columns, null, root.validatedRowType, builder));
    }

    @Override
    protected SqlToRelConverter getSqlToRelConverter(
        SqlValidator validator, CatalogReader catalogue, SqlToRelConverter.Config config) {
      return new ListConverter(this, validator, catalogue, cluster, convertletTable, config);
    }
  }

  /** What of a statement is known where it became code. */
  private record Implemented(
      List<? extends List<String>> origins, RelDataType parameters, Bindable<?> code)
      implements Prepare.PreparedResult {

    @Override
    public String getCode() {
      return code.toString();
    }

    @Override
    public boolean isDml() {
      return false;
    }

    @Override
    public TableModify.@Nullable Operation getTableModOp() {
      return null;
    }

    @Override
    public List<? extends List<String>> getFieldOrigins() {
      return origins;
    }

    @Override
    public RelDataType getParameterRowType() {
      return parameters;
    }

    @Override
    public Bindable<?> getBindable(Meta.CursorFactory style) {
      return code;
    }
  }
}
