import static org.objectweb.asm.Opcodes.*;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/**
 * A step of the build: makes the finished jar cheaper to start from. A first statement passes some
 * 1,400 lambdas, and for each the JVM writes a class while the user waits, which costs a fifth of
 * that statement's processor time. Here javac's call
 *
 * <pre>
 * invokedynamic apply(captured) LambdaMetafactory(lambda$plan$0)
 * </pre>
 *
 * becomes {@code Planner$$Lambda0.of(captured)}, or its one instance where nothing is captured: a
 * class in the jar that calls {@code lambda$plan$0}, as compilers did before Java 8. And names of
 * local variables and annotations of types go, which only debuggers and compilers read, and which
 * would be unpacked and parsed with each class.
 *
 * <p>Left as they are: lambdas that can be serialized, references to private methods, and packages
 * that no query passes.
 *
 * <p>Argument: the jar.
 */
public final class LightJar {
  private static final List<String> WITHOUT_LAMBDAS =
      List.of(
          "dev/powertrack/api/",
          "dev/powertrack/archive/",
          "dev/powertrack/cli/",
          "dev/powertrack/jdbc/",
          "dev/powertrack/orders/",
          "dev/powertrack/scan/",
          "dev/powertrack/sql/",
          "dev/powertrack/tweet/",
          "dev/powertrack/shaded/benmanes/",
          "dev/powertrack/shaded/calcite/",
          "dev/powertrack/shaded/codehaus/",
          "dev/powertrack/shaded/google/common/");

  /** By the names of their files. */
  private final Map<String, Declared> classes = new HashMap<>();

  /** What no class but its own, and those nested with that, can call. */
  private final Set<String> secret = new HashSet<>();

  private LightJar() {}

  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    Path light = jar.resolveSibling(jar.getFileName() + ".light");
    try (ZipFile from = new ZipFile(jar.toFile());
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(light));
        ZipOutputStream to = new ZipOutputStream(out)) {
      LightJar lightened = new LightJar();
      for (ZipEntry entry : Collections.list(from.entries())) {
        lightened.look(entry.getName(), from.getInputStream(entry).readAllBytes());
      }
      for (ZipEntry entry : Collections.list(from.entries())) {
        byte[] content = from.getInputStream(entry).readAllBytes();
        for (Map.Entry<String, byte[]> file : lightened.light(entry.getName(), content).entrySet()) {
          ZipEntry written = new ZipEntry(file.getKey());
          written.setTimeLocal(entry.getTimeLocal());
          to.putNextEntry(written);
          to.write(file.getValue());
          to.closeEntry();
        }
      }
    }
    Files.move(light, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private void look(String name, byte[] content) {
    if (name.endsWith(".class") && WITHOUT_LAMBDAS.stream().anyMatch(name::startsWith)) {
      Declared declared = new Declared(secret);
      new Reader(content).accept(declared, ClassReader.SKIP_DEBUG);
      classes.put(name, declared);
    }
  }

  /** The files that take the place of one. */
  private Map<String, byte[]> light(String name, byte[] content) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (!name.endsWith(".class")) {
      files.put(name, content);
      return files;
    }
    ClassWriter writer = new ClassWriter(0);
    Declared declared = classes.get(name);
    boolean lambdas = declared != null && declared.lambdas;
    ClassVisitor plain = lambdas ? new Lambdas(writer, declared.bodies, secret, files) : writer;
    new Reader(content).accept(new Bare(plain), 0);
    files.put(name, writer.toByteArray());
    return files;
  }

  /** Some compiler has written annotations of places beyond a method's end. */
  private static final class Reader extends ClassReader {
    Reader(byte[] content) {
      super(content);
    }

    @Override
    protected Label readLabel(int offset, Label[] labels) {
      return offset < labels.length ? super.readLabel(offset, labels) : new Label();
    }
  }

  private static boolean isLambda(Handle factory) {
    return factory.getOwner().equals("java/lang/invoke/LambdaMetafactory");
  }

  /** Which methods a class declares, as far as its lambdas care. */
  private static final class Declared extends ClassVisitor {
    /** What javac made of the lambdas' code: nobody else calls it, so it may be changed. */
    final Set<String> bodies = new HashSet<>();

    boolean lambdas;
    private final Set<String> secret;
    private final Set<String> serializable = new HashSet<>();
    private String host = "";

    Declared(Set<String> secret) {
      super(ASM9);
      this.secret = secret;
    }

    @Override
    public void visit(
        int version, int access, String name, String generic, String parent, String[] interfaces) {
      host = name;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String generic, String[] thrown) {
      if ((access & ACC_PRIVATE) != 0) {
        boolean body = (access & ACC_SYNTHETIC) != 0 && name.startsWith("lambda$");
        (body ? bodies : secret).add(key(host, name, type));
      }
      return new MethodVisitor(ASM9) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String captured, Handle factory, Object... constants) {
          if (isLambda(factory)) {
            lambdas = true;
            if (Site.isSerializable(factory, constants)) {
              serializable.add(key((Handle) constants[1]));
            }
          }
        }
      };
    }

    @Override
    public void visitEnd() {
      bodies.removeAll(serializable);
      secret.addAll(serializable);
    }

    static String key(Handle method) {
      return key(method.getOwner(), method.getName(), method.getDesc());
    }

    static String key(String owner, String name, String type) {
      return owner + "." + name + type;
    }
  }

  /** Drops what only debuggers and compilers read. */
  private static final class Bare extends ClassVisitor {
    Bare(ClassVisitor next) {
      super(ASM9, next);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(
        int place, TypePath path, String type, boolean visible) {
      return null;
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String name, String type, String generic) {
      return new RecordComponentVisitor(ASM9, super.visitRecordComponent(name, type, generic)) {
        @Override
        public AnnotationVisitor visitTypeAnnotation(
            int place, TypePath path, String annotation, boolean visible) {
          return null;
        }
      };
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String type, String generic, Object value) {
      return new FieldVisitor(ASM9, super.visitField(access, name, type, generic, value)) {
        @Override
        public AnnotationVisitor visitTypeAnnotation(
            int place, TypePath path, String annotation, boolean visible) {
          return null;
        }
      };
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String generic, String[] thrown) {
      return new MethodVisitor(ASM9, super.visitMethod(access, name, type, generic, thrown)) {
        @Override
        public AnnotationVisitor visitTypeAnnotation(
            int place, TypePath path, String annotation, boolean visible) {
          return null;
        }

        @Override
        public AnnotationVisitor visitInsnAnnotation(
            int place, TypePath path, String annotation, boolean visible) {
          return null;
        }

        @Override
        public AnnotationVisitor visitTryCatchAnnotation(
            int place, TypePath path, String annotation, boolean visible) {
          return null;
        }

        @Override
        public AnnotationVisitor visitLocalVariableAnnotation(
            int place,
            TypePath path,
            Label[] starts,
            Label[] ends,
            int[] slots,
            String annotation,
            boolean visible) {
          return null;
        }

        /** A lambda's body has one more, where it was made static. */
        @Override
        public void visitParameter(String parameter, int flags) {
          if ((access & ACC_SYNTHETIC) == 0) {
            super.visitParameter(parameter, flags);
          }
        }

        @Override
        public void visitLocalVariable(
            String variable, String of, String signature, Label start, Label end, int slot) {}
      };
    }
  }

  /** Replaces the calls, and makes the lambdas' bodies callable from the new classes. */
  private static final class Lambdas extends ClassVisitor {
    private final Set<String> bodies;
    private final Set<String> secret;
    private final Map<String, byte[]> files;
    private String host = "";
    private boolean inInterface;
    private int made;

    Lambdas(
        ClassVisitor next, Set<String> bodies, Set<String> secret, Map<String, byte[]> files) {
      super(ASM9, next);
      this.bodies = bodies;
      this.secret = secret;
      this.files = files;
    }

    @Override
    public void visit(
        int version, int access, String name, String generic, String parent, String[] interfaces) {
      host = name;
      inInterface = (access & ACC_INTERFACE) != 0;
      super.visit(version, access, name, generic, parent, interfaces);
    }

    /**
     * A body loses its {@code private}. One with {@code this} becomes static, or it might override
     * another of the same name; in its code {@code this} and a first parameter are the same.
     */
    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String generic, String[] thrown) {
      int changed = access;
      String types = type;
      if (bodies.contains(Declared.key(host, name, type))) {
        changed = access & ~ACC_PRIVATE | ACC_STATIC | (inInterface ? ACC_PUBLIC : 0);
        types = (access & ACC_STATIC) != 0 ? type : Site.withThis(host, type);
      }
      return new MethodVisitor(ASM9, super.visitMethod(changed, name, types, generic, thrown)) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String captured, Handle factory, Object... constants) {
          if (!isLambda(factory) || !canBeCalled(factory, constants)) {
            super.visitInvokeDynamicInsn(called, captured, factory, constants);
            return;
          }
          Site site = Site.of(host, called, Type.getMethodType(captured), factory, constants);
          String lambda = host + "$$Lambda" + made++;
          files.put(lambda + ".class", site.compiled(lambda));
          if (site.captured().length == 0) {
            super.visitFieldInsn(GETSTATIC, lambda, "ONE", site.result().getDescriptor());
          } else {
            super.visitMethodInsn(INVOKESTATIC, lambda, "of", captured, false);
          }
        }
      };
    }

    private boolean canBeCalled(Handle factory, Object[] constants) {
      String method = Declared.key((Handle) constants[1]);
      if (Site.isSerializable(factory, constants)) {
        return false;
      }
      // "super::method" is the host's own to call
      boolean ofSuper = ((Handle) constants[1]).getTag() == H_INVOKESPECIAL;
      return bodies.contains(method) || !ofSuper && !secret.contains(method);
    }
  }

  /**
   * One place where a lambda is made.
   *
   * @param method the interface's one method
   * @param made captured values to the interface
   * @param erased the method's type as declared
   * @param given the method's type with the types of this lambda
   * @param bridges more types that the method is to have
   */
  private record Site(
      String host,
      String method,
      Type made,
      Type erased,
      Handle body,
      Type given,
      List<String> markers,
      List<Type> bridges) {

    static boolean isSerializable(Handle factory, Object[] constants) {
      return factory.getName().equals("altMetafactory") && ((Integer) constants[3] & 1) != 0;
    }

    static String withThis(String host, String type) {
      return "(L" + host + ";" + type.substring(1);
    }

    /** The arguments of {@code altMetafactory} after the third: flags, markers, bridges. */
    static Site of(String host, String method, Type made, Handle factory, Object[] constants) {
      List<String> markers = new ArrayList<>();
      List<Type> bridges = new ArrayList<>();
      if (factory.getName().equals("altMetafactory")) {
        int flags = (Integer) constants[3];
        int next = 4;
        if ((flags & 2) != 0) {
          for (int left = (Integer) constants[next++]; left > 0; left--) {
            markers.add(((Type) constants[next++]).getInternalName());
          }
        }
        if ((flags & 4) != 0) {
          for (int left = (Integer) constants[next++]; left > 0; left--) {
            bridges.add((Type) constants[next++]);
          }
        }
      }
      return new Site(
          host,
          method,
          made,
          (Type) constants[0],
          (Handle) constants[1],
          (Type) constants[2],
          markers,
          bridges);
    }

    Type[] captured() {
      return made.getArgumentTypes();
    }

    Type result() {
      return made.getReturnType();
    }

    byte[] compiled(String name) {
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      List<String> interfaces = new ArrayList<>(List.of(result().getInternalName()));
      markers.stream().filter(marker -> !interfaces.contains(marker)).forEach(interfaces::add);
      writer.visit(
          V1_8,
          ACC_FINAL | ACC_SYNTHETIC | ACC_SUPER,
          name,
          null,
          "java/lang/Object",
          interfaces.toArray(String[]::new));
      for (int i = 0; i < captured().length; i++) {
        writer.visitField(ACC_PRIVATE | ACC_FINAL, "c" + i, captured()[i].getDescriptor(), null, null);
      }
      constructor(writer, name);
      if (captured().length == 0) {
        one(writer, name);
      } else {
        factory(writer, name);
      }
      method(writer, name, erased);
      bridges.stream().filter(b -> !b.equals(erased)).forEach(b -> method(writer, name, b));
      writer.visitEnd();
      return writer.toByteArray();
    }

    private String constructorType() {
      return Type.getMethodDescriptor(Type.VOID_TYPE, captured());
    }

    private void constructor(ClassWriter writer, String name) {
      MethodVisitor code = writer.visitMethod(ACC_PRIVATE, "<init>", constructorType(), null, null);
      code.visitCode();
      code.visitVarInsn(ALOAD, 0);
      code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
      int slot = 1;
      for (int i = 0; i < captured().length; i++) {
        Type type = captured()[i];
        code.visitVarInsn(ALOAD, 0);
        code.visitVarInsn(type.getOpcode(ILOAD), slot);
        code.visitFieldInsn(PUTFIELD, name, "c" + i, type.getDescriptor());
        slot += type.getSize();
      }
      code.visitInsn(RETURN);
      end(code);
    }

    /** The one instance, as the JVM makes one of a lambda that captures nothing. */
    private void one(ClassWriter writer, String name) {
      String type = result().getDescriptor();
      writer.visitField(ACC_STATIC | ACC_FINAL, "ONE", type, null, null);
      MethodVisitor code = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
      code.visitCode();
      code.visitTypeInsn(NEW, name);
      code.visitInsn(DUP);
      code.visitMethodInsn(INVOKESPECIAL, name, "<init>", "()V", false);
      code.visitFieldInsn(PUTSTATIC, name, "ONE", type);
      code.visitInsn(RETURN);
      end(code);
    }

    private void factory(ClassWriter writer, String name) {
      MethodVisitor code = writer.visitMethod(ACC_STATIC, "of", made.getDescriptor(), null, null);
      code.visitCode();
      code.visitTypeInsn(NEW, name);
      code.visitInsn(DUP);
      int slot = 0;
      for (Type type : captured()) {
        code.visitVarInsn(type.getOpcode(ILOAD), slot);
        slot += type.getSize();
      }
      code.visitMethodInsn(INVOKESPECIAL, name, "<init>", constructorType(), false);
      code.visitInsn(ARETURN);
      end(code);
    }

    /** Calls the body with what was captured and what is given. */
    private void method(ClassWriter writer, String name, Type declared) {
      MethodVisitor code =
          writer.visitMethod(ACC_PUBLIC, method, declared.getDescriptor(), null, null);
      code.visitCode();
      Type owner = Type.getObjectType(body.getOwner());
      boolean constructs = body.getTag() == H_NEWINVOKESPECIAL;
      boolean hasThis = !constructs && body.getTag() != H_INVOKESTATIC;
      boolean isBody = body.getOwner().equals(host) && body.getName().startsWith("lambda$");
      List<Type> wanted = new ArrayList<>();
      if (constructs) {
        code.visitTypeInsn(NEW, body.getOwner());
        code.visitInsn(DUP);
      } else if (hasThis) {
        wanted.add(owner);
      }
      wanted.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
      int next = 0;
      for (int i = 0; i < captured().length; i++) {
        Type type = captured()[i];
        code.visitVarInsn(ALOAD, 0);
        code.visitFieldInsn(GETFIELD, name, "c" + i, type.getDescriptor());
        Conversion.write(code, type, type, wanted.get(next++));
      }
      int slot = 1;
      for (int i = 0; i < declared.getArgumentTypes().length; i++) {
        Type type = declared.getArgumentTypes()[i];
        code.visitVarInsn(type.getOpcode(ILOAD), slot);
        slot += type.getSize();
        Conversion.write(code, type, given.getArgumentTypes()[i], wanted.get(next++));
      }
      boolean madeStatic = isBody && hasThis;
      code.visitMethodInsn(
          madeStatic ? INVOKESTATIC : opcode(body.getTag()),
          body.getOwner(),
          body.getName(),
          madeStatic ? withThis(host, body.getDesc()) : body.getDesc(),
          body.isInterface());
      returned(code, constructs ? owner : Type.getReturnType(body.getDesc()), declared);
      end(code);
    }

    private static void returned(MethodVisitor code, Type result, Type declared) {
      Type wanted = declared.getReturnType();
      if (wanted.equals(Type.VOID_TYPE)) {
        if (result.getSize() > 0) {
          code.visitInsn(result.getSize() == 1 ? POP : POP2);
        }
      } else {
        Conversion.write(code, result, result, wanted);
      }
      code.visitInsn(wanted.getOpcode(IRETURN));
    }

    private static int opcode(int tag) {
      return switch (tag) {
        case H_INVOKESTATIC -> INVOKESTATIC;
        case H_INVOKEVIRTUAL -> INVOKEVIRTUAL;
        case H_INVOKEINTERFACE -> INVOKEINTERFACE;
        case H_INVOKESPECIAL, H_NEWINVOKESPECIAL -> INVOKESPECIAL;
        default -> throw new IllegalArgumentException("a lambda cannot be a handle of kind " + tag);
      };
    }

    private static void end(MethodVisitor code) {
      code.visitMaxs(0, 0);
      code.visitEnd();
    }
  }

  /** The conversions that {@code LambdaMetafactory} makes: casts, boxes, wider numbers. */
  private static final class Conversion {
    private static final Map<Type, String> BOXES =
        Map.of(
            Type.BOOLEAN_TYPE, "java/lang/Boolean",
            Type.CHAR_TYPE, "java/lang/Character",
            Type.BYTE_TYPE, "java/lang/Byte",
            Type.SHORT_TYPE, "java/lang/Short",
            Type.INT_TYPE, "java/lang/Integer",
            Type.LONG_TYPE, "java/lang/Long",
            Type.FLOAT_TYPE, "java/lang/Float",
            Type.DOUBLE_TYPE, "java/lang/Double");

    private Conversion() {}

    /**
     * @param from what lies on the stack
     * @param known what it is, where {@code from} is no more than an object
     */
    static void write(MethodVisitor code, Type from, Type known, Type to) {
      if (isObject(from) && isObject(to)) {
        if (!from.equals(to) && !to.getInternalName().equals("java/lang/Object")) {
          code.visitTypeInsn(CHECKCAST, to.getInternalName());
        }
      } else if (isObject(from)) {
        Type value = primitive(known, to);
        String box = BOXES.get(value);
        code.visitTypeInsn(CHECKCAST, box);
        code.visitMethodInsn(
            INVOKEVIRTUAL,
            box,
            value.getClassName() + "Value",
            Type.getMethodDescriptor(value),
            false);
        widen(code, value, to);
      } else if (isObject(to)) {
        String box = BOXES.get(from);
        code.visitMethodInsn(
            INVOKESTATIC,
            box,
            "valueOf",
            Type.getMethodDescriptor(Type.getObjectType(box), from),
            false);
      } else {
        widen(code, from, to);
      }
    }

    private static boolean isObject(Type type) {
      return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    private static Type primitive(Type box, Type otherwise) {
      return BOXES.entrySet().stream()
          .filter(entry -> entry.getValue().equals(box.getInternalName()))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse(otherwise);
    }

    /** From int and what is smaller, the JVM knows only int. */
    private static void widen(MethodVisitor code, Type from, Type to) {
      int small = Math.max(from.getSort(), Type.INT);
      int large = Math.max(to.getSort(), Type.INT);
      if (small == large) {
        return;
      }
      code.visitInsn(
          switch (small * 10 + large) {
            case Type.INT * 10 + Type.LONG -> I2L;
            case Type.INT * 10 + Type.FLOAT -> I2F;
            case Type.INT * 10 + Type.DOUBLE -> I2D;
            case Type.LONG * 10 + Type.FLOAT -> L2F;
            case Type.LONG * 10 + Type.DOUBLE -> L2D;
            case Type.FLOAT * 10 + Type.DOUBLE -> F2D;
            default -> throw new IllegalArgumentException(from + " is not made " + to);
          });
    }
  }
}
