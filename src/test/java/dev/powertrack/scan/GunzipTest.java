package dev.powertrack.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * ISA-L gives what the JDK gives, byte for byte and error for error. Skipped where it cannot load.
 */
class GunzipTest {
  private static final long SEED = 20140713;
  private static final byte[] TEXT = text(300_000);

  /** What could be read of a stream, and how it ended. */
  /** Of this the stream unpacks a part in place, and the rest through its buffer. */
  private static final int ROOM_FOR_PIECES = 300_000;

  private record Read(String content, String end) {}

  @BeforeEach
  void only_where_the_library_loads() {
    assumeTrue(IsaL.isThere(), "no ISA-L on this machine");
  }

  @Test
  void names_what_unpacks() {
    assertEquals("ISA-L", Gunzip.library());
  }

  @Test
  void unpacks_files_of_any_length() throws IOException {
    for (int length : new int[] {0, 1, 7, 8, 100, 2040, 2048, 5000, 299_999, 300_000}) {
      byte[] text = Arrays.copyOf(TEXT, length);
      InputStream in = new IsaLStream(new ByteArrayInputStream(InventedFile.gzip(text)));
      assertArrayEquals(text, in.readAllBytes(), "length " + length);
    }
  }

  @Test
  void unpacks_what_was_packed_a_thousand_times_smaller() throws IOException {
    byte[] blanks = "\r\n".repeat(5_000_000).getBytes(StandardCharsets.UTF_8);
    InputStream in = new IsaLStream(new ByteArrayInputStream(InventedFile.gzip(blanks)));
    assertArrayEquals(blanks, in.readAllBytes());
  }

  @Test
  void unpacks_what_cannot_be_packed() throws IOException {
    byte[] noise = new byte[1_000_000];
    new Random(SEED).nextBytes(noise);
    InputStream in = new IsaLStream(new ByteArrayInputStream(InventedFile.gzip(noise)));
    assertArrayEquals(noise, in.readAllBytes());
  }

  @Test
  void agrees_on_several_members_and_on_what_follows() {
    byte[] one = InventedFile.gzip(TEXT);
    byte[] two = InventedFile.gzip("second");
    agree(join(one, two));
    agree(join(two, one));
    agree(join(two, two));
    agree(join(one, new byte[1]));
    agree(join(one, new byte[10_000]));
    agree(join(one, two, "garbage".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void agrees_on_every_header() {
    byte[] file = InventedFile.gzip("content of the file");
    for (int flags = 0; flags < 256; flags++) {
      byte[] header = {0x1f, (byte) 0x8b, 8, (byte) flags, 0, 0, 0, 0, 0, 3};
      byte[] name = "name\0".getBytes(StandardCharsets.UTF_8);
      agree(join(header, name, Arrays.copyOfRange(file, 10, file.length)));
      agree(join(header, Arrays.copyOfRange(file, 10, file.length)));
    }
  }

  @Test
  void agrees_wherever_a_file_is_cut() {
    byte[] file = InventedFile.gzip(Arrays.copyOf(TEXT, 20_000));
    for (int length = 2; length < file.length; length += length < 40 ? 1 : 97) {
      agree(Arrays.copyOf(file, length));
    }
    for (int cut = 1; cut < 20; cut++) {
      agree(Arrays.copyOf(file, file.length - cut));
    }
  }

  @Test
  void agrees_on_random_damage() {
    Random random = new Random(SEED);
    byte[] whole = InventedFile.gzip(Arrays.copyOf(TEXT, 50_000));
    for (int round = 0; round < 3000; round++) {
      byte[] file = whole.clone();
      file[2 + random.nextInt(file.length - 2)] ^= (byte) (1 << random.nextInt(8));
      agree(file);
    }
  }

  @Test
  void agrees_on_a_disk_that_fails() {
    byte[] file = InventedFile.gzip(TEXT);
    for (int length = 2; length < file.length; length += 4999) {
      byte[] before = Arrays.copyOf(file, length);
      Read jdk = read(() -> new GZIPInputStream(failing(before)));
      assertEquals(jdk, read(() -> new IsaLStream(failing(before))));
      assertEquals(jdk, read(() -> new IsaLStream(failing(before)), ROOM_FOR_PIECES));
    }
  }

  @Test
  void goes_on_with_the_jdk_where_a_file_is_too_large_to_be_kept() throws IOException {
    byte[] noise = new byte[40 * 1024 * 1024];
    new Random(SEED).nextBytes(noise);
    InputStream in = new IsaLStream(new ByteArrayInputStream(InventedFile.gzip(noise)));
    assertTrue(Arrays.equals(noise, in.readAllBytes()));
  }

  /** Of a damaged file the JDK keeps back some of what it has unpacked, how much is by chance. */
  private static void agree(byte[] file) {
    Read jdk = read(() -> new GZIPInputStream(new ByteArrayInputStream(file)));
    agree(jdk, read(() -> new IsaLStream(new ByteArrayInputStream(file))));
    agree(jdk, read(() -> new IsaLStream(new ByteArrayInputStream(file)), ROOM_FOR_PIECES));
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
