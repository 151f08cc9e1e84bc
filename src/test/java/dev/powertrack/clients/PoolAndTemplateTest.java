package dev.powertrack.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.powertrack.jdbc.PowerTrackDataSource;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** HikariCP, which validates and resets connections, and Spring's templates over it. */
class PoolAndTemplateTest {
  private static final Instant FROM = Instant.parse("2014-07-13T21:00:00Z");
  private static final Instant TO = Instant.parse("2014-07-13T22:00:00Z");

  private static final HikariDataSource pool = new HikariDataSource(byClassName());

  /** A row as a bean. */
  record Volume(LocalDateTime windowStart, long tweets) {}

  private final JdbcTemplate template = new JdbcTemplate(pool);
  private final NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(pool);

  private static HikariConfig byClassName() {
    HikariConfig config = new HikariConfig();
    config.setDataSourceClassName(PowerTrackDataSource.class.getName());
    config.addDataSourceProperty("url", FinalOfTheWorldCup.URL);
    config.setReadOnly(true);
    config.setMaximumPoolSize(4);
    config.setPoolName("by class name");
    return config;
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @Test
  void a_row_mapper_by_class_maps_times_and_counts() {
    List<Volume> volumes =
        template.query(
            FinalOfTheWorldCup.BY_WINDOW,
            new DataClassRowMapper<>(Volume.class),
            FinalOfTheWorldCup.JOB,
            FROM,
            TO);
    Map<String, Integer> found = new TreeMap<>();
    volumes.forEach(v -> found.put(v.windowStart().toString(), (int) v.tweets()));
    assertEquals(FinalOfTheWorldCup.TWEETS, found);
  }

  @Test
  void named_parameters_and_lists_are_bound() {
    List<String> titles =
        named.queryForList(
            "SELECT title FROM jobs WHERE status IN (:states) AND to_date > :after ORDER BY title",
            Map.of(
                "states",
                List.of("delivered", "quoted"),
                "after",
                LocalDateTime.parse("2014-07-13T00:00")),
            String.class);
    assertTrue(titles.contains(FinalOfTheWorldCup.JOB), titles.toString());
    Integer none =
        named.queryForObject(
            "SELECT COUNT(*) FROM jobs WHERE title = :title",
            Map.of("title", "no such job"),
            Integer.class);
    assertEquals(0, none);
  }

  @Test
  void a_read_only_transaction_runs_and_a_write_in_it_is_refused() {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(pool));
    transaction.setReadOnly(true);
    transaction.setTimeout(30);
    transaction.executeWithoutResult(
        status ->
            assertEquals(1, template.queryForObject("SELECT COUNT(*) FROM usage", Integer.class)));
    DataAccessException e =
        assertThrows(
            DataAccessException.class, () -> template.update("DELETE FROM jobs WHERE 1 = 1"));
    assertTrue(String.valueOf(e.getRootCause()).length() > 20, e.toString());
  }

  /** By SQLState 57014 and SQLTimeoutException Spring knows what happened. */
  @Test
  void a_timeout_is_translated() {
    JdbcTemplate hasty = new JdbcTemplate(pool);
    hasty.setQueryTimeout(1);
    assertThrows(
        QueryTimeoutException.class,
        () ->
            hasty.queryForList(
                "SELECT COUNT(*) FROM jobs a, jobs b, jobs c, jobs d, jobs e, jobs f, jobs g, jobs"
                    + " h, jobs i, jobs j WHERE a.title || j.title <> 'x'"));
    assertEquals(1, template.queryForObject("VALUES 1", Integer.class));
  }

  @Test
  void many_threads_share_few_connections() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> counts =
          threads.invokeAll(
              Collections.nCopies(
                  40,
                  () ->
                      template.queryForObject(
                          "SELECT COUNT(*) FROM tweets JOIN jobs ON tweets.job_id = jobs.job_id"
                              + " WHERE title = ? AND posted_at >= ? AND posted_at < ?",
                          Integer.class,
                          FinalOfTheWorldCup.JOB,
                          FROM,
                          TO)));
      for (Future<Integer> count : counts) {
        assertEquals(FinalOfTheWorldCup.IN_THE_HOUR, count.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertTrue(pool.getHikariPoolMXBean().getTotalConnections() <= 4);
    assertEquals(0, pool.getHikariPoolMXBean().getActiveConnections());
  }

  @Test
  void a_pool_by_url_validates_with_a_test_query_and_resets_what_a_client_set() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(FinalOfTheWorldCup.URL);
    config.setConnectionTestQuery("SELECT 1");
    config.setConnectionInitSql("SELECT 1");
    config.setSchema("POWERTRACK");
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setMaximumPoolSize(1);
    try (HikariDataSource byUrl = new HikariDataSource(config)) {
      try (Connection connection = byUrl.getConnection()) {
        assertTrue(connection.isValid(5));
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        assertEquals("POWERTRACK", connection.getSchema());
      }
      try (Connection again = byUrl.getConnection()) {
        assertTrue(again.getAutoCommit());
        assertEquals("PowerTrack SQL", again.getMetaData().getDatabaseProductName());
      }
    }
  }
}
