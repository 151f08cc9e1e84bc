package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A verified file of the store.
 *
 * @param use keeps it from being deleted meanwhile
 * @param discard takes it out of the store, if it can be had again
 */
record StoredContent(DataFile file, Path path, WindowLocks.Held use, Runnable discard)
    implements FileContent {

  @Override
  public InputStream stream() {
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw new PowerTrackException(
          Kind.LOCAL_IO, "The stored " + file + " cannot be read: " + Reason.of(e) + ".", e);
    }
  }

  @Override
  public long fetchedBytes() {
    return 0;
  }

  @Override
  public boolean isVerified() {
    return true;
  }

  @Override
  public void keep(String statistics) {
    throw new IllegalStateException(file + " is kept already");
  }

  /** The disk has damaged it since. Its rows may have been handed on, so it is not fetched now. */
  @Override
  public boolean again(String problem) {
    use.close();
    discard.run();
    return false;
  }

  @Override
  public void close() {
    use.close();
  }
}
