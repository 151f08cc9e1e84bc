package dev.powertrack.jdbc;

import static dev.powertrack.jdbc.SqlStates.assertSays;
import static dev.powertrack.jdbc.SqlStates.assertState;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parameters and their statement, by the contract of {@link PreparedStatement}. */
class PreparedStatementTest {
  private final FakeDatabase database = new FakeDatabase();
  private final FakeQuery query =
      database.answer("q", FakeQuery.numbers(3).taking(FakeQuery.BIGINT, FakeQuery.VARCHAR));
  private final FakeQuery change =
      database.answer("c", FakeQuery.update(1).taking(FakeQuery.VARCHAR));
  private Connection connection;
  private PreparedStatement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = database.connect();
    statement = connection.prepareStatement("q");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void values_reach_the_query_in_the_form_of_its_parameters() throws SQLException {
    statement.setInt(1, 5);
    statement.setString(2, "a");
    statement.executeQuery();
    statement.setString(1, "6");
    assertTrue(statement.execute());
    assertEquals(List.of(List.of(5L, "a"), List.of(6L, "a")), query.executedWith);
  }

  @Test
  void null_by_any_setter_is_null() throws SQLException {
    statement.setNull(1, Types.BIGINT);
    statement.setObject(2, null);
    statement.executeQuery();
    statement.setBigDecimal(1, null);
    statement.setCharacterStream(2, null);
    statement.executeQuery();
    assertEquals(Arrays.asList(null, null), query.executedWith.get(0));
    assertEquals(Arrays.asList(null, null), query.executedWith.get(1));
  }

  @Test
  void texts_come_from_readers_streams_and_clobs() throws SQLException {
    PreparedStatement changes = connection.prepareStatement("c");
    changes.setCharacterStream(1, new StringReader("reader"), 4);
    changes.addBatch();
    changes.setAsciiStream(
        1, new ByteArrayInputStream("ascii".getBytes(StandardCharsets.US_ASCII)));
    changes.addBatch();
    Clob clob = connection.createClob();
    clob.setString(1, "clob");
    changes.setClob(1, clob);
    changes.addBatch();
    assertArrayEquals(new int[] {1, 1, 1}, changes.executeBatch());
    assertEquals(List.of(List.of("read"), List.of("ascii"), List.of("clob")), change.executedWith);
  }

  @Test
  void set_object_with_a_type_converts_to_that_type_first() throws SQLException {
    statement.setObject(1, "12", Types.INTEGER);
    statement.setObject(2, 12, JDBCType.VARCHAR);
    statement.executeQuery();
    assertEquals(List.of(12L, "12"), query.executedWith.get(0));
    assertState("22018", () -> statement.setObject(2, "x", Types.INTEGER));
    assertTrue(statement.isPoolable());
    assertState("22023", () -> statement.setObject(2, "x", 123456));
  }

  @Test
  void a_wrong_value_is_refused_when_it_is_set_and_names_the_parameter() {
    SQLException e = assertState("22018", () -> statement.setString(1, "many"));
    assertSays("Parameter 1", e);
    assertState("22003", () -> statement.setBigDecimal(1, new java.math.BigDecimal("1e40")));
  }

  @Test
  void all_parameters_must_be_set() throws SQLException {
    statement.setInt(1, 5);
    assertSays("Parameter 2", assertState("22023", () -> statement.executeQuery()));
    statement.setString(2, "a");
    statement.clearParameters();
    assertState("22023", () -> statement.execute());
    assertState("22023", () -> statement.setInt(3, 1));
    assertState("22023", () -> statement.setInt(0, 1));
  }

  @Test
  void metadata_is_there_before_it_is_run() throws SQLException {
    assertEquals("N", statement.getMetaData().getColumnLabel(1));
    assertNull(connection.prepareStatement("c").getMetaData());
    ParameterMetaData parameters = statement.getParameterMetaData();
    assertEquals(2, parameters.getParameterCount());
    assertEquals(Types.BIGINT, parameters.getParameterType(1));
    assertEquals("VARCHAR", parameters.getParameterTypeName(2));
    assertEquals("java.lang.String", parameters.getParameterClassName(2));
    assertEquals(ParameterMetaData.parameterModeIn, parameters.getParameterMode(1));
    assertEquals(ParameterMetaData.parameterNullable, parameters.isNullable(1));
    assertEquals(19, parameters.getPrecision(1));
    assertTrue(parameters.isSigned(1));
    assertState("22023", () -> parameters.getParameterType(3));
  }

  @Test
  void it_has_its_text_and_takes_no_other() {
    assertState("42809", () -> statement.executeQuery("q"));
    assertState("42809", () -> statement.execute("q"));
    assertState("42809", () -> statement.executeUpdate("c"));
    assertState("42809", () -> statement.addBatch("c"));
  }

  @Test
  void a_wrong_text_fails_when_it_is_prepared() {
    assertState("42601", () -> connection.prepareStatement("nonsense"));
  }

  @Test
  void closed_it_refuses_everything() throws SQLException {
    statement.close();
    assertState("55000", () -> statement.setInt(1, 1));
    assertState("55000", () -> statement.executeQuery());
    assertState("55000", () -> statement.addBatch());
    assertState("55000", () -> statement.getMetaData());
    assertState("55000", () -> statement.getParameterMetaData());
    assertState("55000", () -> statement.clearParameters());
  }
}
