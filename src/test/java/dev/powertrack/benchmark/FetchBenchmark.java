package dev.powertrack.benchmark;

import com.sun.net.httpserver.HttpServer;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.cli.fetch.FetchOutcome;
import dev.powertrack.cli.fetch.FetchProgress;
import dev.powertrack.cli.fetch.Fetching;
import dev.powertrack.cli.fetch.FileChoice;
import dev.powertrack.cli.fetch.StoreDestination;
import dev.powertrack.jdbc.ArchiveSession;
import dev.powertrack.simulator.content.DataFileWriter;
import dev.powertrack.simulator.content.DataFormat;
import dev.powertrack.simulator.content.MatchingRule;
import dev.powertrack.simulator.content.Topic;
import dev.powertrack.simulator.content.TweetGenerator;
import dev.powertrack.simulator.content.Volume;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Okio;

/**
 * How fast a day is fetched and read: 144 files of about 1.1 MB, from a host with 50 ms latency, of
 * which a new connection takes two (TCP and TLS), and 20 MB/s for each connection. In one run the
 * vendor's own advice ({@code curl} with {@code xargs -P 8}, which only fetches), the line alone
 * with 24 connections, our download, which verifies as well, our whole scan over JDBC with an empty
 * store, and the same from the filled store, which is the decoder alone.
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     -Dexec.args="-cp %classpath dev.powertrack.benchmark.FetchBenchmark"
 * </pre>
 *
 * <p>Arguments behind the class name: how many files (144), tweets a file (2,900), and round trips
 * for a new connection (2). The files are made once and stay in {@code target/benchmark}. Not with
 * {@code exec:java}: the origin is a process of its own, started with this one's class path.
 */
final class FetchBenchmark {
  private static final Instant DAY = Instant.parse("2014-07-13T00:00:00Z");
  private static final Duration ROUND_TRIP = Duration.ofMillis(50);

  /** One for TCP and one for TLS 1.3: the vendor's links are https. */
  private static final int ROUND_TRIPS_TO_CONNECT = 2;

  private static final long BYTES_PER_SECOND = 20_000_000;
  private static final int CONNECTIONS = 24;
  private static final int KILOBYTES_IN_FLIGHT = 256 * 1024;
  private static final int RUNS = 5;
  private static final int ROUNDS_OF_WARM_UP = 8;
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final DateTimeFormatter TREE =
      DateTimeFormatter.ofPattern("yyyy/MM/dd/HH/mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String SQL =
      "SELECT tweet_id, posted_at, text, lang, retweet_count, user_screen_name FROM tweets";

  private final Path folder;
  private final List<String> names;
  private final ThrottledOrigin origin;
  private int port;
  private int account;
  private int engine;

  private FetchBenchmark(Path folder, List<String> names, ThrottledOrigin origin) {
    this.folder = folder;
    this.names = names;
    this.origin = origin;
  }

  public static void main(String[] args) throws Exception {
    // Else the JDK's server holds the body of each answer back for 40 ms: curl asks it nothing.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int files = args.length > 0 ? Integer.parseInt(args[0]) : 144;
    int tweets = args.length > 1 ? Integer.parseInt(args[1]) : 2_900;
    int toConnect = args.length > 2 ? Integer.parseInt(args[2]) : ROUND_TRIPS_TO_CONNECT;
    Path folder = Path.of("target", "benchmark").toAbsolutePath();
    Path data = Files.createDirectories(folder.resolve("day-" + files + "-" + tweets));
    List<String> names = makeDay(data, files, tweets);
    try (ThrottledOrigin origin =
        ThrottledOrigin.start(data, ROUND_TRIP, toConnect, BYTES_PER_SECOND)) {
      new FetchBenchmark(folder, names, origin).run(data);
    }
  }

  private static List<String> makeDay(Path data, int files, int tweets) throws Exception {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      Instant from = DAY.plusSeconds(600L * i);
      String name = TREE.format(from).replace('/', '_') + "_activities.json.gz";
      names.add(name);
      if (!Files.exists(data.resolve(name))) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DataFileWriter(DataFormat.ACTIVITY_STREAMS)
            .write(
                TweetGenerator.of(
                    7,
                    Topic.everyday(),
                    Volume.perWindow(tweets),
                    List.of(MatchingRule.of("#dogs", "pets", 7, 0))),
                from,
                from.plusSeconds(600),
                out);
        Files.write(data.resolve(name), out.toByteArray());
      }
    }
    return names;
  }

  private void run(Path data) throws Exception {
    long bytes = 0;
    for (String name : names) {
      bytes += Files.size(data.resolve(name));
    }
    say(
        "%d files, %.1f MB, %d processors, load %.1f%n",
        names.size(),
        bytes / 1e6,
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    try (AutoCloseable api = api()) {
      warmUp();
      double curl = hasCurl() ? best(this::curl) : Double.NaN;
      double line = best(this::line);
      double download = best(this::download);
      double scan = best(this::scanFromEmptyStore);
      double decoder = best(this::firstScanFromFilledStore);
      double again = best(this::scanFromFilledStore);
      report("curl | xargs -P 8", curl, bytes);
      report("the line alone, " + CONNECTIONS + " connections", line, bytes);
      report("download, verified and kept", download, bytes);
      report("scan, empty store", scan, bytes);
      report("scan, filled store", decoder, bytes);
      report("scan, filled store, again", again, bytes);
      say("download, times as fast as curl | xargs -P 8: %.2f (at least 2)%n", curl / download);
      say("scan, times as fast as curl | xargs -P 8: %.2f%n", curl / scan);
      say(
          "scan over the slower of line and decoder: %.2f (at most 1.2)%n",
          scan / Math.max(line, decoder));
    }
  }

  private double best(Callable<Double> one) throws Exception {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < RUNS; i++) {
      best = Math.min(best, one.call());
    }
    return best;
  }

  /** Neither classes to load nor code to compile shall be counted: a file is one request only. */
  private void warmUp() throws Exception {
    for (int i = 0; i < ROUNDS_OF_WARM_UP; i++) {
      scanFromEmptyStore();
      download();
    }
  }

  /** Each over an account of its own: the service's limit of GETs shall not be measured. */
  private double scanFromEmptyStore() throws Exception {
    account++;
    empty(folder.resolve("store"));
    return scan();
  }

  /** By an engine that knows nothing of the files yet, as in a new process. */
  private double firstScanFromFilledStore() throws Exception {
    engine++;
    Thread.sleep(LIMIT.toMillis());
    return scan();
  }

  private double scanFromFilledStore() throws Exception {
    Thread.sleep(LIMIT.toMillis());
    return scan();
  }

  /** What the command {@code download} does: every file fetched, verified and kept. */
  private double download() throws Exception {
    account++;
    empty(folder.resolve("store"));
    long started = System.nanoTime();
    try (ArchiveSession session = ArchiveSession.open(url(), login())) {
      FileChoice all = FileChoice.of(session.engine().archive(), List.of("day2014"), null, null);
      FetchOutcome outcome =
          Fetching.of(
              all.files(),
              new StoreDestination(session.engine()),
              session.maxConnections(),
              new CancelSignal(),
              FetchProgress.of(all.files().size()));
      if (all.files().size() != names.size() || !outcome.missing().isEmpty()) {
        throw new IOException("not all fetched: " + outcome.inWords());
      }
    }
    return since(started);
  }

  private static boolean hasCurl() {
    try {
      return new ProcessBuilder("curl", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      say("curl is not on this machine: that row is left out.%n");
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private double curl() throws Exception {
    Path out = empty(folder.resolve("curl"));
    Path list = folder.resolve("urls");
    Files.writeString(
        list,
        names.stream()
            .map(name -> out.resolve(name) + " " + origin.url() + name + "\n")
            .collect(Collectors.joining()));
    long started = System.nanoTime();
    int exit =
        new ProcessBuilder("xargs", "-P", "8", "-n", "2", "curl", "-s", "-S", "-o")
            .inheritIO()
            .redirectInput(list.toFile())
            .start()
            .waitFor();
    double seconds = since(started);
    if (exit != 0) {
      throw new IOException("xargs ended with " + exit);
    }
    return seconds;
  }

  private double line() throws Exception {
    OkHttpClient client = new OkHttpClient();
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    long started = System.nanoTime();
    List<Future<Long>> all = new ArrayList<>();
    for (String name : names) {
      all.add(
          threads.submit(
              () -> {
                Request request = new Request.Builder().url(origin.url() + name).build();
                try (Response response = client.newCall(request).execute()) {
                  return response.body().source().readAll(Okio.blackhole());
                }
              }));
    }
    for (Future<Long> one : all) {
      one.get();
    }
    double seconds = since(started);
    threads.shutdown();
    client.connectionPool().evictAll();
    return seconds;
  }

  private double scan() throws SQLException {
    long started = System.nanoTime();
    long rows = 0;
    try (Connection connection = DriverManager.getConnection(url(), login());
        Statement statement = connection.createStatement();
        ResultSet tweets = statement.executeQuery(SQL)) {
      while (tweets.next()) {
        rows += tweets.getLong(1) > 0 && tweets.getString(3) != null ? 1 : 0;
      }
      if (tweets.getWarnings() != null) {
        throw new SQLException("a warning: " + tweets.getWarnings().getMessage());
      }
    }
    double seconds = since(started);
    if (rows == 0) {
      throw new SQLException("no rows");
    }
    return seconds;
  }

  /** A database for each account and each limit of bytes, with a scan engine of its own. */
  private String url() {
    return String.format(
        Locale.ROOT,
        "jdbc:powertrack://127.0.0.1:%d/acct%d?scheme=http&cacheDir=%s&maxBytesInFlight=%dKB",
        port,
        account,
        folder.resolve("store"),
        KILOBYTES_IN_FLIGHT + engine);
  }

  private static Properties login() {
    Properties login = new Properties();
    login.setProperty("user", "user");
    login.setProperty("password", "password");
    return login;
  }

  /** The service, as far as a scan asks it: one delivered job, whose links lead to the origin. */
  private AutoCloseable api() throws IOException {
    String job =
        "{\"jobs\":[{\"title\":\"day\",\"uuid\":\"day2014\",\"status\":\"delivered\","
            + "\"publisher\":\"twitter\",\"streamType\":\"track_v2\",\"fromDate\":\"201407130000\","
            + "\"toDate\":\"201407140000\",\"percentComplete\":100}]}";
    String links =
        names.stream()
            .map(
                name ->
                    "\""
                        + origin.url()
                        + name.substring(0, 16).replace('_', '/')
                        + name.substring(16)
                        + "?Signature=s\"")
            .collect(Collectors.joining(","));
    String results =
        "{\"urlCount\":" + names.size() + ",\"urlList\":[" + links + "],\"expiresAt\":null}";
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean ofResults = exchange.getRequestURI().getPath().endsWith("results.json");
          byte[] body = (ofResults ? results : job).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    port = server.getAddress().getPort();
    return () -> server.stop(0);
  }

  private static Path empty(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
    return Files.createDirectories(path);
  }

  private static double since(long started) {
    return (System.nanoTime() - started) / 1e9;
  }

  private static void report(String what, double seconds, long bytes) {
    say("%-40s %6.2f s  %7.1f MB/s%n", what, seconds, bytes / 1e6 / seconds);
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
