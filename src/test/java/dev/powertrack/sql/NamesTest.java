package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.ColumnType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTest {
  private final Names names =
      new Names(
          List.of(
              table("JOBS", "JOB_ID", "TITLE", "FROM_DATE"),
              table("TWEETS", "TWEET_ID", "POSTED_AT", "USER_SCREEN_NAME")));

  @Test
  void a_slip_of_the_pen_is_understood() {
    assertEquals(" Did you mean TWEETS?", names.tablesLike("tweest"));
    assertEquals(" Did you mean TITLE?", names.columnsLike("titel"));
  }

  @Test
  void a_part_of_a_name_is_understood() {
    assertEquals(" Did you mean USER_SCREEN_NAME?", names.columnsLike("screen_name"));
    assertEquals(" Did you mean POSTED_AT?", names.columnsLike("posted"));
  }

  @Test
  void nothing_is_suggested_for_a_word_like_no_other() {
    assertEquals(" The tables are JOBS, TWEETS.", names.tablesLike("customers"));
    assertEquals(
        " If it is meant as text, it belongs in single quotes.",
        names.columnsLike("birthday_of_the_author"));
  }

  @Test
  void a_column_of_another_table_is_said_to_be_there() {
    assertEquals(" TITLE is a column of JOBS.", names.columnsLike("title"));
  }

  @Test
  void the_distance_counts_letters() {
    assertEquals(0, Spelling.distance("abc", "abc"));
    assertEquals(3, Spelling.distance("", "abc"));
    assertEquals(3, Spelling.distance("kitten", "sitting"));
  }

  private static TableDescription table(String name, String... columns) {
    return new TableDescription(
        name,
        "TABLE",
        "",
        Stream.of(columns).map(c -> new Column(c, ColumnType.VARCHAR, true, "")).toList(),
        List.of(),
        List.of());
  }
}
