package dev.powertrack.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.ClassDeclaration;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.runtime.ArrayBindable;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.Typed;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.util.reflect.ByteArrayClassLoader;
import org.codehaus.janino.ClassLoaderIClassLoader;
import org.codehaus.janino.IClassLoader;
import org.codehaus.janino.Parser;
import org.codehaus.janino.Scanner;
import org.codehaus.janino.UnitCompiler;

/**
 * Makes plans to code, as Calcite's {@code EnumerableInterpretable} does, and compiles the same
 * code once. Compiling was a third and more of what planning costs; statements that differ in the
 * times, ids and words that they look for have the same code, as a scan keeps those outside of it.
 * What the compiler found out about Calcite's classes is kept for the next statement, too.
 *
 * <p>Code has no state, and does not know its statement or database: what it works on comes with
 * each execution. Thread-safe.
 */
public final class CodeCompiler {
  /** In letters of code: a thousand ordinary statements, or a few giants. */
  private static final long KEPT = 4_000_000;

  private static final ClassLoader PARENT =
      Objects.requireNonNull(CodeCompiler.class.getClassLoader());

  private final Cache<String, Bindable<?>> compiled =
      Caffeine.newBuilder()
          .maximumWeight(KEPT)
          .weigher((String text, Bindable<?> code) -> text.length())
          .build();

  /** As many as there were compilations at the same time: one belongs to one thread. */
  private final Queue<IClassLoader> knownTypes = new ConcurrentLinkedQueue<>();

  /** A compiler that knows nothing yet. */
  public CodeCompiler() {}

  /**
   * The code of a plan.
   *
   * @param constants takes what the code wants to find by name in each execution
   */
  Bindable<?> compile(EnumerableRel plan, Map<String, Object> constants) {
    ClassDeclaration code =
        new EnumerableRelImplementor(plan.getCluster().getRexBuilder(), constants)
            .implementRoot(plan, EnumerableRel.Prefer.ARRAY);
    String text = text(code, plan.getRowType().getFieldCount());
    Bindable<?> known = compiled.getIfPresent(text);
    if (known != null) {
      return known;
    }
    Bindable<?> made = make(code.name, text);
    compiled.put(text, made);
    return made;
  }

  /** How many different pieces of code are kept. */
  long size() {
    compiled.cleanUp();
    return compiled.estimatedSize();
  }

  private static String text(ClassDeclaration code, int columns) {
    String types =
        columns == 1
            ? Bindable.class.getCanonicalName() + ", " + Typed.class.getCanonicalName()
            : ArrayBindable.class.getCanonicalName();
    return "public final class "
        + code.name
        + " implements "
        + types
        + " {\n"
        + Expressions.toString(code.memberDeclarations, "\n", false)
        + "}\n";
  }

  private Bindable<?> make(String name, String text) {
    try {
      ClassLoader loader = new ByteArrayClassLoader(classes(text), PARENT);
      return (Bindable<?>) loader.loadClass(name).getDeclaredConstructor().newInstance();
    } catch (CompileException | IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("the generated code cannot be compiled:\n" + text, e);
    }
  }

  private Map<String, byte[]> classes(String text) throws CompileException, IOException {
    IClassLoader polled = knownTypes.poll();
    IClassLoader types = polled == null ? new ClassLoaderIClassLoader(PARENT) : polled;
    Map<String, byte[]> classes = new HashMap<>();
    Parser parser = new Parser(new Scanner(null, new StringReader(text)));
    new UnitCompiler(parser.parseAbstractCompilationUnit(), types)
        .compileUnit(
            false, false, false, made -> classes.put(made.getThisClassName(), made.toByteArray()));
    knownTypes.add(types);
    return classes;
  }
}
