package dev.powertrack.simulator;

import dev.powertrack.simulator.content.DataFileWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/** Data files whose last line is not what it should be. */
final class BrokenFooter {
  private BrokenFooter() {}

  static byte[] withCount(byte[] file, long count) {
    String lines = inflate(file);
    return deflate(
        lines.substring(0, start(lines)) + DataFileWriter.footer(Instant.EPOCH, count) + "\r\n");
  }

  static byte[] without(byte[] file) {
    String lines = inflate(file);
    return deflate(lines.substring(0, start(lines)));
  }

  private static int start(String lines) {
    return lines.lastIndexOf("{\"info\":");
  }

  private static String inflate(byte[] file) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a footer can be broken only in a good data file", e);
    }
  }

  private static byte[] deflate(String lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      DataFileWriter.compress(lines, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
