package dev.powertrack.cli.export;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.Reason;
import dev.powertrack.cli.output.LeftBehind;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file that is written under a temporary name beside its own, and gets that when it is whole.
 * Closed before, it is gone. Gzipped where its name ends in {@code .gz}.
 */
public final class ExportFile implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final Path target;
  private final Path part;
  private final boolean replacing;
  private final Writer writer;

  private ExportFile(Path target, Path part, boolean replacing, Writer writer) {
    this.target = target;
    this.part = part;
    this.replacing = replacing;
    this.writer = writer;
  }

  /**
   * Why a file cannot be written, as far as it can be seen before: a sentence.
   *
   * @param replacing whether a file that is there may be replaced
   */
  public static Optional<String> whyNot(Path target, boolean replacing) {
    if (Files.isDirectory(target)) {
      return Optional.of(target + " is a folder; name a file in it.");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      return Optional.of(target + " is no plain file; -o - writes to stdout.");
    }
    if (Files.exists(target) && !replacing) {
      return Optional.of(target + " is there already; --force replaces it.");
    }
    Path folder = folder(target);
    return Files.isDirectory(folder)
        ? Optional.empty()
        : Optional.of("There is no folder " + folder + " to put it into.");
  }

  /**
   * Begins to write it. What a link points to is replaced, not the link.
   *
   * @param replacing as in {@link #whyNot}
   * @throws PowerTrackException LOCAL_IO, as all that is done with it, where the disk refuses
   */
  public static ExportFile at(Path target, boolean replacing) throws IOException {
    Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    Path part = real.resolveSibling(LeftBehind.partOf(String.valueOf(real.getFileName())));
    sweep(real);
    try {
      OutputStream bytes = new PartStream(Files.newOutputStream(part), real);
      return new ExportFile(real, part, replacing, writer(bytes, isGzip(target)));
    } catch (FileSystemException e) {
      throw notWritten(real, 0, e);
    }
  }

  /** The answer names how far it came, for who must make room. */
  private static PowerTrackException notWritten(Path file, long bytes, IOException e) {
    return new PowerTrackException(
        Kind.LOCAL_IO,
        file
            + " is not written: "
            + Reason.of(e)
            + (bytes == 0 ? "" : String.format(Locale.ROOT, " after %,d bytes", bytes))
            + ". "
            + Reason.orMakeRoom(e, "Name a file in another folder with -o."),
        e);
  }

  /** Counts what it takes. */
  private static final class PartStream extends FilterOutputStream {
    private final Path target;
    private long taken;

    PartStream(OutputStream out, Path target) {
      super(out);
      this.target = target;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      try {
        out.write(bytes, from, length);
        taken += length;
      } catch (IOException e) {
        throw notWritten(target, taken, e);
      }
    }
  }

  /** What killed exports of the same file left. What cannot be looked for is in nobody's way. */
  private static void sweep(Path file) {
    try {
      LeftBehind.sweep(folder(file), "." + file.getFileName() + ".");
    } catch (IOException notReadable) {
      return;
    }
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }

  private static boolean isGzip(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ExportForm.GZIP);
  }

  /** The header of gzip waits for the rest: it fails where there is a file to take away. */
  private static Writer writer(OutputStream bytes, boolean gzip) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(
            gzip ? new GZIPOutputStream(new BufferedOutputStream(bytes, BUFFER), BUFFER) : bytes,
            StandardCharsets.UTF_8),
        BUFFER);
  }

  /** Takes what is to be in it, as UTF-8. Not to be closed. */
  public Writer writer() {
    return writer;
  }

  /**
   * Gives it its name.
   *
   * @return its size in bytes
   */
  public long finish() throws IOException {
    writer.close();
    long size = Files.size(part);
    try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
      written.force(true);
    } catch (IOException e) {
      throw notWritten(target, size, e);
    }
    try {
      Files.move(
          part,
          target,
          replacing ? new CopyOption[] {StandardCopyOption.ATOMIC_MOVE} : new CopyOption[0]);
    } catch (FileAlreadyExistsException e) {
      throw new PowerTrackException(
          Kind.ALREADY_EXISTS,
          target + " was not there when the export began, and is now: it is left as it is.",
          e);
    } catch (IOException e) {
      throw notWritten(target, size, e);
    }
    return size;
  }

  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
