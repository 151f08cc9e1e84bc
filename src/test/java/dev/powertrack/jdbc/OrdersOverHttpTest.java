package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.MostlyWaits;
import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs created, accepted and rejected by SQL, over real HTTP to the simulated service. */
class OrdersOverHttpTest {
  private static final String COLUMNS = "(title, from_date, to_date, data_format, rules)";
  private static final String PERIOD = "'2014-05-05 06:00:00', '2014-05-05 09:00:00'";
  private static final String WITH_PARAMETERS =
      "INSERT INTO jobs " + COLUMNS + " VALUES (?, ?, ?, ?, ?)";

  private final Simulator simulator = Simulator.start(SimulatorSettings.forTests());
  private final List<Connection> open = new ArrayList<>();
  @TempDir Path cache;

  @AfterEach
  void close() throws SQLException {
    for (Connection connection : open) {
      connection.close();
    }
    simulator.close();
  }

  // The whole life.

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  @MostlyWaits
  void a_job_lives_from_insert_to_its_tweets(String version) throws SQLException {
    Connection connection = connect("writes=allow&apiVersion=" + version);
    String jobId = create(connection, "coffee", "coffee OR espresso\tdrinks\ntea -coffee");
    assertEquals("estimating", statusAfter(Duration.ofSeconds(5), jobId, version));
    assertEquals("quoted", statusAfter(Duration.ofSeconds(20), jobId, version));

    int decided =
        update(connection, "UPDATE jobs SET status = 'accepted' WHERE job_id = '" + jobId + "'");

    assertEquals(1, decided);
    assertEquals("running", statusAfter(Duration.ofSeconds(5), jobId, version));
    assertEquals("delivered", statusAfter(Duration.ofSeconds(40), jobId, version));
    connection = connect("writes=allow&maxCostDollars=1&apiVersion=" + version);
    assertEquals(
        value(connection, "SELECT activity_count FROM jobs WHERE job_id = '" + jobId + "'"),
        value(connection, "SELECT COUNT(*) FROM tweets WHERE job_id = '" + jobId + "'"));
    assertEquals(
        "2",
        value(
            connection,
            "SELECT COUNT(DISTINCT r.rule_value) FROM job_rules r JOIN tweet_matching_rules m"
                + " ON r.job_id = m.job_id AND r.rule_value = m.rule_value"));
    assertEquals(1, sent("POST"));
    assertEquals(1, sent("PUT"));
  }

  // INSERT.

  @Test
  void several_rows_give_a_count_and_their_keys() throws SQLException {
    Connection connection = writable();
    try (Statement statement = connection.createStatement()) {
      int count =
          statement.executeUpdate(
              insert(row("a", "cat"), row("b", "dog")), Statement.RETURN_GENERATED_KEYS);

      assertEquals(2, count);
      assertEquals(List.of(id(connection, "a"), id(connection, "b")), keys(statement));
    }
  }

  @Test
  @MostlyWaits
  void keys_are_asked_for_by_number_and_by_name_and_not_given_else() throws SQLException {
    Connection connection = writable();
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(insert(row("a", "cat")), new String[] {"job_id"});
      assertEquals(List.of(id(connection, "a")), keys(statement));
      statement.executeUpdate(insert(row("b", "cat")), new int[] {1});
      assertEquals(List.of(id(connection, "b")), keys(statement));
      statement.executeUpdate(insert(row("c", "cat")));
      assertEquals(List.of(), keys(statement));
    }
  }

  @Test
  void an_insert_is_warned_with_its_period_and_days() throws SQLException {
    try (Statement statement = writable().createStatement()) {
      statement.executeUpdate(insert(row("a", "cat")));

      SQLWarning warning = statement.getWarnings();
      assertEquals("01000", warning.getSQLState());
      assertEquals(
          "Job 'a' covers 2014-05-05 06:00 to 2014-05-05 08:59 UTC, the last minute included: 1 day"
              + " of Historical PowerTrack, 1 rule, original.",
          warning.getMessage());
    }
  }

  @Test
  void what_a_grid_sends_is_understood() throws SQLException {
    Connection connection = writable();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO POWERTRACK.JOBS (JOB_ID,TITLE,STATUS,FROM_DATE,TO_DATE,DATA_FORMAT,RULES)"
                + " VALUES (NULL,?,?,?,?,?,?)")) {
      insert.setString(1, "grid");
      insert.setNull(2, Types.VARCHAR);
      insert.setObject(3, LocalDateTime.parse("2014-05-05T06:00:00"));
      insert.setString(4, "2014-05-05 09:00:00");
      insert.setString(5, "original");
      insert.setString(6, "[{\"value\":\"cat\"}]");
      assertEquals(1, insert.executeUpdate());
    }
    simulator.clock().advance(Duration.ofMinutes(1));
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE POWERTRACK.JOBS SET STATUS=? WHERE JOB_ID=?")) {
      update.setString(1, "rejected");
      update.setString(2, id(connection, "grid"));
      assertEquals(1, update.executeUpdate());
    }
    assertEquals("rejected", value(connection, "SELECT status FROM jobs WHERE title = 'grid'"));
  }

  @Test
  @MostlyWaits
  void a_job_is_ordered_like_another_one() throws SQLException {
    Connection connection = writable();
    create(connection, "a", "cat\tpets");

    int count =
        update(
            connection,
            "INSERT INTO jobs "
                + COLUMNS
                + " SELECT title || ' of the next day', from_date + INTERVAL '1' DAY,"
                + " to_date + INTERVAL '1' DAY, data_format, rules FROM jobs WHERE title = 'a'");

    assertEquals(1, count);
    assertEquals(
        "[{\"value\":\"cat\",\"tag\":\"pets\"}]",
        value(connection, "SELECT rules FROM jobs WHERE title = 'a of the next day'"));
  }

  @Test
  void a_grid_may_edit_what_can_be_changed_and_leaves_the_key_to_the_service() throws SQLException {
    String sql = "SELECT job_id, status, title, cost_dollars FROM jobs";
    try (PreparedStatement writable = writable().prepareStatement(sql);
        PreparedStatement readOnly = connect("").prepareStatement(sql)) {
      assertTrue(writable.getMetaData().isAutoIncrement(1));
      assertTrue(writable.getMetaData().isReadOnly(1));
      assertTrue(writable.getMetaData().isWritable(2));
      assertTrue(writable.getMetaData().isWritable(3));
      assertTrue(writable.getMetaData().isReadOnly(4));
      assertTrue(readOnly.getMetaData().isReadOnly(2));
    }
  }

  // Guard rails.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "23505|'year-2013', '2014-05-05', '2014-05-06', 'original', 'cat'",
        "22000|'a', '2014-05-06', '2014-05-05', 'original', 'cat'",
        "22000|'a', '2014-05-05', '2014-05-05', 'original', 'cat'",
        "22000|'a', '2014-05-05', '2999-01-01', 'original', 'cat'",
        "22000|'a', '2014-05-05 00:00:30', '2014-05-06', 'original', 'cat'",
        "22007|'a', '2014-05-05 00:61:00', '2014-05-06', 'original', 'cat'",
        "22000|'a', '2014-05-05', '2014-05-06', 'csv', 'cat'",
        "22000|'a', '2014-05-05', '2014-05-06', NULL, 'cat'",
        "22000|' ', '2014-05-05', '2014-05-06', 'original', 'cat'",
        "22000|'a', '2014-05-05', '2014-05-06', 'original', ''",
        "22000|'a', '2014-05-05', '2014-05-06', 'original', '[]'",
        "22000|'a', '2014-05-05', '2014-05-06', 'original', '[\"cat\", \"cat\"]'",
        "55000|'a', '2013-02-15', '2013-02-16', 'original', 'cat'"
      })
  void a_job_that_must_not_be_created_is_refused_before_anything_is_sent(String refused)
      throws SQLException {
    String[] stateAndRow = refused.split("\\|", 2);

    assertRefused(
        writable(),
        stateAndRow[0],
        "INSERT INTO jobs " + COLUMNS + " VALUES (" + stateAndRow[1] + ")");
  }

  @Test
  void a_thousand_rules_are_taken_and_one_more_is_refused() throws SQLException {
    Connection connection = writable();

    assertRefused(connection, "22000", insert(row("a", rules(1_001))));
    assertEquals(1, update(connection, insert(row("a", rules(1_000)))));
  }

  @Test
  void a_rule_of_2048_characters_is_taken_and_a_longer_one_is_refused() throws SQLException {
    Connection connection = writable();

    assertRefused(connection, "22000", insert(row("a", "😀".repeat(2_049))));
    assertEquals(1, update(connection, insert(row("a", "😀".repeat(2_048)))));
  }

  @Test
  void one_bad_row_of_several_keeps_all_from_being_sent() throws SQLException {
    assertRefused(writable(), "23505", insert(row("a", "cat"), row("year-2013", "cat")));
    assertRefused(writable(), "22000", insert(row("a", "cat"), row("b", "")));
    assertRefused(writable(), "23505", insert(row("a", "cat"), row("A", "dog")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM jobs",
        "MERGE INTO jobs j USING jobs k ON j.job_id = k.job_id"
            + " WHEN MATCHED THEN UPDATE SET title = 'x'",
        "UPDATE jobs SET title = 'x'",
        "UPDATE jobs SET status = 'accepted', title = 'x'",
        "UPDATE jobs SET status = UPPER('accepted')",
        "UPDATE jobs SET status = 'quoted'",
        "UPDATE jobs SET status = NULL",
        "UPDATE files SET state = 'x'",
        "INSERT INTO tweets (body) VALUES ('x')",
        "INSERT INTO jobs (job_id, title) VALUES ('x', 'y')",
        "CREATE TABLE x (a INT)",
        "DROP TABLE jobs",
        "TRUNCATE TABLE jobs",
        "EXPLAIN PLAN FOR DELETE FROM jobs"
      })
  void any_other_change_is_refused_before_anything_is_sent(String sql) throws SQLException {
    Connection connection = writable();
    simulator.requests().clear();
    assertRefused(connection, "0A000", sql);
    assertEquals(0, simulator.requests().count(r -> true));
  }

  @Test
  void a_status_given_as_a_parameter_is_checked_when_it_is_run() throws SQLException {
    try (PreparedStatement update =
        writable().prepareStatement("UPDATE jobs SET status = ? WHERE title = 'brazil-protests'")) {
      update.setString(1, "done");
      SqlStates.assertState("22000", update::executeUpdate);
      assertEquals(0, sent("PUT"));
      update.setString(1, "accepted");
      assertEquals(1, update.executeUpdate());
    }
  }

  @Test
  void a_job_that_is_not_quoted_keeps_all_from_being_accepted() throws SQLException {
    assertRefused(writable(), "55000", "UPDATE jobs SET status = 'accepted'");
    assertRefused(
        writable(),
        "55000",
        "UPDATE jobs SET status = 'accepted' WHERE title IN ('brazil-protests', 'year-2013')");
  }

  @Test
  void a_quote_above_the_option_is_not_accepted() throws SQLException {
    String accept = "UPDATE jobs SET status = 'accepted' WHERE status = 'quoted'";

    assertRefused(connect("writes=allow&maxCostDollars=949.50"), "42501", accept);
    assertEquals(1, update(connect("writes=allow&maxCostDollars=950"), accept));
  }

  @Test
  void an_update_that_finds_no_job_says_so() throws SQLException {
    try (Statement statement = connect("writes=allow").createStatement()) {
      assertEquals(
          0, statement.executeUpdate("UPDATE jobs SET status = 'accepted' WHERE title = 'nobody'"));
      assertTrue(
          String.valueOf(statement.getWarnings().getMessage()).startsWith("No job is what"),
          statement.getWarnings().getMessage());
    }
  }

  @Test
  void a_failed_job_is_ordered_again_by_option() throws SQLException {
    String again =
        "INSERT INTO jobs "
            + COLUMNS
            + " VALUES ('again', '2013-02-15', '2013-02-16', 'original', 'cat')";

    assertRefused(writable(), "55000", again);
    assertEquals(1, update(connect("writes=allow&recreateFailed=allow"), again));
  }

  // Read-only.

  @Test
  void without_the_option_a_change_is_refused_and_the_option_is_named() throws SQLException {
    Connection connection = connect("");
    SQLException e = assertRefused(connection, "25006", insert(row("a", "cat")));

    assertTrue(String.valueOf(e.getMessage()).contains("writes=allow"), e.getMessage());
    assertTrue(connection.isReadOnly());
    assertTrue(connection.getMetaData().isReadOnly());
    connection.setReadOnly(false);
    assertTrue(connection.isReadOnly());
  }

  @Test
  void a_connection_that_was_set_read_only_refuses() throws SQLException {
    Connection connection = writable();
    assertFalse(connection.isReadOnly());
    assertFalse(connection.getMetaData().isReadOnly());
    connection.setReadOnly(true);

    assertRefused(connection, "25006", insert(row("a", "cat")));
    connection.setReadOnly(false);
    assertEquals(1, update(connection, insert(row("a", "cat"))));
  }

  @Test
  void preparing_and_explaining_send_nothing() throws SQLException {
    Connection connection = writable();
    Connection readOnly = connect("");
    simulator.requests().clear();
    connection.prepareStatement(WITH_PARAMETERS).close();
    connection.prepareStatement(insert(row("a", "cat"))).close();
    String creation = value(connection, "EXPLAIN PLAN FOR " + insert(row("a", "cat")));
    String decision =
        value(
            readOnly,
            "EXPLAIN PLAN FOR UPDATE jobs SET status = 'accepted' WHERE status = 'quoted'");

    assertTrue(creation.contains("create a job for each"), creation);
    assertTrue(decision.contains("accept or reject each"), decision);
    assertEquals(0, simulator.requests().count(r -> true));
  }

  // Batches.

  @Test
  void a_batch_gives_counts_and_keys() throws SQLException {
    Connection connection = writable();
    try (PreparedStatement insert =
        connection.prepareStatement(WITH_PARAMETERS, Statement.RETURN_GENERATED_KEYS)) {
      addTo(insert, "a", "cat");
      addTo(insert, "b", "dog");

      assertArrayEquals(new int[] {1, 1}, insert.executeBatch());
      assertEquals(List.of(id(connection, "a"), id(connection, "b")), keys(insert));
    }
  }

  @Test
  void a_batch_with_a_bad_statement_is_not_begun() throws SQLException {
    try (PreparedStatement insert = writable().prepareStatement(WITH_PARAMETERS)) {
      addTo(insert, "a", "cat");
      addTo(insert, "year-2013", "dog");
      BatchUpdateException taken = assertThrows(BatchUpdateException.class, insert::executeBatch);
      addTo(insert, "a", "cat");
      addTo(insert, "b", "");
      BatchUpdateException empty = assertThrows(BatchUpdateException.class, insert::executeBatch);

      assertEquals("23505", taken.getSQLState());
      assertEquals("22000", empty.getSQLState());
      assertEquals(0, taken.getUpdateCounts().length);
      assertEquals(0, empty.getUpdateCounts().length);
      assertEquals(0, sent("POST"));
    }
  }

  @Test
  void a_batch_that_fails_midway_says_what_was_done() throws SQLException {
    Connection connection = writable();
    try (PreparedStatement insert =
        connection.prepareStatement(WITH_PARAMETERS, Statement.RETURN_GENERATED_KEYS)) {
      addTo(insert, "a", "cat");
      addTo(insert, "b", "dog");
      failSecondPost();

      BatchUpdateException e = assertThrows(BatchUpdateException.class, insert::executeBatch);

      assertArrayEquals(new int[] {1}, e.getUpdateCounts());
      assertEquals(List.of(id(connection, "a")), keys(insert));
    }
  }

  @Test
  void a_batch_of_texts_is_checked_as_one_too() throws SQLException {
    Connection connection = writable();
    try (Statement statement = connection.createStatement()) {
      statement.addBatch(insert(row("a", "cat")));
      statement.addBatch(insert(row("a", "dog")));
      assertThrows(BatchUpdateException.class, statement::executeBatch);
      assertEquals(0, sent("POST"));

      statement.addBatch(insert(row("a", "cat")));
      statement.addBatch("UPDATE jobs SET status = 'rejected' WHERE status = 'quoted'");
      assertArrayEquals(new int[] {1, 1}, statement.executeBatch());
      assertEquals(List.of(id(connection, "a")), keys(statement));
    }
  }

  @Test
  void a_statement_that_fails_midway_says_what_was_done() throws SQLException {
    Connection connection = writable();
    try (Statement statement = connection.createStatement()) {
      failSecondPost();

      SQLException e =
          assertThrows(
              SQLException.class,
              () ->
                  statement.executeUpdate(
                      insert(row("a", "cat"), row("b", "dog"), row("c", "cow")),
                      Statement.RETURN_GENERATED_KEYS));

      String message = String.valueOf(e.getMessage());
      assertTrue(message.contains("no more today"), message);
      assertTrue(message.contains("created and stay so: " + id(connection, "a")), message);
      assertEquals(List.of(id(connection, "a")), keys(statement));
      assertEquals(2, sent("POST"));
    }
  }

  // Lost answers, timeouts, cancels.

  @Test
  void a_lost_answer_leaves_one_job_and_its_key() throws SQLException {
    simulator.faults().next(1, r -> r.method().equals("POST"), Fault.droppedBeforeAnswer());
    Connection connection = writable();

    String jobId = create(connection, "a", "cat");

    assertEquals(id(connection, "a"), jobId);
    assertEquals(1, sent("POST"));
  }

  @Test
  @MostlyWaits
  void a_request_that_did_not_arrive_is_no_job_and_can_be_repeated() throws SQLException {
    simulator.faults().next(1, r -> r.method().equals("POST"), Fault.status(503));
    simulator.faults().next(1, r -> r.method().equals("POST"), Fault.droppedBeforeAnswer());
    Connection connection = writable();

    SQLException e = assertThrows(SQLException.class, () -> create(connection, "a", "cat"));

    assertEquals("08006", e.getSQLState());
    assertTrue(String.valueOf(e.getMessage()).contains("did not arrive"), e.getMessage());
    assertFalse(String.valueOf(e.getMessage()).contains(simulator.password()), e.getMessage());
    assertEquals(1, sent("POST"));
    assertEquals(List.of(), column(connection, "SELECT title FROM jobs WHERE title = 'a'"));
    assertFalse(create(connection, "a", "cat").isEmpty());
  }

  @Test
  void a_timeout_after_the_request_was_taken_still_gives_the_job() throws SQLException {
    simulator.faults().next(1, r -> r.method().equals("POST"), Fault.stalledAfter(0));
    Connection connection = writable();
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);

      assertEquals(
          1, statement.executeUpdate(insert(row("a", "cat")), Statement.RETURN_GENERATED_KEYS));
      assertEquals(List.of(id(connection, "a")), keys(statement));
    }
    assertEquals(1, sent("POST"));
  }

  @Test
  void a_timeout_between_two_jobs_says_which_was_created() throws SQLException {
    simulator.faults().next(1, r -> r.method().equals("POST"), Fault.stalledAfter(0));
    Connection connection = writable();
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);

      SQLException e =
          assertThrows(
              SQLTimeoutException.class,
              () -> statement.executeUpdate(insert(row("a", "cat"), row("b", "dog"))));

      assertTrue(
          String.valueOf(e.getMessage()).contains("stay so: " + id(connection, "a")),
          e.getMessage());
    }
    assertEquals(1, sent("POST"));
  }

  @Test
  void a_timeout_of_which_nothing_is_known_says_so() throws SQLException {
    simulator.faults().next(1, r -> r.method().equals("POST"), Fault.status(503));
    simulator.faults().next(1, r -> r.method().equals("POST"), Fault.stalledAfter(0));
    Connection connection = writable();
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);

      SQLException e =
          assertThrows(
              SQLTimeoutException.class, () -> statement.executeUpdate(insert(row("a", "cat"))));

      assertTrue(String.valueOf(e.getMessage()).contains("cannot be told"), e.getMessage());
    }
    assertEquals(1, sent("POST"));
  }

  // JOB_RULES.

  @Test
  void the_rules_of_a_new_job_are_shown_and_said_to_be_kept_here() throws SQLException {
    Connection connection = writable();
    String jobId = create(connection, "a", "cat OR kitten\tpets\n#dogs");

    assertEquals(
        List.of(
            jobId + " 1 cat OR kitten pets kept on this machine at creation",
            jobId + " 2 #dogs - kept on this machine at creation"),
        column(
            connection,
            "SELECT job_id || ' ' || CAST(rule_number AS VARCHAR) || ' ' || rule_value || ' '"
                + " || COALESCE(rule_tag, '-') || ' ' || source FROM job_rules"
                + " ORDER BY rule_number"));
    assertEquals(
        List.of(), column(connection, "SELECT source FROM job_rules WHERE job_id = 'other'"));
  }

  private void failSecondPost() {
    int[] posts = {0};
    simulator
        .faults()
        .next(
            1,
            r -> r.method().equals("POST") && ++posts[0] == 2,
            Fault.status(400, "{\"reason\":\"no more today\"}"));
  }

  private SQLException assertRefused(Connection connection, String state, String sql)
      throws SQLException {
    int before = sent("POST") + sent("PUT");
    try (Statement statement = connection.createStatement()) {
      SQLException e = assertThrows(SQLException.class, () -> statement.execute(sql));
      assertEquals(state, e.getSQLState(), e.getMessage());
      assertEquals(before, sent("POST") + sent("PUT"), "nothing is sent");
      return e;
    }
  }

  /** Over a database of its own, which has no earlier answer of the service at hand. */
  private String statusAfter(Duration time, String jobId, String version) throws SQLException {
    simulator.clock().advance(time);
    String options = "readTimeout=" + (60 + open.size()) + "&apiVersion=" + version;
    return value(connect(options), "SELECT status FROM jobs WHERE job_id = '" + jobId + "'");
  }

  private static void addTo(PreparedStatement insert, String title, String rules)
      throws SQLException {
    insert.setString(1, title);
    insert.setObject(2, LocalDateTime.parse("2014-05-05T06:00:00"));
    insert.setObject(3, LocalDateTime.parse("2014-05-05T09:00:00"));
    insert.setString(4, "original");
    insert.setString(5, rules);
    insert.addBatch();
  }

  private static String rules(int count) {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < count; i++) {
      rules.append("rule").append(i).append('\n');
    }
    return rules.toString();
  }

  private static String row(String title, String rules) {
    return "('" + title + "', " + PERIOD + ", 'original', '" + rules + "')";
  }

  private static String insert(String... rows) {
    return "INSERT INTO jobs " + COLUMNS + " VALUES " + String.join(", ", rows);
  }

  private static String create(Connection connection, String title, String rules)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(insert(row(title, rules)), Statement.RETURN_GENERATED_KEYS);
      return keys(statement).get(0);
    }
  }

  private static int update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static List<String> keys(Statement statement) throws SQLException {
    List<String> keys = new ArrayList<>();
    try (ResultSet rows = statement.getGeneratedKeys()) {
      while (rows.next()) {
        keys.add(rows.getString("JOB_ID"));
      }
    }
    return keys;
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static String value(Connection connection, String sql) throws SQLException {
    return column(connection, sql).get(0);
  }

  private static String id(Connection connection, String title) throws SQLException {
    return value(connection, "SELECT job_id FROM jobs WHERE title = '" + title + "'");
  }

  private int sent(String method) {
    return simulator.requests().count(method, "**");
  }

  private Connection writable() throws SQLException {
    return connect("writes=allow");
  }

  private Connection connect(String options) throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            "jdbc:powertrack://127.0.0.1:"
                + simulator.apiUrl().getPort()
                + "/"
                + simulator.account()
                + "?scheme=http&cacheDir="
                + cache
                + "&"
                + options,
            simulator.user(),
            simulator.password());
    open.add(connection);
    return connection;
  }
}
