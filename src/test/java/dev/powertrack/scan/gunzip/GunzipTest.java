package dev.powertrack.scan.gunzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.powertrack.scan.gunzip.Gunzip.Way;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever unpacks gives what the JDK gives, byte for byte and error for error. */
class GunzipTest {
  private static final long SEED = 20140713;
  private static final int ROUNDS = Integer.getInteger("powertrack.fuzz", 600);
  private static final byte[] TEXT = text(300_000);

  /** Of this a stream unpacks a part in place, and the rest through its buffer. */
  private static final int ROOM_FOR_PIECES = 300_000;

  /** What could be read of a stream, and how it ended. */
  private record Read(String content, String end) {}

  static List<Way> ways() {
    return IsaL.isThere() ? List.of(Way.ISA_L, Way.JAVA) : List.of(Way.JAVA);
  }

  @Test
  void prefers_the_native_library_and_plain_Java_to_the_jdk() {
    assertEquals(IsaL.isThere() ? "ISA-L" : "plain Java", Gunzip.library());
  }

  /** Every kind of block, and codes of every length; nothing of it is left to the JDK. */
  @Test
  void plain_Java_unpacks_whatever_a_deflater_makes() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] content = content(random);
      byte[] file = gzip(content, random.nextInt(10), random.nextInt(3));
      String what = "seed " + SEED + ", round " + round;
      try (PlainStream in = new PlainStream(new ByteArrayInputStream(file))) {
        assertArrayEquals(content, in.readAllBytes(), what);
        assertFalse(in.isLeftToJdk(), what);
      }
    }
  }

  /** Bytes of which some are much rarer than others, with repetitions near and far. */
  private static byte[] content(Random random) {
    byte[] content = new byte[random.nextInt(1 << random.nextInt(19))];
    int skew = 1 + random.nextInt(24);
    int repeats = random.nextInt(200);
    for (int at = 0; at < content.length; at++) {
      int back = 1 + random.nextInt(random.nextBoolean() ? 20 : 40_000);
      if (back <= at && random.nextInt(200) < repeats) {
        int length = Math.min(random.nextInt(400), content.length - at);
        for (int i = 0; i < length; i++) {
          content[at] = content[at++ - back];
        }
        at--;
      } else {
        content[at] = (byte) Long.numberOfTrailingZeros(random.nextLong() | 1L << skew);
        content[at] ^= (byte) (random.nextInt(20_000) == 0 ? random.nextInt(256) : 0);
      }
    }
    return content;
  }

  private static byte[] gzip(byte[] content, int level, int strategy) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (LeveledGzip gzip = new LeveledGzip(out, level, strategy)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static final class LeveledGzip extends GZIPOutputStream {
    LeveledGzip(OutputStream out, int level, int strategy) throws IOException {
      super(out);
      def.setLevel(level);
      def.setStrategy(strategy);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void unpacks_files_of_any_length(Way way) throws IOException {
    for (int length : new int[] {0, 1, 7, 8, 100, 2040, 2048, 5000, 299_999, 300_000}) {
      byte[] text = Arrays.copyOf(TEXT, length);
      InputStream in = way.open(new ByteArrayInputStream(gzip(text)));
      assertArrayEquals(text, in.readAllBytes(), "length " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void unpacks_what_was_packed_a_thousand_times_smaller(Way way) throws IOException {
    byte[] blanks = "\r\n".repeat(5_000_000).getBytes(StandardCharsets.UTF_8);
    InputStream in = way.open(new ByteArrayInputStream(gzip(blanks)));
    assertArrayEquals(blanks, in.readAllBytes());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void unpacks_what_cannot_be_packed(Way way) throws IOException {
    byte[] noise = new byte[1_000_000];
    new Random(SEED).nextBytes(noise);
    InputStream in = way.open(new ByteArrayInputStream(gzip(noise)));
    assertArrayEquals(noise, in.readAllBytes());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void agrees_on_several_members_and_on_what_follows(Way way) {
    byte[] one = gzip(TEXT);
    byte[] two = gzip("second");
    agree(way, join(one, two));
    agree(way, join(two, one));
    agree(way, join(two, two));
    agree(way, join(one, new byte[1]));
    agree(way, join(one, new byte[10_000]));
    agree(way, join(one, two, "garbage".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void tells_of_bytes_behind_the_last_member_unless_they_are_zeros(Way way) throws IOException {
    assumeTrue(way != Way.ISA_L || IsaL.isThere());
    byte[] one = gzip(TEXT);
    byte[] two = gzip("second");
    byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
    byte[] zeros = new byte[100_000];
    assertEquals(0, behind(way, one));
    assertEquals(0, behind(way, join(one, two, one, gzip(""))));
    assertEquals(0, behind(way, join(one, zeros)));
    assertEquals(7, behind(way, join(one, garbage)));
    assertEquals(7, behind(way, join(two, one, garbage)));
    assertEquals(1, behind(way, join(two, new byte[] {0x1f})));
    assertEquals(100_007, behind(way, join(one, garbage, zeros)));
    assertEquals(100_007, behind(way, join(two, zeros, garbage)));
  }

  private static long behind(Way way, byte[] file) throws IOException {
    try (InputStream in = way.open(new ByteArrayInputStream(file))) {
      long unused = in.transferTo(OutputStream.nullOutputStream());
      return Gunzip.bytesBehind(in);
    }
  }

  /** The JDK looks for another member only where it is told that there is something to read. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void finds_members_that_come_from_a_stream_that_never_knows_what_is_available(Way way)
      throws IOException {
    assumeTrue(way != Way.ISA_L || IsaL.isThere());
    byte[] one = gzip("one");
    byte[] two = gzip("two");
    InputStream parts =
        new SequenceInputStream(new ByteArrayInputStream(one), new ByteArrayInputStream(two));
    assertEquals("onetwo", new String(way.open(parts).readAllBytes(), StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void agrees_on_every_header(Way way) {
    byte[] file = gzip("content of the file");
    for (int flags = 0; flags < 256; flags++) {
      byte[] header = {0x1f, (byte) 0x8b, 8, (byte) flags, 0, 0, 0, 0, 0, 3};
      byte[] name = "name\0".getBytes(StandardCharsets.UTF_8);
      agree(way, join(header, name, Arrays.copyOfRange(file, 10, file.length)));
      agree(way, join(header, Arrays.copyOfRange(file, 10, file.length)));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void agrees_wherever_a_file_is_cut(Way way) {
    byte[] file = gzip(Arrays.copyOf(TEXT, 20_000));
    for (int length = 2; length < file.length; length += length < 40 ? 1 : 97) {
      agree(way, Arrays.copyOf(file, length));
    }
    for (int cut = 1; cut < 20; cut++) {
      agree(way, Arrays.copyOf(file, file.length - cut));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void agrees_on_random_damage(Way way) {
    Random random = new Random(SEED);
    byte[] whole = gzip(Arrays.copyOf(TEXT, 50_000));
    for (int round = 0; round < 5 * ROUNDS; round++) {
      byte[] file = whole.clone();
      file[2 + random.nextInt(file.length - 2)] ^= (byte) (1 << random.nextInt(8));
      agree(way, file);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void agrees_on_a_disk_that_fails(Way way) {
    byte[] file = gzip(TEXT);
    for (int length = 2; length < file.length; length += 4999) {
      byte[] before = Arrays.copyOf(file, length);
      Read jdk = read(() -> new GZIPInputStream(failing(before)));
      assertEquals(jdk, read(() -> way.open(failing(before))));
      assertEquals(jdk, read(() -> way.open(failing(before)), ROOM_FOR_PIECES));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void goes_on_with_the_jdk_where_a_file_is_too_large_to_be_kept(Way way) throws IOException {
    byte[] noise = new byte[40 * 1024 * 1024];
    new Random(SEED).nextBytes(noise);
    InputStream in = way.open(new ByteArrayInputStream(gzip(noise)));
    assertTrue(Arrays.equals(noise, in.readAllBytes()));
  }

  /** Of a damaged file the JDK keeps back some of what it has unpacked, how much is by chance. */
  private static void agree(Way way, byte[] file) {
    Read jdk = read(() -> new GZIPInputStream(new ByteArrayInputStream(file)));
    agree(jdk, read(() -> way.open(new ByteArrayInputStream(file))));
    agree(jdk, read(() -> way.open(new ByteArrayInputStream(file)), ROOM_FOR_PIECES));
  }

  private static void agree(Read jdk, Read ours) {
    assertEquals(jdk.end(), ours.end());
    if (jdk.end().startsWith("java.util.zip.ZipException: invalid")) {
      assertTrue(
          jdk.content().startsWith(ours.content()) || ours.content().startsWith(jdk.content()));
    } else {
      assertEquals(jdk.content(), ours.content());
    }
  }

  private static byte[] gzip(String text) {
    return gzip(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(byte[] content) {
    return gzip(content, Deflater.DEFAULT_COMPRESSION, Deflater.DEFAULT_STRATEGY);
  }

  private interface Opening {
    InputStream open() throws IOException;
  }

  private static Read read(Opening opening) {
    return read(opening, 1000);
  }

  /** Asks for so many bytes at a time. */
  private static Read read(Opening opening, int length) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    String end = "whole";
    try (InputStream in = opening.open()) {
      byte[] piece = new byte[length];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        content.write(piece, 0, n);
      }
    } catch (IOException e) {
      end = e.toString();
    }
    return new Read(content.toString(StandardCharsets.ISO_8859_1), end);
  }

  private static InputStream failing(byte[] before) {
    return new SequenceInputStream(
        new ByteArrayInputStream(before),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("bad sector");
          }
        });
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] text(int length) {
    Random random = new Random(SEED);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append("{\"id\":").append(random.nextInt(1000)).append("}\r\n");
    }
    return text.substring(0, length).getBytes(StandardCharsets.UTF_8);
  }
}
