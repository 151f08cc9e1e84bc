package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

  @TempDir private Path cache;

  @Test
  void prints_a_url_that_connects_as_it_is() throws Exception {
    try (Running simulation = Running.start("simulate");
        Connection connection = DriverManager.getConnection(simulation.url + "&cacheDir=" + cache);
        ResultSet jobs =
            connection.createStatement().executeQuery("SELECT COUNT(*) FROM jobs WHERE 1 = 1")) {
      assertTrue(jobs.next());
      assertTrue(jobs.getInt(1) > 3, () -> "too few jobs");
    }
  }

  @Test
  void runs_on_the_port_that_is_named_and_ends_with_it_free() throws Exception {
    int port = freePort();
    try (Running simulation = Running.start("simulate", "--port", "" + port, "--empty")) {
      assertTrue(
          simulation.url.startsWith("jdbc:powertrack://127.0.0.1:" + port + "/demo?"),
          simulation.url);
    }
    assertFreeSoon(port);
  }

  /** A connection of some other program may have been given the port meanwhile. */
  private static void assertFreeSoon(int port) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (true) {
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
        return;
      } catch (BindException taken) {
        if (System.nanoTime() > end) {
          throw taken;
        }
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void says_that_a_port_is_taken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      CommandRun run = CommandRun.of("simulate", "--port", "" + taken.getLocalPort());

      assertEquals(2, run.exitCode());
      assertTrue(run.err().contains("Port " + taken.getLocalPort() + " cannot be had"), run.err());
    }
  }

  @Test
  void refuses_a_port_and_a_speed_that_cannot_be() {
    assertEquals(2, CommandRun.of("simulate", "--port", "70000").exitCode());
    assertEquals(2, CommandRun.of("simulate", "--speed", "-1").exitCode());
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return any.getLocalPort();
    }
  }

  /** The command in a thread, from its URL to Ctrl-C, which the interrupt stands for. */
  private record Running(Thread thread, String url) implements AutoCloseable {

    static Running start(String... args) throws IOException {
      PipedInputStream printed = new PipedInputStream();
      PipedOutputStream out = new PipedOutputStream(printed);
      Terminal terminal =
          Terminal.ofStreams(InputStream.nullInputStream(), out, new ByteArrayOutputStream());
      Thread thread = new Thread(() -> Main.run(terminal, args), "simulate");
      thread.start();
      return new Running(thread, new Scanner(printed, StandardCharsets.UTF_8).nextLine());
    }

    @Override
    public void close() throws SQLException {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
