package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a statement and its results, by the contract of {@link Statement}. */
class StatementTest {
  private final FakeDatabase database = new FakeDatabase();
  private final FakeQuery three = database.answer("three", FakeQuery.numbers(3));
  private final FakeQuery change = database.answer("change", FakeQuery.update(7));
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = database.connect();
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    assertEquals(0, three.open.get(), "cursors left open");
  }

  @Test
  void a_query_gives_its_rows() throws SQLException {
    ResultSet rows = statement.executeQuery("three");
    assertTrue(rows.next());
    assertEquals(1, rows.getLong("n"));
    assertTrue(rows.next());
    assertTrue(rows.next());
    assertEquals(3, rows.getLong(1));
    assertFalse(rows.next());
    assertFalse(rows.next());
  }

  @Test
  void execute_tells_rows_from_a_count() throws SQLException {
    assertTrue(statement.execute("three"));
    assertNotNull(statement.getResultSet());
    assertEquals(-1, statement.getUpdateCount());

    assertFalse(statement.execute("change"));
    assertNull(statement.getResultSet());
    assertEquals(7, statement.getUpdateCount());
    assertEquals(7, statement.getLargeUpdateCount());
  }

  @Test
  void there_are_no_more_results_after_the_first() throws SQLException {
    statement.execute("three");
    ResultSet rows = statement.getResultSet();
    assertSame(rows, statement.getResultSet());
    assertFalse(statement.getMoreResults());
    assertTrue(rows.isClosed());
    assertNull(statement.getResultSet());
    assertEquals(-1, statement.getUpdateCount());

    statement.execute("change");
    assertFalse(statement.getMoreResults());
    assertEquals(-1, statement.getUpdateCount());
  }

  @Test
  void a_change_is_not_run_as_a_query_nor_a_query_as_a_change() {
    assertState("02000", () -> statement.executeQuery("change"));
    assertState("0100E", () -> statement.executeUpdate("three"));
    assertTrue(change.executedWith.isEmpty());
    assertTrue(three.executedWith.isEmpty());
  }

  @Test
  void executing_again_closes_the_earlier_result() throws SQLException {
    ResultSet first = statement.executeQuery("three");
    statement.executeQuery("three");
    assertTrue(first.isClosed());
    assertEquals(1, three.open.get());
  }

  @Test
  void a_failed_statement_leaves_no_result_and_can_be_used_again() throws SQLException {
    statement.executeQuery("three");
    assertState("42601", () -> statement.execute("nonsense"));
    assertNull(statement.getResultSet());
    assertEquals(-1, statement.getUpdateCount());
    assertTrue(statement.executeQuery("three").next());
  }

  @Test
  void max_rows_is_passed_down_and_enforced() throws SQLException {
    statement.setMaxRows(2);
    ResultSet rows = statement.executeQuery("three");
    assertEquals(2, three.maxRows);
    assertEquals(2, count(rows));

    statement.setLargeMaxRows(0);
    assertEquals(3, count(statement.executeQuery("three")));
  }

  @Test
  void limits_and_hints_are_kept_and_checked() throws SQLException {
    statement.setQueryTimeout(9);
    assertEquals(9, statement.getQueryTimeout());
    statement.setFetchSize(100);
    assertEquals(100, statement.executeQuery("three").getFetchSize());
    statement.setLargeMaxRows(5_000_000_000L);
    assertEquals(5_000_000_000L, statement.getLargeMaxRows());
    assertEquals(Integer.MAX_VALUE, statement.getMaxRows());
    statement.setPoolable(true);
    assertTrue(statement.isPoolable());
    assertState("22023", () -> statement.setMaxRows(-1));
    assertState("22023", () -> statement.setQueryTimeout(-1));
    assertState("22023", () -> statement.setFetchSize(-1));
    assertState("22023", () -> statement.setMaxFieldSize(-1));
    assertState("22023", () -> statement.setFetchDirection(77));
    assertState("22023", () -> statement.getMoreResults(77));
  }

  @Test
  void values_are_cut_at_the_field_size() throws SQLException {
    database.answer("text", FakeQuery.value(FakeQuery.VARCHAR, "abcdef"));
    statement.setMaxFieldSize(4);
    ResultSet rows = statement.executeQuery("text");
    rows.next();
    assertEquals("abcd", rows.getString(1));
  }

  @Test
  void close_on_completion_closes_the_statement_with_its_result() throws SQLException {
    statement.closeOnCompletion();
    assertTrue(statement.isCloseOnCompletion());
    ResultSet rows = statement.executeQuery("three");
    assertFalse(statement.isClosed());
    rows.close();
    assertTrue(statement.isClosed());
  }

  @Test
  void a_batch_runs_changes_in_order() throws SQLException {
    statement.addBatch("change");
    statement.addBatch("change");
    assertArrayEquals(new int[] {7, 7}, statement.executeBatch());
    assertArrayEquals(new int[0], statement.executeBatch());
    statement.addBatch("change");
    statement.clearBatch();
    assertArrayEquals(new long[0], statement.executeLargeBatch());
  }

  @Test
  void a_batch_has_the_warnings_of_all_its_statements() throws SQLException {
    int[] number = new int[1];
    change.whileStarting = control -> control.warn("of " + ++number[0]);
    statement.addBatch("change");
    statement.addBatch("change");
    statement.executeBatch();
    assertEquals(List.of("of 1", "of 2"), messages(statement.getWarnings()));

    statement.executeUpdate("change");
    assertEquals(List.of("of 3"), messages(statement.getWarnings()));
  }

  @Test
  void a_failed_batch_tells_what_was_done() throws SQLException {
    statement.addBatch("change");
    statement.addBatch("three");
    statement.addBatch("change");
    BatchUpdateException e =
        assertThrows(BatchUpdateException.class, () -> statement.executeBatch());
    assertArrayEquals(new int[] {7}, e.getUpdateCounts());
    assertEquals("0100E", e.getSQLState());
    assertEquals(1, change.executedWith.size());
  }

  @Test
  void warnings_of_a_run_come_as_a_chain_while_it_is_read() throws SQLException {
    three.whileStarting = control -> control.warn("first");
    three.whileStepping = control -> control.warn("second");
    ResultSet rows = statement.executeQuery("three");
    assertEquals(List.of("first"), messages(statement.getWarnings()));
    rows.next();
    assertEquals(List.of("first", "second"), messages(statement.getWarnings()));
    assertEquals(List.of("first", "second"), messages(rows.getWarnings()));
    assertEquals("01000", statement.getWarnings().getSQLState());
    statement.clearWarnings();
    assertNull(statement.getWarnings());
    rows.clearWarnings();
    assertNull(rows.getWarnings());
    three.whileStarting = control -> {};
    three.whileStepping = control -> {};
    statement.executeQuery("three");
    assertNull(statement.getWarnings());
  }

  @Test
  void generated_keys_are_an_empty_result() throws SQLException {
    assertEquals(7, statement.executeUpdate("change", Statement.RETURN_GENERATED_KEYS));
    assertFalse(statement.getGeneratedKeys().next());
  }

  @Test
  void parameters_in_the_text_need_a_prepared_statement() {
    database.answer("x = ?", FakeQuery.numbers(1).taking(FakeQuery.BIGINT));
    assertState("42601", () -> statement.executeQuery("x = ?"));
    assertState("42601", () -> statement.executeQuery(" "));
  }

  @Test
  void a_closed_statement_refuses_everything_but_closing() throws SQLException {
    ResultSet rows = statement.executeQuery("three");
    statement.close();
    statement.close();
    assertTrue(statement.isClosed());
    assertTrue(rows.isClosed());
    assertEquals(0, three.open.get());
    assertState("55000", () -> statement.executeQuery("three"));
    assertState("55000", () -> statement.getResultSet());
    assertState("55000", () -> statement.getUpdateCount());
    assertState("55000", () -> statement.getMaxRows());
    assertState("55000", () -> statement.setMaxRows(1));
    assertState("55000", () -> statement.cancel());
    assertState("55000", () -> statement.addBatch("change"));
    assertState("55000", () -> statement.getWarnings());
    assertState("55000", () -> statement.getConnection());
    assertState("24000", () -> rows.next());
  }

  private static int count(ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      count++;
    }
    return count;
  }

  static List<String> messages(SQLWarning first) {
    List<String> messages = new java.util.ArrayList<>();
    for (SQLWarning w = first; w != null; w = w.getNextWarning()) {
      messages.add(w.getMessage());
    }
    return messages;
  }

  private static void assertState(
      String state, org.junit.jupiter.api.function.Executable executable) {
    SqlStates.assertState(state, executable);
  }
}
