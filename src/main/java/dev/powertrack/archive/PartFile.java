package dev.powertrack.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file that is being fetched, under a temporary name until they get their own. Gone
 * when closed, unless they have it.
 */
final class PartFile implements AutoCloseable {
  static final String END = ".part";
  private static final int BUFFER = 64 * 1024;

  private final Disk disk;
  private Path path;
  private boolean temporary;
  private @Nullable Long expected;

  /** How files are written. */
  interface Disk {
    OutputStream open(Path file, OpenOption... options) throws IOException;
  }

  private PartFile(Path path, Disk disk, boolean temporary) {
    this.path = path;
    this.disk = disk;
    this.temporary = temporary;
  }

  /** A new, empty one. */
  static PartFile in(Path folder, String name, Disk disk) throws IOException {
    return new PartFile(Files.createTempFile(folder, name + ".", END), disk, true);
  }

  /** One that has its name already, and is only read. */
  static PartFile present(Path path) {
    return new PartFile(path, Files::newOutputStream, false);
  }

  /** Goes on where the file ends. */
  OutputStream append() throws IOException {
    return disk.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  void startOver() throws IOException {
    disk.open(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING).close();
  }

  long length() throws IOException {
    return Files.size(path);
  }

  /** How many bytes it will have; null where nobody has said. */
  @Nullable Long expected() {
    return expected;
  }

  void expect(@Nullable Long bytes) {
    expected = bytes;
  }

  /** Its size in words where it is known, for who must make room: {@code " (1153434 bytes)"}. */
  static String need(@Nullable PartFile part) {
    Long bytes = part == null ? null : part.expected;
    return bytes == null ? "" : " (" + bytes + " bytes)";
  }

  InputStream read() throws IOException {
    return Files.newInputStream(path);
  }

  boolean isTemporary() {
    return temporary;
  }

  /** Tells whether two fetches brought the same; nothing hangs on its strength. */
  long checksum() throws IOException {
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = read()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
      }
    }
    return crc.getValue() ^ length() << 32;
  }

  /** Gives it its name, at once and as a whole. */
  void moveTo(Path target) throws IOException {
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    path = target;
    temporary = false;
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(path);
    }
  }
}
