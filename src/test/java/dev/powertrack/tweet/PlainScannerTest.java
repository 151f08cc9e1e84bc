package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.powertrack.simulator.content.DataFileWriter;
import dev.powertrack.simulator.content.DataFormat;
import dev.powertrack.simulator.content.MatchingRule;
import dev.powertrack.simulator.content.Topic;
import dev.powertrack.simulator.content.TweetGenerator;
import dev.powertrack.simulator.content.Volume;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the fast scanner takes, Jackson takes too and captures the same of. The fuzzer runs longer
 * with {@code -Dpowertrack.fuzz=LINES}, otherwise seeded with {@code -Dpowertrack.fuzz.seed=N}.
 */
final class PlainScannerTest {
  private static final int LINES = Integer.getInteger("powertrack.fuzz", 60_000);
  private static final long SEED = Long.getLong("powertrack.fuzz.seed", 20_140_713);
  private static final int LINES_FOR_A_PROJECTION = 100;

  private final PlainScanner plain = new PlainScanner();
  private final JacksonScanner jackson = new JacksonScanner();
  private final Random random = new Random(SEED);

  @Test
  void agrees_with_jackson_on_mutated_lines() throws IOException {
    System.out.println("PlainScannerTest seed " + SEED);
    List<byte[]> lines = new ArrayList<>(simulated(DataFormat.ORIGINAL, 100));
    lines.addAll(simulated(DataFormat.ACTIVITY_STREAMS, 100));
    RichLines.all().forEach(line -> lines.add(line.getBytes(StandardCharsets.UTF_8)));
    lines.removeIf(line -> line.length == 0 || line[0] != '{');
    fuzz(lines);
  }

  @Test
  void agrees_with_jackson_on_mutated_samples() throws IOException {
    List<byte[]> lines = new ArrayList<>();
    for (String folder : List.of("activity_streams", "pairs", "compliance")) {
      Samples.in(folder).forEach(line -> lines.add(line.getBytes(StandardCharsets.UTF_8)));
    }
    fuzz(lines);
  }

  @ParameterizedTest
  @EnumSource
  void takes_every_line_of_the_simulator(DataFormat format) throws IOException {
    WantedPaths wanted = new WantedPaths();
    for (byte[] line : simulated(format, 500)) {
      assertTrue(takes(line, wanted), () -> new String(line, StandardCharsets.UTF_8));
    }
  }

  @Test
  void takes_every_sample() {
    WantedPaths wanted = new WantedPaths();
    for (String folder : List.of("activity_streams", "pairs", "compliance")) {
      for (String line : Samples.in(folder)) {
        assertTrue(takes(line.getBytes(StandardCharsets.UTF_8), wanted), line);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ }",
        "{\"a\": 1, \"b\" : [ 1 , 2 ], \"c\": { \"d\" : null } } ",
        "{\"a\":\"\\u00e9\\ud83d\\udc23\\n\\/\\\\\",\"b\":\"é語🐣\"}",
        "{\"a\":-0.5e-7,\"b\":0,\"c\":[true,false,null,[],{}]}",
        "{\"a\":{\"b\":1,\"c\":2},\"a\":{\"b\":3}}",
        "{\"a\":{\"b\":1},\"a\":5}",
        "{\"a\\u0062\":1}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":-}",
        "{\"a\":1e}",
        "{\"a\":tru}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\":[1}",
        "{\"a\":1}}",
        "{\"a\":1}{}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\"1}",
        "{\"a\":\"",
        "{\"a\":",
        "{\"a",
        "{",
      })
  void agrees_with_jackson(String line) {
    WantedPaths wanted = new WantedPaths();
    List.of("", "a", "a.b", "a.c", "b[0]", "b[1]", "c.d", "ab").forEach(wanted::slot);
    agree(line.getBytes(StandardCharsets.UTF_8), wanted);
    agree(line.getBytes(StandardCharsets.UTF_8), wanted);
  }

  @Test
  void agrees_with_jackson_on_every_byte_in_every_place() {
    WantedPaths wanted = new WantedPaths();
    List.of("a", "b.c", "d[0]").forEach(wanted::slot);
    byte[] line =
        "{\"a\":\"xé🐣\\u00e9\",\"b\":{\"c\":-1.5e3},\"d\":[1,null,true]}"
            .getBytes(StandardCharsets.UTF_8);
    for (int at = 1; at < line.length; at++) {
      for (int b = 0; b < 256; b++) {
        byte[] changed = line.clone();
        changed[at] = (byte) b;
        agree(changed, wanted);
      }
    }
  }

  @Test
  void reads_keys_beyond_those_that_it_keeps() {
    WantedPaths wanted = new WantedPaths();
    wanted.slot("last");
    wanted.slot("x".repeat(60) + ".y");
    StringBuilder many = new StringBuilder("{");
    for (int i = 0; i < 10_000; i++) {
      many.append("\"key").append(i).append("\":{\"").append("k".repeat(i % 100)).append("\":1},");
    }
    byte[] line = many.append("\"last\":2}").toString().getBytes(StandardCharsets.UTF_8);
    assertTrue(agree(line, wanted));
    assertTrue(agree(line, wanted));
  }

  private void fuzz(List<byte[]> lines) throws IOException {
    Mutations mutations = new Mutations(random);
    List<String> paths = paths(lines);
    int taken = 0;
    for (int i = 0; i < LINES; i += LINES_FOR_A_PROJECTION) {
      WantedPaths wanted = some(paths);
      for (int k = 0; k < LINES_FOR_A_PROJECTION; k++) {
        byte[] line = mutations.of(lines.get(random.nextInt(lines.size())));
        taken += line.length > 0 && line[0] == '{' && agree(line, wanted) ? 1 : 0;
      }
    }
    assertTrue(taken > LINES / 10 && taken < LINES, taken + " of " + LINES);
  }

  /** Whether the fast scanner takes a line; if so, Jackson must, and capture the same. */
  private boolean agree(byte[] line, WantedPaths wanted) {
    int before = random.nextInt(10);
    byte[] amid = amidOthers(line, before);
    int to = before + line.length;
    Slots fast = slots(amid, before, to, wanted);
    if (!plain.scan(amid, before, to, wanted.root().place(), fast)) {
      return false;
    }
    Slots slow = slots(amid, before, to, wanted);
    String text = new String(line, StandardCharsets.UTF_8);
    assertNull(jackson.scan(amid, before, to, wanted.root(), slow), text);
    assertSame(fast, slow, wanted.size(), text);
    fast.plain(true);
    for (int slot = 0; slot < wanted.size(); slot++) {
      if (fast.kind(slot) == JsonKind.ARRAY) {
        assertSameElements(fast, slow, slot, text);
      }
    }
    return true;
  }

  private void assertSameElements(Slots fast, Slots slow, int slot, String line) {
    WantedPaths wanted = new WantedPaths();
    List.of("", "text", "indices[0]", "indices[1]", "id", "id.id").forEach(wanted::slot);
    List<Slots> expected = new ArrayList<>();
    jackson.elements(slow, slot, wanted.root(), () -> new Slots(wanted.size()), expected::add);
    List<Slots> found = new ArrayList<>();
    plain.elements(fast, slot, wanted.root().place(), () -> new Slots(wanted.size()), found::add);
    assertEquals(expected.size(), found.size(), line);
    for (int i = 0; i < found.size(); i++) {
      assertSame(found.get(i), expected.get(i), wanted.size(), line);
    }
  }

  private static void assertSame(Slots fast, Slots slow, int size, String line) {
    for (int slot = 0; slot < size; slot++) {
      assertEquals(slow.kind(slot), fast.kind(slot), line);
      if (slow.kind(slot) != JsonKind.ABSENT) {
        assertEquals(slow.from(slot), fast.from(slot), line);
        assertEquals(slow.to(slot), fast.to(slot), line);
      }
    }
  }

  private boolean takes(byte[] line, WantedPaths wanted) {
    byte[] amid = amidOthers(line, 3);
    int to = 3 + line.length;
    return plain.scan(amid, 3, to, wanted.root().place(), slots(amid, 3, to, wanted));
  }

  private static Slots slots(byte[] bytes, int from, int to, WantedPaths wanted) {
    Slots slots = new Slots(wanted.size());
    slots.reset(bytes, from, to);
    return slots;
  }

  /** In a buffer that goes on with what would continue most lines that were cut. */
  private byte[] amidOthers(byte[] line, int before) {
    String[] behind = {"\n{\"a\":1}\n", "9", "\"", "}}}}}}}}}}}}}", "]", "\\", "xyz", "\u0000"};
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(new byte[before]);
    all.writeBytes(line);
    String more = behind[random.nextInt(behind.length)].repeat(LineDecoder.ROOM_BEHIND);
    all.write(more.getBytes(StandardCharsets.UTF_8), 0, LineDecoder.ROOM_BEHIND);
    return all.toByteArray();
  }

  /** Some of what the lines hold, and sometimes nothing. */
  private WantedPaths some(List<String> paths) {
    WantedPaths wanted = new WantedPaths();
    int count = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      wanted.slot(paths.get(random.nextInt(paths.size())));
    }
    return wanted;
  }

  static List<String> paths(List<byte[]> lines) throws IOException {
    TreeSet<String> paths = new TreeSet<>();
    ObjectMapper mapper = new ObjectMapper();
    for (byte[] line : lines) {
      addPaths("", mapper.readTree(line), paths);
    }
    return List.copyOf(paths);
  }

  private static void addPaths(String path, JsonNode node, TreeSet<String> paths) {
    paths.add(path);
    node.properties()
        .forEach(
            field ->
                addPaths(
                    path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                    field.getValue(),
                    paths));
    for (int i = 0; node.isArray() && i < Math.min(3, node.size()); i++) {
      addPaths(path + "[" + i + "]", node.get(i), paths);
    }
  }

  static List<byte[]> simulated(DataFormat format, int tweets) throws IOException {
    TweetGenerator generator =
        TweetGenerator.of(
            SEED,
            Topic.everyday(),
            Volume.perWindow(tweets),
            List.of(MatchingRule.of("coffee OR tea", "drinks", SEED, 0)));
    Instant from = Instant.parse("2014-07-13T19:30:00Z");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new DataFileWriter(format).write(generator, from, from.plusSeconds(600), file);
    byte[] text = new GZIPInputStream(new ByteArrayInputStream(file.toByteArray())).readAllBytes();
    return new String(text, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .toList();
  }
}
