package dev.powertrack.sql.plan;

import dev.powertrack.sql.TableDescription;
import dev.powertrack.sql.table.RowSource;
import dev.powertrack.sql.table.TableWriter;
import dev.powertrack.tweet.Column;
import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.ColumnStrategy;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.InitializerContext;
import org.apache.calcite.sql2rel.InitializerExpressionFactory;
import org.apache.calcite.sql2rel.NullInitializerExpressionFactory;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** A table of the schema as Calcite sees it: a description, and a source of rows. */
public final class PowerTrackTable extends AbstractTable implements TranslatableTable {
  /** What INSERT takes for a column that it does not name: '' where there must be a value. */
  private static final InitializerExpressionFactory ABSENT_VALUES =
      new NullInitializerExpressionFactory() {
        @Override
        public ColumnStrategy generationStrategy(RelOptTable table, int column) {
          return ColumnStrategy.DEFAULT;
        }

        @Override
        public RexNode newColumnDefaultValue(
            RelOptTable table, int column, InitializerContext context) {
          RelDataType type = table.getRowType().getFieldList().get(column).getType();
          return type.isNullable() || type.getSqlTypeName() != SqlTypeName.VARCHAR
              ? context.getRexBuilder().makeNullLiteral(type)
              : context.getRexBuilder().makeLiteral("", type, true);
        }
      };

  private final TableDescription description;
  private final RowSource rows;
  private final @Nullable TableWriter writer;
  private final boolean pushdown;

  /**
   * A table.
   *
   * @param writer null where nothing can be changed
   * @param pushdown whether conditions, orders and limits may move into its scans
   */
  public PowerTrackTable(
      TableDescription description,
      RowSource rows,
      @Nullable TableWriter writer,
      boolean pushdown) {
    this.writer = writer;
    this.pushdown = pushdown;
    this.description = description;
    this.rows = rows;
  }

  public TableDescription description() {
    return description;
  }

  public RowSource rows() {
    return rows;
  }

  boolean pushdown() {
    return pushdown;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory factory) {
    RelDataTypeFactory.Builder type = factory.builder();
    for (Column column : description.columns()) {
      type.add(column.name(), typeOf(column, factory));
    }
    return type.build();
  }

  @Override
  public Statistic getStatistic() {
    List<String> names = description.columns().stream().map(Column::name).toList();
    List<ImmutableBitSet> keys =
        description.primaryKey().isEmpty()
            ? List.of()
            : List.of(
                ImmutableBitSet.of(description.primaryKey().stream().map(names::indexOf).toList()));
    return Statistics.of(rows.estimatedRows(), keys);
  }

  @Override
  public <C extends Object> @Nullable C unwrap(Class<C> wanted) {
    if (wanted == TableWriter.class) {
      return writer == null ? null : wanted.cast(writer);
    }
    return wanted == InitializerExpressionFactory.class
        ? wanted.cast(ABSENT_VALUES)
        : super.unwrap(wanted);
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return TableScanNode.of(context.getCluster(), table, this);
  }

  private static RelDataType typeOf(Column column, RelDataTypeFactory factory) {
    RelDataType type =
        switch (column.type()) {
          case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
          case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
          case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
          case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
          case VARCHAR -> factory.createSqlType(SqlTypeName.VARCHAR);
          case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, 3);
        };
    return factory.createTypeWithNullability(type, column.nullable());
  }
}
