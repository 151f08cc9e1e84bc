package dev.powertrack.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * By what a file is known again without reading it: its length, and its last eight bytes, which in
 * a gzip file are the checksum and the length of what it holds (RFC 1952). Times are no part of it:
 * copying a store changes them, and so does using it.
 *
 * @param end hexadecimal
 */
record Fingerprint(long bytes, String end) {
  /** That of no file that could ever be verified. */
  static final Fingerprint OF_NO_FILE = new Fingerprint(0, "");

  private static final int END = 8;

  static Fingerprint of(Path file) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      long length = open.length();
      byte[] end = new byte[(int) Math.min(END, length)];
      open.seek(length - end.length);
      open.readFully(end);
      return new Fingerprint(length, HexFormat.of().formatHex(end));
    }
  }
}
