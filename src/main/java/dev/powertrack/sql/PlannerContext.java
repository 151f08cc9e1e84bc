package dev.powertrack.sql;

import dev.powertrack.sql.function.FunctionLibrary;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.schema.impl.LongSchemaVersion;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;
import org.apache.calcite.tools.RelRunner;
import org.jspecify.annotations.Nullable;

/** What Calcite wants to know while it plans one statement; takes the place of its connection. */
final class PlannerContext implements CalcitePrepare.Context {
  /** For questions about the language alone. */
  static final CalciteConnectionConfig CONFIG = settings(new ExecutionControl());

  private final JavaTypeFactory types = SqlTypes.factory();
  private final CalciteSchema root;
  private final CalciteSchema snapshot;
  private final String schemaName;
  private final CalciteConnectionConfig config;

  /**
   * For one statement.
   *
   * @param control ends the validation when it is cancelled
   */
  PlannerContext(CalciteSchema root, String schemaName, ExecutionControl control) {
    this.config = settings(control);
    this.root = root;
    this.snapshot = root.createSnapshot(new LongSchemaVersion(0));
    this.schemaName = schemaName;
  }

  /**
   * LENIENT rather than BABEL, which reports unknown columns wrongly (DESIGN, decision 5); names in
   * any case; functions of the dialects that tools write.
   */
  private static CalciteConnectionConfig settings(ExecutionControl control) {
    Properties properties = new Properties();
    set(properties, CalciteConnectionProperty.CASE_SENSITIVE, "false");
    set(properties, CalciteConnectionProperty.CONFORMANCE, "LENIENT");
    set(properties, CalciteConnectionProperty.FUN, "standard,postgresql,bigquery,mysql,oracle");
    set(properties, CalciteConnectionProperty.TIME_ZONE, "UTC");
    set(properties, CalciteConnectionProperty.MATERIALIZATIONS_ENABLED, "false");
    // The latest tweets are not those whose time cannot be read, and are found without all files.
    set(properties, CalciteConnectionProperty.DEFAULT_NULL_COLLATION, "LAST");
    set(properties, CalciteConnectionProperty.FORCE_DECORRELATE, "false"); // see Decorrelation
    return new CalciteConnectionConfigImpl(properties) {
      @Override
      public SqlConformance conformance() {
        return new SqlDelegatingConformance(super.conformance()) {
          @Override
          public boolean checkedArithmetic() {
            return true; // a sum that does not fit its type is an error, not another number
          }
        };
      }

      @Override
      public <T> T fun(Class<T> operatorTable, T otherwise) {
        SqlOperatorTable calcites =
            super.fun(SqlOperatorTable.class, SqlStdOperatorTable.instance());
        return operatorTable.cast(
            SqlOperatorTables.chain(
                new StoppableLookup(control),
                FunctionLibrary.before(new FirstOfDialects(calcites))));
      }
    };
  }

  private static void set(Properties properties, CalciteConnectionProperty property, String value) {
    properties.setProperty(property.camelName(), value);
  }

  @Override
  public JavaTypeFactory getTypeFactory() {
    return types;
  }

  @Override
  public CalciteSchema getRootSchema() {
    return snapshot;
  }

  @Override
  public CalciteSchema getMutableRootSchema() {
    return root;
  }

  @Override
  public List<String> getDefaultSchemaPath() {
    return List.of(schemaName);
  }

  @Override
  public CalciteConnectionConfig config() {
    return config;
  }

  @Override
  public CalcitePrepare.SparkHandler spark() {
    return CalcitePrepare.Dummy.getSparkHandler(false);
  }

  @Override
  public DataContext getDataContext() {
    return new ExecutionContext(snapshot, types, Map.of());
  }

  @Override
  public @Nullable List<String> getObjectPath() {
    return null;
  }

  @Override
  public RelRunner getRelRunner() {
    throw new UnsupportedOperationException("statements are run from their text");
  }
}
