package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.simulator.content.DataFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What was learned of a file makes it faster to read again and changes nothing. The fuzzer runs
 * longer with {@code -Dpowertrack.fuzz=LINES}, otherwise seeded with {@code
 * -Dpowertrack.fuzz.seed=N}.
 */
final class SteadyTest {
  private static final int LINES = Integer.getInteger("powertrack.fuzz", 60_000);
  private static final long SEED = Long.getLong("powertrack.fuzz.seed", 20_140_713);
  private static final int LINES_OF_A_FILE = 15;
  private static final String FOOTER = "{\"info\":{\"message\":\"Replay Request Completed\"}}";

  private final Random random = new Random(SEED);
  private final PlainScanner plain = new PlainScanner();

  @Test
  void captures_what_the_first_reading_captured() throws IOException {
    System.out.println("SteadyTest seed " + SEED);
    List<byte[]> lines = lines();
    List<String> paths = PlainScannerTest.paths(lines);
    int compared = 0;
    for (int i = 0; i < LINES; i += LINES_OF_A_FILE) {
      List<String> wanted = some(paths);
      List<byte[]> file = plain(mutated(lines));
      compared += agree(file, wanted) ? file.size() : 0;
    }
    assertTrue(compared > LINES / 10, compared + " lines of " + LINES);
  }

  @Test
  void ends_within_the_line_whatever_stands_in_it() throws IOException {
    List<byte[]> lines = lines();
    Mutations mutations = new Mutations(random);
    List<String> paths = PlainScannerTest.paths(lines);
    for (int i = 0; i < LINES / LINES_OF_A_FILE; i++) {
      WantedPaths wanted = wanted(some(paths));
      Optional<QuickScanner> scanner = scanner(plain(lines.subList(0, 5)), wanted);
      for (int k = 0; k < LINES_OF_A_FILE; k++) {
        byte[] line = mutations.of(lines.get(random.nextInt(lines.size())));
        if (line.length > 0) {
          byte[] bytes = withRoom(line);
          Slots slots = slots(bytes, line.length, wanted);
          scanner.orElseThrow().scan(bytes, 0, line.length, slots);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void gives_the_rows_of_the_first_reading(DataFormat format) throws IOException {
    List<byte[]> tweets = PlainScannerTest.simulated(format, 40);
    List<byte[]> file = new ArrayList<>();
    tweets.forEach(line -> file.addAll(List.of(line, bytes("\r"))));
    file.addAll(List.of(bytes(FOOTER + "\r"), bytes("{\"x\":1}"), tweets.get(0)));
    for (TweetTable table : TweetTable.all()) {
      List<Column> all = Decoded.decodable(table.name());
      assertSameRows(file, table, all);
      all.forEach(column -> assertSameRows(file, table, List.of(column)));
      assertSameRows(file, table, List.of());
    }
  }

  @Test
  void is_not_what_has_a_key_twice() {
    assertTrue(steady(tweet(""), tweet("")).isPresent());
    assertTrue(steady(tweet(""), tweet(",\"lang\":\"en\",\"lang\":\"de\"")).isEmpty());
    assertTrue(steady(tweet(""), tweet(",\"text\":\"other\"")).isEmpty());
  }

  @Test
  void is_not_what_has_keys_in_two_orders() {
    String one = tweet(",\"a\":1,\"b\":2");
    assertTrue(steady(one, tweet(",\"b\":2"), tweet(",\"a\":{\"c\":3}")).isPresent());
    assertTrue(steady(one, tweet(",\"b\":2,\"a\":1")).isEmpty());
  }

  @Test
  void is_not_what_has_tweets_of_two_formats_or_behind_other_lines() {
    String other = TweetLine.activityStreams().line();
    assertTrue(steady(tweet(""), other).isEmpty());
    assertTrue(steady(FOOTER, tweet("")).isEmpty());
    assertTrue(steady(tweet(""), FOOTER, "{\"x\":1}").isPresent());
    assertTrue(steady(FOOTER).isEmpty());
  }

  @Test
  void is_not_what_jackson_had_to_judge() {
    assertTrue(steady(tweet(",\"a\\u0062\":1")).isEmpty());
    assertTrue(steady(tweet(",\"é\":1")).isEmpty());
  }

  @Test
  void keeps_two_orders_of_one_object_in_its_place() {
    String one = tweet(",\"user\":{\"id\":1,\"name\":\"x\",\"id\":2},\"lang\":\"en\"");
    List<byte[]> file = List.of(bytes(one), bytes(one));
    assertTrue(steady(one).isPresent());
    assertSameRows(file, TweetTable.named("TWEETS"), Decoded.decodable("TWEETS"));
  }

  /** One file's order does not spoil that of the others. */
  @Test
  void is_told_file_by_file() {
    KeyOrders orders = new KeyOrders();
    String ab = tweet(",\"a\":1,\"b\":2");
    String ba = tweet(",\"b\":2,\"a\":1");
    assertTrue(steady(orders, ab).isPresent());
    assertTrue(steady(orders, ba).isEmpty());
    assertTrue(steady(orders, ab).isPresent());
  }

  private static String tweet(String more) {
    return "{\"created_at\":\"Sat May 17 12:00:00 +0000 2014\",\"id\":467635642300406057,\"text\":"
        + "\"\\\"{[\\\\\""
        + more
        + "}";
  }

  private static Optional<Steady> steady(String... lines) {
    return steady(new KeyOrders(), lines);
  }

  private static Optional<Steady> steady(KeyOrders orders, String... lines) {
    LineDecoder decoder = TweetTable.named("TWEETS").decoder(List.of());
    rows(decoder, List.of(), Stream.of(lines).map(SteadyTest::bytes).toList());
    return decoder.steady(orders);
  }

  private void assertSameRows(List<byte[]> file, TweetTable table, List<Column> columns) {
    LineDecoder first = table.decoder(columns);
    List<String> expected = rows(first, columns, file);
    List<byte[]> withoutEnd = file.subList(0, Math.max(2, file.size() - 1));
    LineDecoder tweetsFirst = table.decoder(columns);
    rows(tweetsFirst, columns, withoutEnd);
    Steady steady = tweetsFirst.steady(new KeyOrders()).orElseThrow();
    LineDecoder again = table.decoder(columns, steady);
    assertEquals(expected, rows(again, columns, file), () -> table + " " + columns);
    assertEquals(first.rowsDecoded(), again.rowsDecoded());
    assertEquals(first.valuesDecoded(), again.valuesDecoded());
  }

  /** Kinds of lines and values, column by column. */
  private static List<String> rows(LineDecoder decoder, List<Column> columns, List<byte[]> file) {
    Batch batch = Batch.of(columns.stream().map(Column::type).toList());
    List<String> found = new ArrayList<>();
    for (byte[] line : file) {
      found.add(String.valueOf(decoder.decode(withRoom(line), 0, line.length, batch)));
    }
    for (int i = 0; i < columns.size(); i++) {
      Vector vector = batch.vector(i);
      for (int row = 0; row < vector.size(); row++) {
        found.add(columns.get(i).name() + "=" + vector.get(row));
      }
    }
    return found;
  }

  private boolean agree(List<byte[]> file, List<String> paths) {
    WantedPaths wanted = wanted(paths);
    Optional<QuickScanner> found = scanner(file, wanted);
    if (found.isEmpty()) {
      return false;
    }
    for (int i = 0; i < 10 + file.size(); i++) {
      byte[] line = file.get(i % file.size());
      byte[] bytes = withRoom(line);
      Slots expected = slots(bytes, line.length, wanted);
      assertTrue(plain.scan(bytes, 0, line.length, wanted.root().place(), expected));
      Slots slots = slots(bytes, line.length, wanted);
      String text = new String(line, StandardCharsets.UTF_8);
      assertTrue(found.get().scan(bytes, 0, line.length, slots), text);
      assertSame(expected, slots, paths, text);
    }
    return true;
  }

  private static void assertSame(Slots expected, Slots found, List<String> paths, String line) {
    for (int slot = 0; slot < paths.size(); slot++) {
      String where = paths.get(slot) + " of " + line;
      assertEquals(expected.kind(slot), found.kind(slot), where);
      if (expected.kind(slot) != JsonKind.ABSENT) {
        assertEquals(expected.from(slot), found.from(slot), where);
      }
      if (expected.kind(slot) != JsonKind.ABSENT && expected.kind(slot) != JsonKind.OBJECT) {
        assertEquals(expected.to(slot), found.to(slot), where);
      }
    }
  }

  /** Empty if the lines' keys have no order. */
  private Optional<QuickScanner> scanner(List<byte[]> file, WantedPaths wanted) {
    Place learning = wanted(List.of("x")).root().place();
    for (byte[] line : file) {
      assertTrue(plain.scan(withRoom(line), 0, line.length, learning, new Slots(1)));
    }
    return learning
        .graph()
        .map(KeyGraph::order)
        .filter(KeyOrder::isSure)
        .map(order -> new QuickScanner(OrderedObject.of(wanted.root(), order)));
  }

  private List<byte[]> mutated(List<byte[]> lines) {
    Mutations mutations = new Mutations(random);
    int from = random.nextInt(lines.size());
    List<byte[]> file = new ArrayList<>();
    for (int i = 0; i < LINES_OF_A_FILE; i++) {
      byte[] line = lines.get(Math.min(lines.size() - 1, from + random.nextInt(5)));
      file.add(random.nextInt(3) == 0 ? mutations.of(line) : line);
    }
    return file;
  }

  private List<byte[]> plain(List<byte[]> lines) {
    return lines.stream()
        .filter(line -> line.length > 0 && line[0] == '{')
        .filter(
            line ->
                plain.scan(
                    withRoom(line),
                    0,
                    line.length,
                    wanted(List.of("x")).root().place(),
                    new Slots(1)))
        .toList();
  }

  private static List<byte[]> lines() throws IOException {
    List<byte[]> lines = new ArrayList<>(PlainScannerTest.simulated(DataFormat.ORIGINAL, 60));
    lines.addAll(PlainScannerTest.simulated(DataFormat.ACTIVITY_STREAMS, 60));
    RichLines.all().stream()
        .map(SteadyTest::bytes)
        .filter(line -> line.length > 0 && line[0] == '{')
        .forEach(lines::add);
    return lines;
  }

  private List<String> some(List<String> paths) {
    return Stream.generate(() -> paths.get(random.nextInt(paths.size())))
        .filter(path -> !path.isEmpty())
        .limit(random.nextInt(8))
        .distinct()
        .toList();
  }

  private static WantedPaths wanted(List<String> paths) {
    WantedPaths wanted = new WantedPaths();
    paths.forEach(wanted::slot);
    return wanted;
  }

  private static Slots slots(byte[] bytes, int to, WantedPaths wanted) {
    Slots slots = new Slots(wanted.size());
    slots.reset(bytes, 0, to);
    return slots;
  }

  private static byte[] withRoom(byte[] line) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(line);
    all.writeBytes(Arrays.copyOf(bytes("\n}\"]\\"), LineDecoder.ROOM_BEHIND));
    return all.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
