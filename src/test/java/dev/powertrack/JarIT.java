package dev.powertrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar, as users get it. */
class JarIT {
  private static final Path JAR = Path.of("target", "powertrack-sql.jar");

  @TempDir Path folder;

  /** What a process wrote and how it ended. */
  private record Run(int exitCode, String out, String err) {}

  @Test
  void everything_in_it_is_below_one_package_but_what_calls_native_code() throws IOException {
    Set<String> tops = new TreeSet<>();
    try (JarFile jar = new JarFile(JAR.toFile())) {
      jar.stream()
          .filter(entry -> !entry.isDirectory())
          .map(JarEntry::getName)
          .map(name -> name.startsWith("dev/powertrack/") ? "dev/powertrack" : name.split("/")[0])
          .forEach(tops::add);
    }

    // Native code finds its classes by their names.
    assertEquals(Set.of("META-INF", "com", "dev/powertrack"), tops);
  }

  @Test
  void it_does_not_grow_unnoticed() throws IOException {
    assertTrue(Files.size(JAR) < 30_000_000, Files.size(JAR) + " bytes");
  }

  @Test
  void it_registers_one_driver() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      String services =
          new String(
              jar.getInputStream(jar.getEntry("META-INF/services/java.sql.Driver")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertEquals("dev.powertrack.jdbc.Driver", services.strip());
    }
  }

  @Test
  void it_works_in_a_class_loader_of_its_own_without_a_context_class_loader() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader alone =
        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(null);
      Driver driver =
          (Driver)
              alone.loadClass("dev.powertrack.jdbc.Driver").getDeclaredConstructor().newInstance();
      try (Connection connection = driver.connect("jdbc:powertrack:demo", new Properties());
          Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT COUNT(*) FROM tweets WHERE posted_at < TIMESTAMP '2013-01-01 01:00:00'")) {
        assertTrue(rows.next());
        assertTrue(rows.getLong(1) > 0);
      }
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void a_query_prints_its_rows_and_nothing_on_stderr_but_a_count() throws Exception {
    Run run =
        run(
            Map.of(),
            "query",
            "jdbc:powertrack:demo",
            "SELECT title FROM jobs WHERE status = 'quoted'",
            "--format",
            "csv");

    assertEquals(0, run.exitCode, run.err);
    assertEquals(List.of("TITLE", "brazil-protests"), run.out.lines().toList());
    assertFalse(run.err.contains("WARN"), run.err);
    assertFalse(run.err.contains("SLF4J"), run.err);
  }

  @Test
  void csv_quotes_what_it_must() throws Exception {
    Run run =
        run(
            Map.of(),
            "query",
            "jdbc:powertrack:demo",
            "SELECT 'a, \"b\"' AS x, TIMESTAMP '2014-07-13 21:24:07' AS t, NULL AS n, COUNT(*) AS c"
                + " FROM jobs WHERE title = 'world-cup-final'",
            "--format",
            "csv");

    assertEquals(0, run.exitCode, run.err);
    List<String> lines = run.out.lines().toList();
    assertEquals("X,T,N,C", lines.get(0));
    assertEquals("\"a, \"\"b\"\"\",2014-07-13T21:24:07.000Z,,1", lines.get(1));
  }

  @Test
  void a_mistake_is_one_line_without_a_stack_trace() throws Exception {
    Run run = run(Map.of(), "query", "jdbc:powertrack:demo", "SELECT lnag FROM tweets");

    assertEquals(1, run.exitCode);
    assertEquals("", run.out);
    assertEquals(
        "powertrack: There is no column LNAG (line 1, column 8). Did you mean LANG? [42703]",
        run.err.strip());
  }

  @Test
  void the_demo_gives_the_same_rows_in_any_zone_and_locale() throws Exception {
    Run plain = run(Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8"), "demo");
    Run abroad = run(Map.of("TZ", "America/New_York", "LC_ALL", "tr_TR.UTF-8"), "demo");

    assertEquals(0, plain.exitCode, plain.err);
    assertEquals(0, abroad.exitCode, abroad.err);
    assertTrue(plain.out.contains("2014-07-13 21:20:00    932"), plain.out);
    assertEquals(rowsOf(plain.out), rowsOf(abroad.out));
    for (String secret : List.of("not-a-secret", "Signature", "AWSAccessKeyId", "Authorization")) {
      assertFalse((plain.out + plain.err + abroad.out + abroad.err).contains(secret), secret);
    }
  }

  /**
   * Without what differs from run to run: ports, the time of day (also in the footers, and so in
   * bytes), how long things took.
   */
  private static List<String> rowsOf(String output) {
    return output
        .lines()
        .filter(line -> !line.contains("127.0.0.1"))
        .filter(line -> !line.matches(".*(estimating|running|accepted|quoted|opened).*"))
        .filter(line -> !line.contains("can be accepted") && !line.contains("to be fetched until"))
        .filter(line -> !line.contains("The demo took"))
        .map(line -> line.replaceAll(" in [0-9.,]+ s", ""))
        .map(line -> line.replaceAll("[0-9,]+ kB", ""))
        .map(line -> line.replaceAll("( TWEETS?\\S*(?:\\s+\\d+){3})\\s+\\d+", "$1"))
        .collect(Collectors.toList());
  }

  private Run run(Map<String, String> environment, String... arguments) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            JAR.toString());
    process.command().addAll(List.of(arguments));
    process.environment().putAll(environment);
    process.redirectInput(ProcessBuilder.Redirect.from(new File(nothing())));
    process.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process running = process.start();
    assertTrue(running.waitFor(3, TimeUnit.MINUTES), "ends");
    return new Run(running.exitValue(), Files.readString(out), Files.readString(err));
  }

  private String nothing() throws IOException {
    return Files.write(folder.resolve("nothing"), new byte[0]).toString();
  }
}
