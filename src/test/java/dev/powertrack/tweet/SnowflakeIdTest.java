package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Ids carry time. */
final class SnowflakeIdTest {
  private static final long MADE = Instant.parse("2014-05-15T17:47:27.661Z").toEpochMilli();

  @Test
  void the_first_id_of_a_millisecond_carries_it() {
    long first = SnowflakeId.firstAt(MADE);

    assertEquals(OptionalLong.of(MADE), SnowflakeId.millis(first));
    assertEquals(OptionalLong.of(MADE - 1), SnowflakeId.millis(first - 1));
    assertEquals(OptionalLong.of(MADE), SnowflakeId.millis(SnowflakeId.firstAt(MADE + 1) - 1));
  }

  @Test
  void old_ids_carry_none() {
    assertEquals(OptionalLong.empty(), SnowflakeId.millis(20));
    assertEquals(OptionalLong.empty(), SnowflakeId.millis(-1));
    assertEquals(OptionalLong.empty(), SnowflakeId.millis(29_999_999_999L));
  }

  @Test
  void times_out_of_range_are_the_ends() {
    assertEquals(0, SnowflakeId.firstAt(Instant.parse("2009-01-01T00:00:00Z").toEpochMilli()));
    assertEquals(Long.MAX_VALUE, SnowflakeId.firstAt(Long.MAX_VALUE));
    assertEquals(0, SnowflakeId.firstAt(Long.MIN_VALUE));
  }
}
