package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A decoder that finds a line's end in passing decodes the same as one that is told it. */
final class LineEndTest {
  private static final int LINES = Integer.getInteger("powertrack.fuzz", 60_000) / 2;
  private static final long SEED = Long.getLong("powertrack.fuzz.seed", 20_140_713);
  private static final String PLAIN = "{\"info\":{\"message\":\"Replay Request Completed\"}}";

  private final List<Column> columns = Decoded.decodable("TWEETS");
  private final LineDecoder finding = TweetTable.named("TWEETS").decoder(columns);
  private final LineDecoder told = TweetTable.named("TWEETS").decoder(columns);

  @Test
  void is_the_first_lf_or_not_found() {
    System.out.println("LineEndTest seed " + SEED);
    Random random = new Random(SEED);
    Mutations mutations = new Mutations(random);
    List<String> originals = RichLines.all();
    int found = 0;
    for (int i = 0; i < LINES; i++) {
      String original = originals.get(random.nextInt(originals.size()));
      byte[] line = mutations.of(original.getBytes(StandardCharsets.UTF_8));
      String behind = random.nextBoolean() ? "\n" + PLAIN + "\n" : " \t\r\n\n{";
      found += agrees(buffer(line, behind.getBytes(StandardCharsets.UTF_8))) ? 1 : 0;
    }
    assertTrue(found > LINES / 8, "found " + found);
  }

  @Test
  void is_not_found_before_the_line_was_read_to_its_end() {
    byte[] bytes = buffer(PLAIN.getBytes(StandardCharsets.UTF_8), new byte[] {'\r', '\n'});
    int lf = PLAIN.length() + 1;
    for (int to = 0; to <= lf; to++) {
      assertTrue(finding.lineEnd(bytes, 0, to) < 0, "of " + to + " bytes");
    }
    assertEquals(lf, finding.lineEnd(bytes, 0, lf + 1));
  }

  @Test
  void does_not_mistake_another_line_for_the_one_that_was_scanned() {
    String text = PLAIN + "\n{\"x\":1}\n";
    byte[] bytes = buffer(text.getBytes(StandardCharsets.UTF_8), new byte[0]);
    int lf = finding.lineEnd(bytes, 0, text.length());
    Batch out = batch();
    assertEquals(LineKind.UNREADABLE, finding.decode(bytes, lf + 1, text.length() - 1, out));
    assertEquals(LineKind.SYSTEM, finding.decode(bytes, 0, lf, out));
  }

  private boolean agrees(byte[] bytes) {
    int to = bytes.length - LineDecoder.ROOM_BEHIND;
    int lf = 0;
    while (bytes[lf] != '\n') {
      lf++;
    }
    int end = finding.lineEnd(bytes, 0, to);
    assertTrue(end < 0 || end == lf, () -> new String(bytes, StandardCharsets.UTF_8));
    Batch ours = batch();
    Batch expected = batch();
    assertEquals(told.decode(bytes, 0, lf, expected), finding.decode(bytes, 0, lf, ours));
    for (int i = 0; i < columns.size(); i++) {
      assertEquals(expected.vector(i).size(), ours.vector(i).size());
      for (int row = 0; row < expected.vector(i).size(); row++) {
        assertEquals(expected.vector(i).get(row), ours.vector(i).get(row), columns.get(i).name());
      }
    }
    return end >= 0;
  }

  private Batch batch() {
    return Batch.of(columns.stream().map(Column::type).toList());
  }

  private static byte[] buffer(byte[] line, byte[] behind) {
    byte[] all = Arrays.copyOf(line, line.length + behind.length + LineDecoder.ROOM_BEHIND);
    System.arraycopy(behind, 0, all, line.length, behind.length);
    Arrays.fill(all, line.length + behind.length, all.length, (byte) '"');
    return all;
  }
}
