package dev.powertrack.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines end at LF, and nothing is lost, whatever the pieces in which the bytes come. */
class LineReaderTest {
  private static final long SEED = 20140713;
  private static final int ROOMY = 1 << 20;

  @Test
  void splits_at_lf_and_leaves_a_cr_to_the_line() throws IOException {
    assertEquals(List.of("a\r", "b", "", "\r", "c"), lines("a\r\nb\n\n\r\nc\n", ROOMY));
  }

  @Test
  void takes_a_last_line_without_its_lf() throws IOException {
    assertEquals(List.of("a", "b"), lines("a\nb", ROOMY));
    assertEquals(List.of("b\r"), lines("b\r", ROOMY));
  }

  @Test
  void splits_at_nothing_else() throws IOException {
    String odd = "a\rb\u2028c\u0085d\fe\u000bf";
    assertEquals(List.of(odd, "g"), lines(odd + "\ng", ROOMY));
  }

  @Test
  void knows_an_empty_file() throws IOException {
    assertEquals(List.of(), lines("", ROOMY));
    assertEquals(List.of(""), lines("\n", ROOMY));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64})
  void keeps_the_beginning_of_a_line_that_is_too_long(int longest) throws IOException {
    for (int length = 0; length < 3 * longest + 3; length++) {
      String line = "x".repeat(length);
      String cut = line.substring(0, Math.min(length, longest));
      assertEquals(
          List.of("", cut, "y"), lines("\n" + line + "\ny\n", longest), "length " + length);
      assertEquals(length == 0 ? List.of("") : List.of("", cut), lines("\n" + line, longest));
    }
  }

  @Test
  void says_of_exactly_those_lines_that_they_are_too_long() throws IOException {
    LineReader reader = new LineReader(stream("12345\n123456\n1234\n1234567", 3), 5);
    List<Boolean> tooLong = new ArrayList<>();
    while (reader.next()) {
      tooLong.add(reader.isTooLong());
    }
    assertEquals(List.of(false, true, false, true), tooLong);
  }

  @Test
  void needs_little_memory_for_a_line_of_hundreds_of_megabytes() throws IOException {
    LineReader reader = new LineReader(endless(400_000_000, "\nnext\n"), 1000);
    assertTrue(reader.next());
    assertTrue(reader.isTooLong());
    assertEquals(1000, reader.to() - reader.from());
    assertTrue(reader.bytes().length <= 1 << 19, "buffer of " + reader.bytes().length);
    assertTrue(reader.next());
    assertEquals("next", text(reader));
    assertFalse(reader.next());
  }

  @Test
  void gives_what_stood_before_a_break() throws IOException {
    LineReader reader = new LineReader(breaking("a\nbc"), ROOMY);
    assertTrue(reader.next());
    assertEquals("a", text(reader));
    assertThrows(EOFException.class, reader::next);
    assertTrue(reader.rest());
    assertEquals("bc", text(reader));
    assertFalse(reader.rest());
  }

  @Test
  void gives_the_beginning_of_a_long_line_before_a_break() throws IOException {
    LineReader reader = new LineReader(breaking("a\nbcdefghij"), 4);
    assertTrue(reader.next());
    assertThrows(EOFException.class, reader::next);
    assertTrue(reader.rest());
    assertEquals("bcde", text(reader));
    assertTrue(reader.isTooLong());
    assertFalse(reader.rest());
  }

  @Test
  void agrees_with_a_naive_splitter_across_every_boundary() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 3000; round++) {
      String text = randomText(random, random.nextInt(120));
      int longest = 1 + random.nextInt(40);
      int piece = 1 + random.nextInt(20);
      assertEquals(
          naive(text, longest),
          read(new LineReader(stream(text, piece), longest)),
          "seed " + SEED + " round " + round);
    }
  }

  @Test
  void agrees_with_a_naive_splitter_where_lines_are_longer_than_its_buffer() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 8; round++) {
      StringBuilder text = new StringBuilder();
      for (int line = 0; line < 8; line++) {
        text.append("z".repeat(random.nextInt(600_000))).append(line % 3 == 0 ? "\r\n" : "\n");
      }
      int longest = 200_000 + random.nextInt(400_000);
      assertEquals(
          naive(text.toString(), longest),
          read(new LineReader(stream(text.toString(), 1 + random.nextInt(300_000)), longest)),
          "seed " + SEED + " round " + round);
    }
  }

  @Test
  void takes_the_word_of_who_knows_where_lines_end() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 3000; round++) {
      String text = randomText(random, random.nextInt(120));
      int longest = 1 + random.nextInt(40);
      LineReader.LineEnds sometimes =
          (bytes, from, to) -> random.nextBoolean() ? firstLf(bytes, from, to) : -1;
      assertEquals(
          naive(text, longest),
          read(new LineReader(stream(text, 1 + random.nextInt(20)), longest, sometimes)),
          "seed " + SEED + " round " + round);
    }
  }

  private static int firstLf(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private static String randomText(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(random.nextInt(8) == 0 ? '\n' : random.nextInt(10) == 0 ? '\r' : 'x');
    }
    return text.toString();
  }

  private static List<String> naive(String text, int longest) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines.stream().map(line -> line.substring(0, Math.min(line.length(), longest))).toList();
  }

  private static List<String> lines(String text, int longest) throws IOException {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    List<String> whole = read(new LineReader(stream(text, Math.max(1, bytes)), longest));
    for (int piece = 1; piece < Math.min(bytes, 40); piece++) {
      assertEquals(whole, read(new LineReader(stream(text, piece), longest)), "pieces of " + piece);
    }
    return whole;
  }

  private static List<String> read(LineReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    while (reader.next()) {
      lines.add(text(reader));
    }
    return lines;
  }

  private static String text(LineReader reader) {
    return new String(
        reader.bytes(), reader.from(), reader.to() - reader.from(), StandardCharsets.UTF_8);
  }

  /** Hands out so many bytes at a time, whatever is asked for. */
  private static InputStream stream(String text, int piece) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] to, int offset, int length) {
        return super.read(to, offset, Math.min(length, piece));
      }
    };
  }

  private static InputStream breaking(String text) {
    return new InputStream() {
      private final InputStream before = stream(text, 3);

      @Override
      public int read() throws IOException {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] to, int offset, int length) throws IOException {
        int n = before.read(to, offset, length);
        if (n < 0) {
          throw new EOFException();
        }
        return n;
      }
    };
  }

  /** So many times x, then the tail. */
  private static InputStream endless(long count, String tail) {
    return new InputStream() {
      private long left = count;
      private final InputStream behind = stream(tail, tail.length());

      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] to, int offset, int length) throws IOException {
        if (left == 0) {
          return behind.read(to, offset, length);
        }
        int n = (int) Math.min(left, length);
        Arrays.fill(to, offset, offset + n, (byte) 'x');
        left -= n;
        return n;
      }
    };
  }
}
