package dev.powertrack.scan;

import dev.powertrack.archive.DataFile;
import dev.powertrack.scan.gunzip.Gunzip;
import dev.powertrack.simulator.content.DataFileWriter;
import dev.powertrack.simulator.content.DataFormat;
import dev.powertrack.simulator.content.MatchingRule;
import dev.powertrack.simulator.content.Topic;
import dev.powertrack.simulator.content.TweetGenerator;
import dev.powertrack.simulator.content.Volume;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.KeyOrders;
import dev.powertrack.tweet.Steady;
import dev.powertrack.tweet.TweetTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How fast one thread reads data files, beside the JDK's own gunzip: the column {@code gigabytes}
 * is GB of JSON a second. All of it:
 *
 * <pre>{@code
 * mvn test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     -Dexec.args="-cp %classpath dev.powertrack.scan.ScanBenchmark"
 * }</pre>
 *
 * <p>{@code …Again} is a later reading, which knows from the first what it may leave unread. Behind
 * the class name stands a pattern for a part: {@code gunzip}, {@code split} or {@code decode}.
 * {@code -Dpowertrack.inflate=jdk} before {@code -cp} leaves ISA-L out.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScanBenchmark {
  private static final int FILES = 10;
  private static final int TWEETS = 2000;
  private static final int LONGEST_LINE = 16 << 20;
  private static final DataFile FILE = new DataFile("job", null, "file.json.gz");

  @Param DataFormat format = DataFormat.ORIGINAL;

  private final List<byte[]> packed = new ArrayList<>();
  private final List<byte[]> unpacked = new ArrayList<>();
  private final List<Steady> steady = new ArrayList<>();
  private final byte[] buffer = new byte[256 * 1024];

  /** What was read, counted by the second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Json {
    public double gigabytes;
  }

  /** What is decoded: a table and its columns, {@code *} for all but RAW_JSON. */
  @State(Scope.Thread)
  public static class Projection {
    @Param({
      "TWEETS",
      "TWEETS POSTED_AT",
      "TWEETS LANG",
      "TWEETS TWEET_ID POSTED_AT TEXT LANG USER_SCREEN_NAME",
      "TWEET_HASHTAGS HASHTAG",
      "TWEETS *",
      "TWEETS RAW_JSON"
    })
    String columns = "TWEETS";

    TweetTable table() {
      return TweetTable.named(columns.split(" ", -1)[0]);
    }

    List<Column> wanted() {
      List<String> names = Arrays.asList(columns.split(" ", -1));
      return table().columns().stream()
          .filter(column -> !TweetTable.isProvenance(column))
          .filter(
              column ->
                  names.contains(column.name())
                      || names.contains("*") && !column.name().equals("RAW_JSON"))
          .toList();
    }
  }

  public static void main(String[] args) throws RunnerException {
    String part = args.length == 0 ? "" : args[0];
    new Runner(new OptionsBuilder().include(ScanBenchmark.class.getName() + "." + part).build())
        .run();
  }

  @Setup(Level.Trial)
  public void generate() throws IOException, InterruptedException {
    TweetGenerator tweets =
        TweetGenerator.of(
            42,
            Topic.everyday(),
            Volume.perWindow(TWEETS),
            List.of(MatchingRule.of("coffee OR tea", "drinks", 42, 0)));
    Instant start = Instant.parse("2014-07-13T00:00:00Z");
    for (int i = 0; i < FILES; i++) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      Instant from = start.plus(Duration.ofMinutes(10L * i));
      new DataFileWriter(format).write(tweets, from, from.plus(Duration.ofMinutes(10)), file);
      packed.add(file.toByteArray());
      unpacked.add(
          new GZIPInputStream(new ByteArrayInputStream(file.toByteArray())).readAllBytes());
    }
    KeyOrders orders = new KeyOrders();
    for (byte[] text : unpacked) {
      FileScan first = new FileScan(FILE, TweetTable.named("TWEETS"), List.of(), -1, LONGEST_LINE);
      first.read(new ByteArrayInputStream(text), batch -> {});
      steady.add(Objects.requireNonNull(first.steady(orders)));
    }
  }

  @Benchmark
  public void gunzipByTheJdk(Json json) throws IOException {
    for (byte[] file : packed) {
      drain(new GZIPInputStream(new ByteArrayInputStream(file), 64 * 1024), json);
    }
  }

  @Benchmark
  public void gunzip(Json json) throws IOException {
    for (byte[] file : packed) {
      drain(Gunzip.of(new ByteArrayInputStream(file)), json);
    }
  }

  @Benchmark
  public void split(Json json) throws IOException {
    for (byte[] text : unpacked) {
      LineReader lines = new LineReader(new ByteArrayInputStream(text), LONGEST_LINE);
      while (lines.next()) {
        json.gigabytes += (lines.to() - lines.from()) / 1e9;
      }
    }
  }

  @Benchmark
  public void decode(Json json, Projection projection) throws InterruptedException {
    read(unpacked, false, json, projection);
  }

  @Benchmark
  public void decodeAgain(Json json, Projection projection) throws InterruptedException {
    read(unpacked, true, json, projection);
  }

  @Benchmark
  public void gunzipAndDecode(Json json, Projection projection) throws InterruptedException {
    read(packed, false, json, projection);
  }

  @Benchmark
  public void gunzipAndDecodeAgain(Json json, Projection projection) throws InterruptedException {
    read(packed, true, json, projection);
  }

  private void read(List<byte[]> files, boolean again, Json json, Projection projection)
      throws InterruptedException {
    for (int i = 0; i < FILES; i++) {
      FileScan scan =
          new FileScan(
              FILE,
              projection.table(),
              projection.wanted(),
              -1,
              LONGEST_LINE,
              false,
              again ? steady.get(i) : null);
      FileReport report = scan.read(new ByteArrayInputStream(files.get(i)), batch -> {});
      if (report.tweets() != TWEETS) {
        throw new IllegalStateException("of " + TWEETS + " tweets were read " + report.tweets());
      }
      json.gigabytes += unpacked.get(i).length / 1e9;
    }
  }

  private void drain(InputStream in, Json json) throws IOException {
    try (in) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        json.gigabytes += n / 1e9;
      }
    }
  }
}
