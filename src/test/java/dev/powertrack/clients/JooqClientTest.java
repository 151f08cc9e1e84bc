package dev.powertrack.clients;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.UniqueKey;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.types.UInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** jOOQ: its reading of the schema, and the SQL that it writes, as generated code would have it. */
class JooqClientTest {
  private static final Locale before = Locale.getDefault();

  // In Turkish jOOQ itself does not know BIGINT in capitals; it looks once, when it is loaded.
  static {
    Locale.setDefault(Locale.ENGLISH);
  }

  private static final Table<Record> TWEETS = table(name("POWERTRACK", "TWEETS"));
  private static final Table<Record> JOBS = table(name("POWERTRACK", "JOBS"));
  private static final Field<String> TITLE = of("JOBS", "TITLE", String.class);
  private static final Field<String> JOB = of("JOBS", "JOB_ID", String.class);
  private static final Field<String> JOB_OF_TWEET = of("TWEETS", "JOB_ID", String.class);
  private static final Field<String> LANG = of("TWEETS", "LANG", String.class);
  private static final Field<LocalDateTime> WINDOW =
      of("TWEETS", "WINDOW_START", LocalDateTime.class);
  private static final Field<LocalDateTime> POSTED = of("TWEETS", "POSTED_AT", LocalDateTime.class);

  private static final LocalDateTime FROM = LocalDateTime.parse("2014-07-13T21:00");

  private Connection connection;

  /** A row as a bean. */
  record Volume(LocalDateTime windowStart, int tweets) {}

  @AfterAll
  static void speakAsBefore() {
    Locale.setDefault(before);
  }

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection(FinalOfTheWorldCup.URL);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private static <T> Field<T> of(String table, String column, Class<T> type) {
    return field(name("POWERTRACK", table, column), type);
  }

  private static Condition inTheHour() {
    return TITLE.eq(FinalOfTheWorldCup.JOB).and(POSTED.ge(FROM)).and(POSTED.lt(FROM.plusHours(1)));
  }

  @Test
  void the_meta_has_tables_columns_and_keys() {
    DSLContext sql = DSL.using(connection, SQLDialect.DEFAULT);
    Map<String, Table<?>> tables =
        sql
            .meta()
            .filterSchemas(schema -> schema.getName().equals("POWERTRACK"))
            .getTables()
            .stream()
            .collect(Collectors.toMap(Table::getName, table -> table, (a, b) -> a, TreeMap::new));
    Table<?> tweets = required(tables.get("TWEETS"), "TWEETS");
    Table<?> hashtags = required(tables.get("TWEET_HASHTAGS"), "TWEET_HASHTAGS");
    assertEquals(SQLDataType.BIGINT.getType(), type(tweets, "TWEET_ID"));
    assertEquals(Timestamp.class, type(tweets, "POSTED_AT"));
    UniqueKey<?> key = required(tweets.getPrimaryKey(), "a primary key");
    assertEquals(
        List.of("JOB_ID", "TWEET_ID"), key.getFields().stream().map(Field::getName).toList());
    assertTrue(
        hashtags.getReferences().stream()
            .map(ForeignKey::getKey)
            .anyMatch(to -> to.getTable().getName().equals("TWEETS")));
  }

  private static Class<?> type(Table<?> table, String column) {
    return required(table.field(column), column).getType();
  }

  private static <T> T required(@Nullable T found, String what) {
    return Objects.requireNonNull(found, what);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFAULT", "POSTGRES", "H2"})
  void typed_conditions_group_order_and_fetch_into_records(SQLDialect dialect) {
    DSLContext sql = DSL.using(connection, dialect);
    List<Volume> volumes =
        sql.select(WINDOW.as("window_start"), count().as("tweets"))
            .from(TWEETS)
            .join(JOBS)
            .on(JOB.eq(JOB_OF_TWEET))
            .where(inTheHour())
            .groupBy(WINDOW)
            .orderBy(WINDOW)
            .fetchInto(Volume.class);
    Map<String, Integer> found = new TreeMap<>();
    volumes.forEach(v -> found.put(v.windowStart().toString(), v.tweets()));
    assertEquals(FinalOfTheWorldCup.TWEETS, found);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFAULT", "POSTGRES", "H2"})
  void limits_in_lists_case_and_subqueries_are_understood(SQLDialect dialect) {
    DSLContext sql = DSL.using(connection, dialect);
    List<String> page =
        sql.select(TITLE)
            .from(JOBS)
            .where(TITLE.isNotNull())
            .orderBy(TITLE.asc())
            .limit(2)
            .offset(1)
            .fetch(TITLE);
    List<String> all = sql.select(TITLE).from(JOBS).orderBy(TITLE).fetch(TITLE);
    assertEquals(all.subList(1, 3), page);
    assertTrue(
        sql.fetchExists(
            sql.selectOne()
                .from(TWEETS)
                .where(LANG.in("pt", "en").and(POSTED.between(FROM, FROM.plusMinutes(10))))));
    assertEquals(
        FinalOfTheWorldCup.IN_THE_HOUR,
        sql.fetchCount(
            sql.select(DSL.when(LANG.eq("pt"), "Portuguese").otherwise("other").as("tongue"))
                .from(TWEETS)
                .join(JOBS)
                .on(JOB.eq(JOB_OF_TWEET))
                .where(inTheHour())));
  }

  @Test
  void plain_sql_takes_instants_and_unsigned_numbers() {
    DSLContext sql = DSL.using(connection, SQLDialect.DEFAULT);
    Instant from = Instant.parse("2014-07-13T21:00:00Z");
    Integer count =
        sql.fetchOne(
                "SELECT COUNT(*) FROM tweets JOIN jobs ON tweets.job_id = jobs.job_id"
                    + " WHERE title = ? AND posted_at >= ? AND posted_at < ? AND favorite_count >= ?",
                FinalOfTheWorldCup.JOB,
                from,
                from.plusSeconds(3600),
                UInteger.valueOf(0))
            .into(Integer.class);
    Integer inAll =
        sql.fetchOne(
                "SELECT COUNT(*) FROM tweets JOIN jobs ON tweets.job_id = jobs.job_id WHERE title"
                    + " = {0} AND posted_at >= {1} AND posted_at < {2}",
                DSL.val(FinalOfTheWorldCup.JOB), DSL.val(FROM), DSL.val(FROM.plusHours(1)))
            .into(Integer.class);
    assertEquals(FinalOfTheWorldCup.IN_THE_HOUR, inAll);
    assertTrue(count > 0 && count <= inAll, String.valueOf(count));
  }

  @Test
  void a_mistake_keeps_its_state() {
    DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES);
    DataAccessException e =
        assertThrows(DataAccessException.class, () -> sql.fetch("SELECT lnag FROM tweets"));
    assertEquals("42703", e.sqlState());
  }
}
