package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Damaged lines: whatever they hold, nothing is thrown and nothing is lost. */
final class MutatedLinesTest {
  private static final int LINES = 100_000;
  private static final long SEED = 7_411_953;

  private final Random random = new Random(SEED);
  private final Mutations mutations = new Mutations(random);
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Sink> sinks = new HashMap<>();

  /** A decoder of all of a table's columns, and what it has delivered. */
  private static final class Sink {
    final List<Column> columns;
    final LineDecoder decoder;
    Batch batch;
    long rows;

    Sink(TweetTable table) {
      columns = Decoded.decodable(table.name());
      decoder = table.decoder(columns);
      batch = empty();
    }

    private Batch empty() {
      return Batch.of(columns.stream().map(Column::type).toList());
    }

    /** Decodes a line and returns how many rows it had. */
    int decode(Piece line, LineKind[] kind) {
      if (batch.vector(0).size() > 1000) {
        batch = empty();
      }
      int before = batch.vector(0).size();
      kind[0] = decoder.decode(line.bytes(), line.from(), line.to(), batch);
      int after = batch.vector(0).size();
      for (Vector vector : batch.vectors()) {
        assertEquals(after, vector.size());
      }
      rows += after - before;
      assertEquals(rows, decoder.rowsDecoded());
      return after - before;
    }
  }

  /** A line in a buffer with other bytes before and after it. */
  private record Piece(byte[] bytes, int from, int to) {}

  @Test
  void every_line_is_counted_and_every_vector_grows_alike() throws IOException {
    System.out.println("MutatedLinesTest seed " + SEED);
    TweetTable.all().forEach(table -> sinks.put(table.name(), new Sink(table)));
    List<String> children =
        TweetTable.all().stream()
            .filter(table -> table.foreignKey().isPresent())
            .map(TweetTable::name)
            .toList();
    List<byte[]> originals =
        RichLines.all().stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    Map<LineKind, Integer> kinds = new EnumMap<>(LineKind.class);

    for (int i = 0; i < LINES; i++) {
      byte[] line = mutations.of(originals.get(random.nextInt(originals.size())));
      LineKind kind = decode(line, children.get(random.nextInt(children.size())));
      kinds.merge(kind, 1, Integer::sum);
    }

    assertEquals(LINES, kinds.values().stream().mapToInt(Integer::intValue).sum());
    long tweets =
        kinds.getOrDefault(LineKind.ACTIVITY_STREAMS, 0) + kinds.getOrDefault(LineKind.ORIGINAL, 0);
    assertEquals(tweets, sink("TWEETS").rows);
    assertEquals(LineKind.values().length, kinds.size(), "all kinds occur: " + kinds);
    assertTrue(
        tweets > LINES / 20 && kinds.getOrDefault(LineKind.UNREADABLE, 0) > LINES / 20, "" + kinds);
  }

  private LineKind decode(byte[] alone, String child) throws IOException {
    Piece line = amidOthers(alone);
    LineKind[] kind = new LineKind[1];
    int rows = sink("TWEETS").decode(line, kind);
    LineKind expected = kind[0];
    assertEquals(expected.isTweet() ? 1 : 0, rows);
    if (random.nextInt(8) == 0) {
      int unreadable = sink("UNREADABLE_LINES").decode(line, kind);
      assertEquals(expected, kind[0]);
      assertEquals(expected == LineKind.UNREADABLE ? 1 : 0, unreadable);
      int compliance = sink("COMPLIANCE").decode(line, kind);
      assertEquals(expected, kind[0]);
      assertEquals(expected == LineKind.COMPLIANCE ? 1 : 0, compliance);
      assertEquals(
          expected == LineKind.SYSTEM,
          SystemMessage.parse(line.bytes(), line.from(), line.to()).isPresent());
    }
    int inLists = sink(child).decode(line, kind);
    assertEquals(expected, kind[0]);
    assertTrue(expected.isTweet() || inLists == 0);
    if (expected.isTweet()) {
      if (random.nextInt(4) == 0) {
        agreesWithATree(alone, expected);
      }
      agreesWithTheCount(child, inLists);
    }
    return expected;
  }

  /** Another parser, which builds a tree, finds the same. */
  private void agreesWithATree(byte[] line, LineKind kind) throws IOException {
    JsonNode tree = json.readTree(line);
    boolean original = kind == LineKind.ORIGINAL;
    JsonNode name = original ? tree.at("/user/name") : tree.at("/actor/displayName");
    if (name.isTextual()) {
      assertEquals(name.textValue(), last("USER_NAME"));
    }
    JsonNode followers =
        original ? tree.at("/user/followers_count") : tree.at("/actor/followersCount");
    if (followers.isIntegralNumber() && followers.canConvertToLong()) {
      assertEquals(followers.longValue(), last("USER_FOLLOWERS_COUNT"));
    }
  }

  private void agreesWithTheCount(String child, int rows) {
    Map<String, String> counts =
        Map.of(
            "TWEET_HASHTAGS", "HASHTAG_COUNT",
            "TWEET_MENTIONS", "MENTION_COUNT",
            "TWEET_MEDIA", "MEDIA_COUNT",
            "TWEET_MATCHING_RULES", "MATCHING_RULE_COUNT");
    String column = counts.get(child);
    if (column != null) {
      Object count = last(column);
      assertEquals(count == null ? 0 : count, rows, column);
    }
  }

  private @Nullable Object last(String column) {
    Sink tweets = sink("TWEETS");
    for (int i = 0; i < tweets.columns.size(); i++) {
      if (tweets.columns.get(i).name().equals(column)) {
        Vector vector = tweets.batch.vector(i);
        return vector.get(vector.size() - 1);
      }
    }
    throw new AssertionError("no column " + column);
  }

  private Sink sink(String table) {
    return Objects.requireNonNull(sinks.get(table));
  }

  private Piece amidOthers(byte[] line) {
    byte[] other = "\n{\"x\":\"".getBytes(StandardCharsets.UTF_8);
    int before = random.nextInt(other.length);
    int after = random.nextInt(other.length);
    byte[] all = new byte[before + line.length + after];
    System.arraycopy(other, 0, all, 0, before);
    System.arraycopy(line, 0, all, before, line.length);
    System.arraycopy(other, 0, all, before + line.length, after);
    return new Piece(all, before, before + line.length);
  }
}
