package dev.powertrack.sql.metadata;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;

/**
 * Calcite's handlers of metadata, which Calcite itself compiles anew in each process: a sixth of
 * the first statement's work. They ask {@link DefaultRelMetadataProvider} alone. Thread-safe.
 */
public final class CompiledMetadata implements MetadataHandlerProvider {
  /** All that is needed: handlers know nothing of a statement. */
  public static final CompiledMetadata INSTANCE = new CompiledMetadata();

  /** As Calcite names them, in this package. */
  private static final String PREFIX =
      CompiledMetadata.class.getPackageName() + ".GeneratedMetadata_";

  private final Map<Class<?>, MetadataHandler<?>> handlers = new ConcurrentHashMap<>();

  private CompiledMetadata() {}

  /**
   * The handler of a kind of {@link org.apache.calcite.rel.metadata.BuiltInMetadata}.
   *
   * @throws IllegalStateException where the build left it out
   */
  @Override
  public <H extends MetadataHandler<?>> H handler(Class<H> kind) {
    MetadataHandler<?> known = handlers.get(kind);
    return kind.cast(known == null ? handlers.computeIfAbsent(kind, k -> made(kind)) : known);
  }

  /** The constructor takes the providers that the handler chooses from, in their order. */
  private static MetadataHandler<?> made(Class<? extends MetadataHandler<?>> kind) {
    Object[] providers =
        DefaultRelMetadataProvider.INSTANCE.handlers(kind).stream().distinct().toArray();
    try {
      Class<?> compiled =
          Class.forName(PREFIX + kind.getEnclosingClass().getSimpleName() + kind.getSimpleName());
      Constructor<?> constructor = compiled.getConstructors()[0];
      return (MetadataHandler<?>) constructor.newInstance(providers);
    } catch (ClassNotFoundException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException(
          "No compiled handler for " + kind.getName() + ": build with mvn process-classes.", e);
    }
  }
}
