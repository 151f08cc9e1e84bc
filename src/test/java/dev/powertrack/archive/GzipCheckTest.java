package dev.powertrack.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that this lets pass is one that {@link GZIPInputStream} reads to the end. */
class GzipCheckTest {
  private static final long SEED = 20140713;
  private static final byte[] TEXT =
      "{\"id\":1}\r\n\r\n{\"info\":{\"message\":\"Replay Request Completed\"}}\r\n"
          .getBytes(StandardCharsets.UTF_8);

  /** Every combination of the four optional parts of a header. */
  static Stream<Integer> headers() {
    return IntStream.range(0, 16).mapToObj(bits -> bits << 1);
  }

  @ParameterizedTest
  @MethodSource("headers")
  void lets_a_whole_file_pass_in_pieces_of_any_size(int flags) {
    byte[] file = GzipBytes.of(TEXT, flags);
    for (int size = 1; size <= file.length; size++) {
      assertNull(problem(file, size), "pieces of " + size);
    }
  }

  @ParameterizedTest
  @MethodSource("headers")
  void finds_a_cut_wherever_it_is(int flags) {
    byte[] file = GzipBytes.of(TEXT, flags);
    int header = GzipBytes.header(flags).length;
    for (int cut = 0; cut < file.length; cut++) {
      String expected = cut < header ? "it is not a gzip file" : "it ends early";
      byte[] cutFile = Arrays.copyOf(file, cut);
      assertEquals(expected, problem(cutFile, cutFile.length + 1), "cut at " + cut);
      assertEquals(expected, problem(cutFile, 7), "cut at " + cut + " in pieces");
    }
  }

  @ParameterizedTest
  @MethodSource("headers")
  void lets_nothing_pass_that_the_jdk_does_not_read(int flags) throws IOException {
    byte[] file = GzipBytes.of(TEXT, flags);
    for (int bit = 0; bit < file.length * 8; bit++) {
      byte[] flipped = file.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      if (problem(flipped, 64) == null) {
        assertTrue(Arrays.equals(TEXT, read(flipped)), "bit " + bit);
      }
    }
  }

  @Test
  void finds_a_wrong_byte_anywhere_in_data_and_trailer() {
    byte[] file = GzipBytes.of(TEXT, 0);
    for (int at = GzipBytes.header(0).length; at < file.length; at++) {
      byte[] wrong = file.clone();
      wrong[at] ^= (byte) 0xff;
      assertNotNull(problem(wrong, 64), "byte " + at);
    }
  }

  @Test
  void finds_a_wrong_checksum_of_the_header() {
    byte[] file = GzipBytes.of(TEXT, GzipBytes.CRC | GzipBytes.NAME);
    file[GzipBytes.header(GzipBytes.CRC | GzipBytes.NAME).length - 1] ^= 1;
    assertEquals("it is not a gzip file", problem(file, file.length));
  }

  @Test
  void finds_bytes_behind_the_end() {
    byte[] file = GzipBytes.of(TEXT, 0);
    byte[] longer = Arrays.copyOf(file, file.length + 1);
    for (int size : new int[] {1, file.length, longer.length}) {
      assertEquals("it goes on after its end", problem(longer, size), "pieces of " + size);
    }
  }

  @Test
  void finds_a_second_member() {
    byte[] file = GzipBytes.of(TEXT, 0);
    byte[] twice = Arrays.copyOf(file, 2 * file.length);
    System.arraycopy(file, 0, twice, file.length, file.length);
    assertEquals("it goes on after its end", problem(twice, 10));
  }

  @Test
  void knows_a_page_from_a_gzip_file() {
    byte[] page = "<!DOCTYPE html><html></html>".getBytes(StandardCharsets.UTF_8);
    assertEquals("it is not a gzip file", problem(page, 1));
    assertEquals("it is not a gzip file", problem(new byte[0], 1));
  }

  @Test
  void says_at_once_that_a_file_is_wrong() {
    try (GzipCheck check = new GzipCheck()) {
      check.accept(new byte[] {'<', 'h'}, 0, 2);
      assertTrue(check.hasFailed());
    }
  }

  @Test
  void agrees_with_the_jdk_on_random_content_and_sizes() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 60; round++) {
      byte[] content = new byte[random.nextInt(300_000)];
      random.nextBytes(content);
      int letters = 1 + random.nextInt(255);
      for (int i = 0; i < content.length; i++) {
        content[i] = (byte) Math.floorMod(content[i], letters);
      }
      byte[] file = GzipBytes.of(content, random.nextInt(16) << 1);
      assertNull(problem(file, 1 + random.nextInt(70_000)), "seed " + SEED + " round " + round);
      assertTrue(Arrays.equals(content, read(file)), "seed " + SEED + " round " + round);
    }
  }

  private static @Nullable String problem(byte[] file, int piece) {
    try (GzipCheck check = new GzipCheck()) {
      for (int at = 0; at < file.length; at += piece) {
        check.accept(file, at, Math.min(piece, file.length - at));
      }
      return check.problem();
    }
  }

  private static byte[] read(byte[] file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
