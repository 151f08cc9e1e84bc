package dev.powertrack.cli.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.Window;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two dozen alike in a row are enough; one that comes shows that there was still hope. */
class LostCausesTest {
  private final LostCauses lost = new LostCauses();

  @Test
  void a_job_whose_links_are_refused_is_given_up_after_two_dozen_and_no_other_is() {
    fail(Kind.EXPIRED, "joba", 23);
    assertNull(lost.why(file("joba")));
    fail(Kind.EXPIRED, "joba", 1);
    assertEquals("24 failed in a row as expired", lost.why(file("joba")));
    assertNull(lost.why(file("jobb")));
  }

  @Test
  void without_a_connection_all_jobs_are_given_up() {
    fail(Kind.CONNECTION, "joba", 12);
    fail(Kind.CONNECTION, "jobb", 11);
    assertNull(lost.why(file("jobc")));
    fail(Kind.CONNECTION, "joba", 1);
    assertEquals("24 failed in a row for want of a connection", lost.why(file("jobc")));
  }

  @Test
  void a_file_that_comes_begins_the_count_anew() {
    fail(Kind.EXPIRED, "joba", 23);
    fail(Kind.CONNECTION, "joba", 23);
    lost.gone(file("joba"));
    fail(Kind.EXPIRED, "joba", 23);
    fail(Kind.CONNECTION, "joba", 23);
    assertNull(lost.why(file("joba")));
  }

  @Test
  void a_file_of_another_job_gives_no_hope_to_one_that_has_expired() {
    fail(Kind.EXPIRED, "joba", 24);
    lost.gone(file("jobb"));
    assertEquals("24 failed in a row as expired", lost.why(file("joba")));
  }

  @ParameterizedTest
  @EnumSource(names = {"BAD_FILE", "NOT_FOUND", "SERVICE", "LIMIT"})
  void what_may_be_the_fault_of_one_file_condemns_no_other(Kind kind) {
    fail(kind, "joba", 100);
    assertNull(lost.why(file("joba")));
  }

  private void fail(Kind kind, String jobId, int times) {
    for (int i = 0; i < times; i++) {
      lost.failed(file(jobId), new PowerTrackException(kind, "It failed."));
    }
  }

  private static DataFile file(String jobId) {
    return new DataFile(jobId, Window.of(Instant.parse("2014-07-13T19:20:00Z")), "any.json.gz");
  }
}
