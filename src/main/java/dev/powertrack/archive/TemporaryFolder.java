package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A folder that is gone when it is closed, or at the latest when the process ends (Ctrl-C). */
public final class TemporaryFolder implements AutoCloseable {
  /** Downloads that are still ending may put a file back: so often is looked again. */
  private static final int TRIES = 20;

  private static final long PAUSE_NANOS = 25_000_000;

  private final Path path;
  private final Deletion deletion = new Deletion();
  private final Thread atExit;

  private TemporaryFolder(Path path) {
    this.path = path;
    this.atExit = new Thread(this::delete, "powertrack-cleanup");
  }

  /**
   * Makes one in the system's folder for temporary files.
   *
   * @throws PowerTrackException (LOCAL_IO) if that cannot be done
   */
  public static TemporaryFolder create() {
    try {
      TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory("powertrack-"));
      Runtime.getRuntime().addShutdownHook(folder.atExit);
      return folder;
    } catch (IOException e) {
      throw new PowerTrackException(
          Kind.LOCAL_IO, "No temporary folder can be made: " + e.getMessage() + ".", e);
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException processEnds) {
      return;
    }
    delete();
  }

  private void delete() {
    for (int i = 0; i < TRIES && Files.exists(path); i++) {
      if (i > 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      deleteWhatIsThere();
    }
  }

  /** Files come and go meanwhile; what cannot be deleted now is tried again. */
  private void deleteWhatIsThere() {
    try {
      Files.walkFileTree(path, deletion);
    } catch (IOException e) {
      throw new AssertionError("every failure of a file is passed over", e);
    }
  }

  /** Has a name and an object from the beginning: at the end its class could not be loaded. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return gone(file.toFile());
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException vanished) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      return gone(folder.toFile());
    }

    private static FileVisitResult gone(File file) {
      file.delete();
      return FileVisitResult.CONTINUE;
    }
  }
}
