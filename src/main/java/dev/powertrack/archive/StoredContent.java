package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A verified file of the store.
 *
 * @param use keeps it from being deleted meanwhile
 * @param doubt notes that it is no longer right, so that the next who asks judges it anew
 */
record StoredContent(DataFile file, Path path, WindowLocks.Held use, Runnable doubt)
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
    doubt.run();
    return false;
  }

  @Override
  public void close() {
    use.close();
  }
}
