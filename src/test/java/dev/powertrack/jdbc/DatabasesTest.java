package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Sharing of databases between connections. */
class DatabasesTest {
  private static final long SHORTLY = TimeUnit.MILLISECONDS.toNanos(50);

  private final List<FakeDatabase> opened = new ArrayList<>();

  private final Databases databases =
      new Databases(
          settings -> {
            FakeDatabase database = new FakeDatabase();
            opened.add(database);
            return database;
          },
          new Deadlines(),
          SHORTLY);

  private static ConnectionSettings settings(String options) {
    return ConnectionSettings.of(
        ConnectionUrl.parse("jdbc:powertrack:demo" + options), new Properties(), Map.of());
  }

  @Test
  void equal_settings_share_one_database_and_others_do_not() {
    Databases.Lease first = databases.lease(settings(""));
    assertSame(first.database(), databases.lease(settings("")).database());
    assertNotSame(first.database(), databases.lease(settings("?user=other")).database());
    assertEquals(2, opened.size());
  }

  @Test
  void it_is_closed_a_while_after_its_last_connection() throws InterruptedException {
    Databases.Lease first = databases.lease(settings(""));
    Databases.Lease second = databases.lease(settings(""));
    first.close();
    first.close();
    Thread.sleep(150);
    assertFalse(opened.get(0).closed);
    second.close();
    assertFalse(opened.get(0).closed);
    assertClosedSoon(opened.get(0));
    databases.lease(settings(""));
    assertEquals(2, opened.size());
  }

  @Test
  void a_connection_in_time_keeps_it_open() throws InterruptedException {
    databases.lease(settings("")).close();
    databases.lease(settings(""));
    Thread.sleep(150);
    assertFalse(opened.get(0).closed);
    assertEquals(1, opened.size());
  }

  @Test
  void a_database_that_cannot_be_opened_is_tried_again() {
    boolean[] broken = {true};
    Databases failing =
        new Databases(
            settings -> {
              if (broken[0]) {
                throw new PowerTrackException(Kind.LOCAL_IO, "no such folder");
              }
              return new FakeDatabase();
            },
            new Deadlines(),
            SHORTLY);
    assertThrows(PowerTrackException.class, () -> failing.lease(settings("")));
    broken[0] = false;
    failing.lease(settings("")).close();
  }

  private static void assertClosedSoon(FakeDatabase database) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!database.closed && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertTrue(database.closed);
  }
}
