package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Array;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls every method of every interface of java.sql: a closed object refuses with an SQLException,
 * and no argument, however silly, makes anything but an SQLException.
 */
class ContractSweepTest {
  /** What the specification lets a closed object answer, and what has nothing to do with it. */
  private static final Set<String> ANSWERED_WHEN_CLOSED =
      Set.of(
          "close",
          "isClosed",
          "abort",
          "isValid",
          "beginRequest",
          "endRequest",
          "enquoteLiteral",
          "enquoteNCharLiteral",
          "enquoteIdentifier",
          "isSimpleIdentifier",
          "isWrapperFor",
          "unwrap");

  /** Methods whose default in java.sql itself throws NullPointerException for a null text. */
  private static final Set<String> OF_THE_JDK =
      Set.of("enquoteLiteral", "enquoteNCharLiteral", "enquoteIdentifier", "isSimpleIdentifier");

  record Call(Class<?> type, Method method) {
    @Override
    public String toString() {
      return type.getSimpleName() + "." + method.getName() + " " + method.getParameterCount();
    }
  }

  private final FakeDatabase database = new FakeDatabase();

  static Stream<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (Class<?> type :
        List.of(Connection.class, Statement.class, PreparedStatement.class, ResultSet.class)) {
      for (Method method : type.getMethods()) {
        if (!Modifier.isStatic(method.getModifiers())) {
          calls.add(new Call(type, method));
        }
      }
    }
    return calls.stream();
  }

  private Object open(Class<?> type) throws SQLException {
    database.answer("q", FakeQuery.value(FakeQuery.VARCHAR, "1").taking(FakeQuery.VARCHAR));
    database.answer("r", FakeQuery.value(FakeQuery.VARCHAR, "1"));
    Connection connection = database.connect();
    if (type == Connection.class) {
      return connection;
    }
    if (type == PreparedStatement.class) {
      return connection.prepareStatement("q");
    }
    Statement statement = connection.createStatement();
    if (type == Statement.class) {
      return statement;
    }
    ResultSet rows = statement.executeQuery("r");
    rows.next();
    return rows;
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_closed_object_refuses(Call call) throws Exception {
    AutoCloseable object = (AutoCloseable) open(call.type);
    object.close();
    Throwable thrown = thrownBy(call.method, object, 1, "1");
    if (ANSWERED_WHEN_CLOSED.contains(call.method.getName())) {
      assertNotRuntime(thrown);
    } else {
      assertInstanceOf(SQLException.class, thrown);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void null_and_odd_numbers_make_no_runtime_exception(Call call) throws Exception {
    if (!OF_THE_JDK.contains(call.method.getName())) {
      assertNotRuntime(thrownBy(call.method, open(call.type), 0, null));
      assertNotRuntime(thrownBy(call.method, open(call.type), Integer.MIN_VALUE, null));
      assertNotRuntime(thrownBy(call.method, open(call.type), Integer.MAX_VALUE, ""));
      assertNotRuntime(thrownBy(call.method, open(call.type), 1, null));
    }
  }

  @ParameterizedTest
  @MethodSource("lobMethods")
  void lobs_and_arrays_refuse_oddities_with_sql_exceptions(Call call) throws Exception {
    for (int number : new int[] {0, -1, 1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertNotRuntime(thrownBy(call.method, lob(call.type), number, "ab"));
      assertNotRuntime(thrownBy(call.method, lob(call.type), number, null));
    }
  }

  static Stream<Call> lobMethods() {
    return Stream.of(NClob.class, Array.class)
        .flatMap(type -> Stream.of(type.getMethods()).map(method -> new Call(type, method)));
  }

  private static Object lob(Class<?> type) {
    return type == NClob.class ? new TextClob("abc") : new ListArray(List.of(1, 2));
  }

  @Test
  void a_freed_clob_refuses() {
    TextClob clob = new TextClob("abc");
    clob.free();
    SqlStates.assertState("55000", clob::length);
    SqlStates.assertState("55000", clob::getCharacterStream);
  }

  @Test
  void a_clob_can_be_written() throws Exception {
    Clob clob = new TextClob("");
    assertEquals(5, clob.setString(1, "hello"));
    clob.setString(6, " you", 0, 4);
    clob.truncate(7);
    assertEquals("hello y", clob.getSubString(1, 100));
    try (java.io.Writer writer = clob.setCharacterStream(8)) {
      writer.write("ou");
    }
    assertEquals("hello you", clob.getSubString(1, 100));
  }

  private static @Nullable Throwable thrownBy(
      Method method, Object target, int number, @Nullable String text) throws Exception {
    Class<?>[] types = method.getParameterTypes();
    @Nullable Object[] arguments = new @Nullable Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = argument(types[i], number, text);
    }
    try {
      method.invoke(target, arguments);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }

  private static @Nullable Object argument(Class<?> type, int number, @Nullable String text) {
    if (type == int.class) {
      return number;
    }
    if (type == long.class) {
      return (long) number;
    }
    if (type == short.class) {
      return (short) 1;
    }
    if (type == byte.class) {
      return (byte) 1;
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == float.class) {
      return 1f;
    }
    if (type == double.class) {
      return 1d;
    }
    return type == String.class || type == Object.class ? text : null;
  }

  private static void assertNotRuntime(@Nullable Throwable thrown) {
    if (thrown != null) {
      assertInstanceOf(SQLException.class, thrown);
    }
  }
}
