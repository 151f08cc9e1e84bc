package dev.powertrack.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.rel.type.TimeFrames;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * What generated code asks for while a statement runs: the time, in UTC whatever the JVM's zone;
 * the parameters; the statement's own context.
 */
final class ExecutionContext implements DataContext {
  private final CalciteSchema root;
  private final JavaTypeFactory types;
  private final Map<String, @Nullable Object> values = new HashMap<>();

  ExecutionContext(
      CalciteSchema root, JavaTypeFactory types, Map<String, ? extends @Nullable Object> more) {
    this.root = root;
    this.types = types;
    long now = System.currentTimeMillis();
    put(Variable.UTC_TIMESTAMP, now);
    put(Variable.CURRENT_TIMESTAMP, now);
    put(Variable.LOCAL_TIMESTAMP, now);
    put(Variable.SYS_TIMESTAMP, now);
    put(Variable.TIME_ZONE, TimeZone.getTimeZone("UTC"));
    put(Variable.TIME_FRAME_SET, types.getTypeSystem().deriveTimeFrameSet(TimeFrames.CORE));
    put(Variable.USER, "powertrack");
    put(Variable.SYSTEM_USER, "powertrack");
    put(Variable.LOCALE, Locale.ROOT);
    values.putAll(more);
  }

  private void put(Variable variable, Object value) {
    values.put(variable.camelName, value);
  }

  @Override
  public @Nullable Object get(String name) {
    return values.get(name);
  }

  @Override
  public SchemaPlus getRootSchema() {
    return root.plus();
  }

  @Override
  public JavaTypeFactory getTypeFactory() {
    return types;
  }

  @Override
  public @Nullable QueryProvider getQueryProvider() {
    return null;
  }
}
