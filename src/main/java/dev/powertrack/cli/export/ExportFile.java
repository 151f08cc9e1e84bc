package dev.powertrack.cli.export;

import dev.powertrack.archive.Reason;
import dev.powertrack.cli.output.LeftBehind;
import java.io.BufferedWriter;
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
   */
  public static ExportFile at(Path target, boolean replacing) throws IOException {
    Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    Path part = real.resolveSibling(LeftBehind.partOf(String.valueOf(real.getFileName())));
    sweep(real);
    try {
      return new ExportFile(real, part, replacing, writer(part, isGzip(target)));
    } catch (FileSystemException e) {
      throw new IOException(
          real + " cannot be made: " + Reason.of(e) + ". Name a file in another folder.", e);
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

  private static Writer writer(Path part, boolean gzip) throws IOException {
    OutputStream bytes = Files.newOutputStream(part);
    return new BufferedWriter(
        new OutputStreamWriter(
            gzip ? new GZIPOutputStream(bytes, BUFFER) : bytes, StandardCharsets.UTF_8),
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
    try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    long size = Files.size(part);
    try {
      Files.move(
          part,
          target,
          replacing ? new CopyOption[] {StandardCopyOption.ATOMIC_MOVE} : new CopyOption[0]);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          target + " was not there when the export began, and is now: it is left as it is.", e);
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
