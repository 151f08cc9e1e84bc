package dev.powertrack.sql.table;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.archive.Window;
import dev.powertrack.tweet.SnowflakeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadingKeyTest {
  private static final Window NEXT = Window.containing(Instant.parse("2014-07-13T21:10:00Z"));
  private static final LeadingKey LATEST_ID = new LeadingKey(0, true, true, false);
  private static final LeadingKey FIRST_ID = new LeadingKey(0, false, true, false);
  private static final LeadingKey LATEST_TIME = new LeadingKey(0, true, false, false);
  private static final LeadingKey FIRST_TIME = new LeadingKey(0, false, false, false);

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
  void nothing_comes_before_windows_whose_ids_tell_no_time() {
    Window early = Window.containing(Instant.parse("2010-05-01T00:00:00Z"));
    assertFalse(FIRST_ID.comesBefore(id("2010-12-01T00:00:00Z"), early));
    LeadingKey endless = new LeadingKey(0, true, true, true);
    assertFalse(endless.comesBefore(id("2014-07-13T21:30:00Z"), NEXT));
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
