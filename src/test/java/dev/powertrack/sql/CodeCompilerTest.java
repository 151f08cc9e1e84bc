package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.powertrack.PowerTrackException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements that differ only in what they look for are compiled once, and find what they ask. */
class CodeCompilerTest {
  private final TestEngine engine = ThreeTweets.engine();

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          posted_at >= TIMESTAMP '2014-07-13 21:25:00'; posted_at >= TIMESTAMP '2014-07-14 00:00:00'; 2; 1
          posted_at BETWEEN TIMESTAMP '2014-07-13 21:24:07' AND TIMESTAMP '2014-07-13 21:26:00'; posted_at BETWEEN TIMESTAMP '2014-07-14 09:05:29' AND TIMESTAMP '2014-07-14 09:05:30'; 2; 1
          posted_at > '2014-07-13 21:24:07'; posted_at > '2014-07-13 21:24:06.999'; 2; 3
          CAST(posted_at AS DATE) = DATE '2014-07-13'; CAST(posted_at AS DATE) = DATE '2014-07-14'; 2; 1
          job_id = 'cup'; job_id = 'cap'; 3; 0
          line_number <> 1; line_number <> 3; 1; 3
          line_number IN (1, 2); line_number IN (2, 4); 3; 1
          text LIKE '%tweet%'; text LIKE 'nothing%'; 3; 0
          UPPER(job_id) < 'CUPS'; UPPER(job_id) < 'CUP'; 3; 0
          NOT (line_number = 1 OR job_id = 'x'); NOT (line_number = 2 OR job_id = 'y'); 1; 2
          """)
  void conditions_with_other_values_have_the_same_code(
      String one, String other, long found, long foundByOther) {
    assertEquals(found, count(one), one);
    assertEquals(1, engine.compiled());

    assertEquals(foundByOther, count(other), other);
    assertEquals(1, engine.compiled());
    assertEquals(found, count(one), "after the other");
  }

  @Test
  void other_columns_and_jobs_have_the_same_code() {
    engine.rows(
        "SELECT tweet_id, text FROM tweets WHERE posted_at < TIMESTAMP '2014-07-14 00:00:00'");
    engine.rows(
        "SELECT tweet_id, lang FROM tweets WHERE posted_at < TIMESTAMP '2014-07-14 00:00:00'");

    assertEquals(1, engine.compiled());
  }

  @Test
  void values_of_other_types_are_other_code() {
    assertEquals(1, count("line_number > 1"));
    assertEquals(1, count("line_number > 1.5"));
    assertEquals(0, count("line_number > 10000000000"));

    assertEquals(3, engine.compiled());
  }

  @Test
  void code_that_fails_while_it_is_made_does_not_stay() {
    String tooLong =
        "SELECT "
            + IntStream.range(0, 1500)
                .mapToObj(i -> "line_number + " + i + " + " + (i + 1) + " * user_id")
                .collect(Collectors.joining(", "))
            + " FROM tweets";

    for (int i = 0; i < 2; i++) {
      assertThrows(PowerTrackException.class, () -> engine.rows(tooLong));
      assertEquals(0, engine.compiled());
    }
    assertEquals(3, count("job_id = 'cup'"));
  }

  @Test
  void many_threads_can_have_code_made_at_the_same_time() {
    List<CompletableFuture<Long>> counts = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      String condition =
          "line_number > 0" + " AND UPPER(job_id) = 'CUP'".repeat(1 + i % 8) + others(i);
      counts.add(CompletableFuture.supplyAsync(() -> count(condition)));
    }

    counts.forEach(count -> assertEquals(3, count.join()));
  }

  /** Columns that are read beside, so that the code is another one. */
  private static String others(int number) {
    return IntStream.range(0, number % 5)
        .mapToObj(i -> " AND COALESCE(CHAR_LENGTH(text), 0) + " + i + " >= " + i)
        .collect(Collectors.joining());
  }

  private long count(String condition) {
    return engine.rows("SELECT 1 FROM tweets WHERE " + condition).size();
  }
}
