package dev.powertrack.sql;

import dev.powertrack.scan.BadFiles;
import dev.powertrack.scan.ScanEngine;
import dev.powertrack.scan.ScanSettings;
import dev.powertrack.sql.table.TableCatalogue;
import dev.powertrack.sql.table.TableOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database over an {@link InventedArchive}, and short ways to ask it. */
public final class TestEngine implements AutoCloseable {
  private final InventedArchive archive;
  private final ScanEngine scans;
  private final CodeCompiler compiler = new CodeCompiler();
  private final SqlEngine engine;

  private TestEngine(InventedArchive archive, int filesAtOnce, boolean pushdown) {
    this.archive = archive;
    this.scans = new ScanEngine(archive, ScanSettings.of(filesAtOnce));
    this.engine =
        new SqlEngine(
            new NoSource(),
            TableCatalogue.ofFolder(scans, new TableOptions(BadFiles.WARN, false, false)),
            pushdown,
            compiler);
  }

  /** With everything pushed down. */
  public static TestEngine over(InventedArchive archive) {
    return new TestEngine(archive, 8, true);
  }

  /** With nothing pushed down: every scan reads everything. */
  public static TestEngine readingEverything(InventedArchive archive) {
    return new TestEngine(archive, 8, false);
  }

  public SqlEngine database() {
    return engine;
  }

  /** How many different pieces of code its statements needed. */
  long compiled() {
    return compiler.size();
  }

  public InventedArchive archive() {
    return archive;
  }

  public PreparedQuery prepare(String sql) {
    return engine.prepare(sql, new ExecutionControl());
  }

  /** All rows of a query. */
  public List<List<@Nullable Object>> rows(String sql, @Nullable Object... parameters) {
    return rows(sql, 0, parameters);
  }

  /** As many rows as {@code setMaxRows} allows. */
  public List<List<@Nullable Object>> rows(
      String sql, long maxRows, @Nullable Object[] parameters) {
    PreparedQuery query = prepare(sql);
    try (Cursor cursor =
        query.execute(Arrays.asList(parameters), maxRows, new ExecutionControl())) {
      return all(cursor, query.columns().size());
    }
  }

  /** What is left of a cursor. */
  public static List<List<@Nullable Object>> all(Cursor cursor, int columns) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (cursor.next()) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 0; i < columns; i++) {
        row.add(cursor.value(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** The first column of all rows. */
  public List<@Nullable Object> column(String sql, @Nullable Object... parameters) {
    List<@Nullable Object> values = new ArrayList<>();
    rows(sql, parameters).forEach(row -> values.add(row.get(0)));
    return values;
  }

  /** The one value of a query. */
  public @Nullable Object value(String sql, @Nullable Object... parameters) {
    return rows(sql, parameters).get(0).get(0);
  }

  /** The plan as text. */
  public String explain(String sql) {
    return String.valueOf(value("EXPLAIN PLAN FOR " + sql));
  }

  @Override
  public void close() {
    engine.close();
    scans.close();
  }

  private static final class NoSource implements SqlEngine.Source {
    @Override
    public void check() {}

    @Override
    public void close() {}
  }
}
