package dev.powertrack.sql.plan;

import dev.powertrack.sql.prune.JoinPredicate;
import dev.powertrack.sql.prune.SplitPredicate;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexProgramBuilder;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.util.BuiltInMethod;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * The scan that runs. Its generated code computes what the predicate needs and calls {@link
 * OpenScan#open}: the constants once (literals, {@code ?}, CURRENT_TIMESTAMP, correlation
 * variables), a function for the ends of a split, and the exact test of a row.
 */
final class EnumerableTableScanNode extends TableScanNode implements EnumerableRel {
  private final boolean whole;

  private EnumerableTableScanNode(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelOptTable table,
      PowerTrackTable source,
      ScanSpec spec,
      boolean whole) {
    super(cluster, traits, table, source, spec);
    this.whole = whole;
  }

  static EnumerableTableScanNode of(TableScanNode scan) {
    return new EnumerableTableScanNode(
        scan.getCluster(),
        scan.getTraitSet().replace(EnumerableConvention.INSTANCE),
        scan.getTable(),
        scan.source,
        scan.spec,
        false);
  }

  /** The same scan for a reader who surely wants all rows; a limit in it stops it as before. */
  EnumerableTableScanNode readWhole() {
    return new EnumerableTableScanNode(
        getCluster(), getTraitSet(), table, source, spec, !spec.isLimited());
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableTableScanNode(getCluster(), traits, table, source, spec, whole);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    super.explainTerms(writer);
    if (writer.getDetailLevel() == SqlExplainLevel.DIGEST_ATTRIBUTES) {
      return writer;
    }
    String files = new ScanInWords(this).files();
    return writer.itemIf("files", files, files != null);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    PhysType rows = PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), format(), false);
    BlockBuilder block = new BlockBuilder();
    Expression opened = opened(implementor, block);
    block.add(
        Expressions.return_(
            null,
            format() == JavaRowFormat.SCALAR
                ? Expressions.call(BuiltInMethod.SLICE0.method, opened)
                : opened));
    return implementor.result(rows, block.toBlock());
  }

  /** The rows as {@link OpenScan#open} gives them, be they of one column. */
  Expression opened(EnumerableRelImplementor implementor, BlockBuilder block) {
    return new ScanCode(implementor, block).opened();
  }

  /** A row of one column is its value: Calcite's sort takes it for that, whatever we say. */
  private JavaRowFormat format() {
    return spec.projects().size() == 1 ? JavaRowFormat.SCALAR : JavaRowFormat.ARRAY;
  }

  /** Writes the code of one scan. */
  private final class ScanCode {
    private final EnumerableRelImplementor implementor;
    private final JavaTypeFactory types;
    private final BlockBuilder block;
    private final ImmutableIntList columns = spec.columnsToRead();
    private final SplitPredicate predicate = splitPredicate();

    ScanCode(EnumerableRelImplementor implementor, BlockBuilder block) {
      this.implementor = implementor;
      this.block = block;
      this.types = implementor.getTypeFactory();
    }

    Expression opened() {
      List<OpenScan.OtherSide> otherSides = new ArrayList<>();
      List<Expression> ofJoins = new ArrayList<>();
      for (KeyFilter keys : spec.keys()) {
        JoinPredicate join = joinPredicate(keys);
        String name = "OfJoin" + ofJoins.size();
        otherSides.add(new OpenScan.OtherSide(keys.id(), join));
        ofJoins.add(computed(name, keys.row(), join.constants(), join.functions()));
      }
      Expression plan =
          implementor.stash(
              new OpenScan.Plan(
                  source,
                  predicate,
                  columns,
                  spec.projects().size(),
                  RowOrders.of(spec, columns),
                  otherSides,
                  spec.isCounted(),
                  whole),
              OpenScan.Plan.class);
      return Expressions.call(
          OpenScan.class,
          "open",
          DataContext.ROOT,
          plan,
          computed("", table.getRowType(), predicate.constants(), predicate.functions()),
          Expressions.newArrayInit(OpenScan.Computed.class, ofJoins),
          rowTest(),
          count(spec.offset(), 0),
          count(spec.fetch(), -1));
    }

    /**
     * What a predicate needs.
     *
     * @param name tells apart what belongs to several predicates
     * @param row what its functions are over
     */
    private Expression computed(
        String name, RelDataType row, List<RexNode> constants, List<RexNode> functions) {
      return Expressions.new_(
          OpenScan.Computed.class,
          constants("constants" + name, row, constants),
          functions("functions" + name, row, functions));
    }

    private Expression constants(String name, RelDataType row, List<RexNode> expressions) {
      OpenScan.Constants constants = OpenScan.Constants.of(expressions, types);
      List<Expression> values =
          RexToLixTranslator.translateProjects(
              program(row, constants.computed(expressions)),
              types,
              implementor.getConformance(),
              block,
              null,
              null,
              DataContext.ROOT,
              (list, index, type) -> {
                throw new IllegalStateException("a constant names column " + index);
              },
              implementor::getCorrelVariableGetter);
      return Expressions.call(
          implementor.stash(constants, OpenScan.Constants.class),
          "with",
          block.append(name, arrayOf(values), false));
    }

    private Expression functions(String name, RelDataType fields, List<RexNode> functions) {
      if (functions.isEmpty()) {
        return Expressions.constant(null, Function1.class);
      }
      ParameterExpression row = Expressions.parameter(Object[].class, "ends");
      BlockBuilder body = new BlockBuilder();
      List<Expression> values =
          RexToLixTranslator.translateProjects(
              program(fields, functions),
              types,
              implementor.getConformance(),
              body,
              null,
              null,
              DataContext.ROOT,
              slots(row, fields, column -> column),
              implementor::getCorrelVariableGetter);
      body.add(Expressions.return_(null, arrayOf(values)));
      return block.append(name, Expressions.lambda(Function1.class, body.toBlock(), row), false);
    }

    private Expression rowTest() {
      if (spec.condition() == null) {
        return Expressions.constant(null, Predicate1.class);
      }
      ParameterExpression row = Expressions.parameter(Object[].class, "row");
      BlockBuilder body = new BlockBuilder();
      RexBuilder builder = getCluster().getRexBuilder();
      HoistedLiterals.Condition condition =
          HoistedLiterals.outOf(
              spec.condition().accept(new ListLookup(builder, implementor)),
              table.getRowType(),
              builder,
              types);
      RexProgramBuilder program = new RexProgramBuilder(condition.row(), builder);
      program.addCondition(condition.condition());
      program.addProject(builder.makeExactLiteral(BigDecimal.ONE), "matches");
      Expression test =
          RexToLixTranslator.translateCondition(
              program.getProgram(),
              types,
              body,
              condition.inputs(
                  slots(row, table.getRowType(), columns::indexOf), implementor, block),
              implementor::getCorrelVariableGetter,
              implementor.getConformance());
      body.add(Expressions.return_(null, test));
      return block.append(
          "rowTest", Expressions.lambda(Predicate1.class, body.toBlock(), row), false);
    }

    private Expression count(@Nullable RexNode e, long otherwise) {
      if (e instanceof RexLiteral literal) {
        return Expressions.constant(
            Objects.requireNonNull(RexLiteral.numberValue(literal)).longValue());
      }
      if (e instanceof RexDynamicParam parameter) {
        return Expressions.call(
            OpenScan.class,
            "count",
            Expressions.call(
                DataContext.ROOT,
                BuiltInMethod.DATA_CONTEXT_GET.method,
                Expressions.constant("?" + parameter.getIndex())));
      }
      return Expressions.constant(otherwise);
    }

    private RexProgram program(RelDataType row, List<RexNode> expressions) {
      RexProgramBuilder program = new RexProgramBuilder(row, getCluster().getRexBuilder());
      for (int i = 0; i < expressions.size(); i++) {
        program.addProject(expressions.get(i), "e" + i);
      }
      return program.getProgram();
    }

    private Expression arrayOf(List<Expression> values) {
      return Expressions.newArrayInit(Object.class, values.stream().map(Expressions::box).toList());
    }

    private RexToLixTranslator.InputGetter slots(
        ParameterExpression row, RelDataType fields, IntUnaryOperator slot) {
      return (list, index, type) -> {
        Type wanted =
            type != null ? type : types.getJavaClass(fields.getFieldList().get(index).getType());
        return EnumUtils.convert(
            Expressions.arrayIndex(row, Expressions.constant(slot.applyAsInt(index))), wanted);
      };
    }
  }
}
