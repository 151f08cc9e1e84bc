package dev.powertrack.sql.table;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.archive.TimeRange;
import dev.powertrack.archive.Window;
import dev.powertrack.sql.prune.Interval;
import dev.powertrack.tweet.SnowflakeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadingKeyTest {
  private static final Window NEXT = Window.containing(Instant.parse("2014-07-13T21:10:00Z"));
  private static final Interval IDS =
      Snowflake.idsOf(
          TimeRange.between(
              Instant.parse("2014-07-13T21:00:00Z"), Instant.parse("2014-07-13T21:30:00Z")));
  private static final LeadingKey LATEST_ID = new LeadingKey(0, true, IDS);
  private static final LeadingKey FIRST_ID = new LeadingKey(0, false, IDS);
  private static final LeadingKey LATEST_TIME = new LeadingKey(0, true, null);
  private static final LeadingKey FIRST_TIME = new LeadingKey(0, false, null);

  @Test
  void an_id_made_within_a_second_of_the_next_window_may_be_of_either() {
    assertFalse(LATEST_ID.comesBefore(id("2014-07-13T21:20:00.999Z"), NEXT));
    assertTrue(LATEST_ID.comesBefore(id("2014-07-13T21:20:01Z"), NEXT));
    assertFalse(FIRST_ID.comesBefore(id("2014-07-13T21:09:59Z"), NEXT));
    assertTrue(FIRST_ID.comesBefore(id("2014-07-13T21:09:58.999Z"), NEXT));
  }

  @Test
  void a_time_is_of_one_window_only() {
    assertTrue(LATEST_TIME.comesBefore(time("2014-07-13T21:20:00Z"), NEXT));
    assertFalse(LATEST_TIME.comesBefore(time("2014-07-13T21:19:59.999Z"), NEXT));
    assertTrue(FIRST_TIME.comesBefore(time("2014-07-13T21:09:59.999Z"), NEXT));
    assertFalse(FIRST_TIME.comesBefore(time("2014-07-13T21:10:00Z"), NEXT));
  }

  @Test
  void an_id_that_no_window_can_have_tells_no_time() {
    assertFalse(FIRST_ID.comesBefore(new @Nullable Object[] {5L}, NEXT));
    assertFalse(LATEST_ID.comesBefore(new @Nullable Object[] {Long.MAX_VALUE}, NEXT));
  }

  @Test
  void nothing_comes_first_by_ids_where_those_of_a_window_tell_no_time() {
    Interval none =
        Snowflake.idsOf(
            TimeRange.between(
                Instant.parse("2010-05-01T00:00:00Z"), Instant.parse("2014-07-13T21:30:00Z")));
    LeadingKey latest = new LeadingKey(0, true, none);
    assertFalse(latest.comesBefore(id("2014-07-13T21:25:00Z"), NEXT));
  }

  @Test
  void a_row_without_the_key_waits_for_the_end() {
    assertFalse(FIRST_ID.comesBefore(new @Nullable Object[] {null}, NEXT));
  }

  private static @Nullable Object[] id(String time) {
    return new @Nullable Object[] {SnowflakeId.firstAt(Instant.parse(time).toEpochMilli())};
  }

  private static @Nullable Object[] time(String time) {
    return new @Nullable Object[] {Instant.parse(time).toEpochMilli()};
  }
}
