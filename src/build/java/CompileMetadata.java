import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.janino.RelMetadataHandlerGeneratorUtil;
import org.apache.calcite.rel.metadata.janino.RelMetadataHandlerGeneratorUtil.HandlerNameAndGeneratedCode;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;

/**
 * A step of the build: Calcite writes its handlers of metadata, one class for each kind of question
 * about a plan, and compiles them in each process that plans a statement. Here that is done once,
 * by the same two programs: javac would refuse them for a private class that is none to the JVM.
 * {@code dev.powertrack.sql.metadata.CompiledMetadata} makes the classes.
 *
 * <p>Argument: the folder of the project's classes.
 */
public final class CompileMetadata {
  private static final String PACKAGE = "dev.powertrack.sql.metadata";

  private CompileMetadata() {}

  public static void main(String[] args) throws IOException, CompileException {
    Path classes = Path.of(args[0]);
    for (Class<?> kind : BuiltInMetadata.class.getDeclaredClasses()) {
      for (Class<?> handler : kind.getDeclaredClasses()) {
        if (MetadataHandler.class.isAssignableFrom(handler)) {
          compile(handler, classes);
        }
      }
    }
  }

  @SuppressWarnings("unchecked") // a class of handlers is one of some metadata
  private static void compile(Class<?> kind, Path folder) throws IOException, CompileException {
    Class<? extends MetadataHandler<?>> handler = (Class<? extends MetadataHandler<?>>) kind;
    HandlerNameAndGeneratedCode source =
        RelMetadataHandlerGeneratorUtil.generateHandler(
            handler,
            DefaultRelMetadataProvider.INSTANCE.handlers(handler).stream().distinct().toList());
    String name = source.getHandlerName();
    String calcites = name.substring(0, name.lastIndexOf('.'));
    SimpleCompiler janino = new SimpleCompiler();
    janino.cook(
        source
            .getGeneratedCode()
            .replace("package " + calcites + ";", "package " + PACKAGE + ";"));
    for (Map.Entry<String, byte[]> compiled : janino.getBytecodes().entrySet()) {
      Path file = folder.resolve(compiled.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, compiled.getValue());
    }
  }
}
