package dev.powertrack.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.base.Suppliers;
import dev.powertrack.sql.plan.PowerTrackTable;
import dev.powertrack.sql.table.InformationSchema;
import dev.powertrack.sql.table.TableCatalogue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;

/**
 * SQL over one account or folder: Calcite as a library, without its JDBC driver. Plans are
 * immutable and cached by the statement's text, for all connections together.
 */
public final class SqlEngine implements Database {
  /** The schema of all tables. */
  public static final String SCHEMA = "POWERTRACK";

  private static final int CACHED_PLANS = 500;

  private final Source source;
  private final boolean pushdown;
  private final Changes changes;
  private final CodeCompiler compiler;
  private final List<TableDescription> tables;
  private final CalciteSchema root = CalciteSchema.createRootSchema(false, false);
  private final Failures failures;
  private final PlanningThreads planning = new PlanningThreads();
  private final Cache<String, PreparedQuery> plans =
      Caffeine.newBuilder().maximumSize(CACHED_PLANS).build();

  /** What the tables stand on: an account, a folder. */
  public interface Source extends AutoCloseable {
    /** See {@link Database#check}. */
    void check();

    /** See {@link Database#warnings}. */
    default List<String> warnings() {
      return List.of();
    }

    @Override
    void close();
  }

  /**
   * An engine over some tables, whose statements change nothing.
   *
   * @param source is closed with the engine
   * @param pushdown whether scans take over conditions, orders and limits, and so choose files;
   *     without, every file of every job is read, to compare answers and times with
   * @param compiler may be that of other engines
   */
  public SqlEngine(
      Source source, List<TableCatalogue.Entry> entries, boolean pushdown, CodeCompiler compiler) {
    this(source, entries, pushdown, compiler, Changes.IMPOSSIBLE);
  }

  /** An engine over some tables, whose statements may change so much. */
  public SqlEngine(
      Source source,
      List<TableCatalogue.Entry> entries,
      boolean pushdown,
      CodeCompiler compiler,
      Changes changes) {
    this.changes = changes;
    this.compiler = compiler;
    this.source = source;
    this.pushdown = pushdown;
    this.tables =
        entries.stream()
            .map(TableCatalogue.Entry::description)
            .sorted(Comparator.comparing(TableDescription::name))
            .toList();
    this.failures = new Failures(this.tables);
    Map<String, Table> own = tables(entries);
    addSchema(SCHEMA, () -> own);
    // Few statements ask for it, and the first of a process should not wait for it.
    addSchema(
        InformationSchema.NAME,
        Suppliers.memoize(() -> tables(InformationSchema.describing(SCHEMA, tables))));
  }

  private Map<String, Table> tables(List<TableCatalogue.Entry> entries) {
    Map<String, Table> byName = new HashMap<>();
    entries.forEach(
        entry ->
            byName.put(
                entry.description().name(),
                new PowerTrackTable(entry.description(), entry.rows(), entry.writer(), pushdown)));
    return byName;
  }

  private void addSchema(String name, Supplier<Map<String, Table>> tables) {
    root.add(
        name,
        new AbstractSchema() {
          @Override
          protected Map<String, Table> getTableMap() {
            return tables.get();
          }
        });
  }

  @Override
  public String schemaName() {
    return SCHEMA;
  }

  @Override
  public List<TableDescription> tables() {
    return tables;
  }

  @Override
  public PreparedQuery prepare(String sql, ExecutionControl control) {
    control.check();
    String statement = withoutSemicolon(sql);
    PreparedQuery cached = plans.getIfPresent(statement);
    return cached == null ? planning.run(() -> plan(statement, control), control) : cached;
  }

  @Override
  public void check() {
    source.check();
  }

  @Override
  public List<String> warnings() {
    return source.warnings();
  }

  @Override
  public void close() {
    planning.close();
    source.close();
  }

  private PreparedQuery plan(String statement, ExecutionControl control) {
    PlannerContext context = new PlannerContext(root, SCHEMA, control);
    try {
      SqlNode tree = StatementPlanner.parse(context, statement, changes);
      SqlKind kind = tree.getKind();
      PreparedQuery prepared =
          kind == SqlKind.SET_OPTION
              ? new NoOperation(statement)
              : new PlannedQuery(
                  statement,
                  StatementPlanner.plan(context, tree, pushdown, compiler, control),
                  context.getTypeFactory());
      if (kind != SqlKind.EXPLAIN) { // what it says of files is not the same later
        plans.put(statement, prepared);
      }
      control.check();
      return prepared;
    } catch (SqlParseException
        | RuntimeException
        | StackOverflowError
        | LinkageError
        | AssertionError e) {
      control.check();
      throw failures.whilePlanning(e);
    }
  }

  /** With one or without is the same plan. */
  private static String withoutSemicolon(String sql) {
    String statement = sql.strip();
    while (statement.endsWith(";")) {
      statement = statement.substring(0, statement.length() - 1).strip();
    }
    return statement;
  }
}
