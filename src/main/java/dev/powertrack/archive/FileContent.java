package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a data file, for one reader. Those that have just been fetched are not verified: the
 * reader reads them to their end without giving anything away, judges, and says {@link #keep} or
 * {@link #again}. So what a file must hold is the reader's to know, and nothing is read twice.
 */
public interface FileContent extends AutoCloseable {

  /**
   * The bytes as they were delivered, gzipped or not, from the first; the reader closes it. Can be
   * asked for again after {@link #keep} or {@link #again}.
   *
   * @throws PowerTrackException LOCAL_IO
   */
  InputStream stream();

  /** How many bytes came over the network for this content so far; 0 for a local file. */
  long fetchedBytes();

  /** Whether the bytes are known to be right, or are taken as they are. */
  boolean isVerified();

  /**
   * The bytes were read to their end and are right: the file gets its name in the store. For bytes
   * that are not verified.
   *
   * @param statistics what was found out of it: one line of text without tabs, given back by {@link
   *     Archive#statistics}
   */
  void keep(String statistics);

  /**
   * The bytes are wrong: they are fetched again; those that had been verified by the next who asks.
   *
   * @param problem what is wrong with them
   * @return true if there are others, to be judged anew; false if the same came again, so that this
   *     is what the service has, or if none came and these lie in the store: they can be read as
   *     they are, but are not kept
   * @throws PowerTrackException when the file cannot be had, or came otherwise damaged each time
   *     (BAD_FILE), and there is none in the store
   */
  boolean again(String problem);

  /**
   * Why no other bytes came when they were asked for; null if they did, or were not asked for.
   * Wrong bytes that lie in the store stay there then, and are read as they are.
   */
  default @Nullable PowerTrackException notReplaced() {
    return null;
  }

  /**
   * What was wrong with the bytes that lay in the store before those that were {@linkplain #keep
   * kept}; null if none had to make way.
   */
  default @Nullable String replaced() {
    return null;
  }

  /** Lets go of the file; what was not kept is gone. */
  @Override
  void close();

  /** Bytes that are taken as they are and can be read once. */
  static FileContent asTheyAre(InputStream stream, long fetchedBytes) {
    return new FileContent() {
      @Override
      public InputStream stream() {
        return stream;
      }

      @Override
      public long fetchedBytes() {
        return fetchedBytes;
      }

      @Override
      public boolean isVerified() {
        return true;
      }

      @Override
      public void keep(String statistics) {}

      @Override
      public boolean again(String problem) {
        return false;
      }

      @Override
      public void close() {
        try {
          stream.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }
}
