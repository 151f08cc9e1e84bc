package dev.powertrack.scan.gunzip;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Unpacks with {@link PlainInflater}. */
final class PlainStream extends GunzipStream {
  private @Nullable PlainInflater inflater;
  private int from;
  private int to;

  /**
   * A stream of what is in a gzip file.
   *
   * @param file is closed with this
   */
  PlainStream(InputStream file) throws IOException {
    super(file, PlainInflater.SLACK);
  }

  @Override
  int unpack(byte[] bytes, int offset, int length) {
    PlainInflater inflater = inflater();
    if (inflater == null || from == to && !inflate(inflater)) {
      return 0;
    }
    int n = Math.min(length, to - from);
    System.arraycopy(inflater.out(), from, bytes, offset, n);
    from += n;
    return n;
  }

  /** Made when all of the file is there; null if it is not for us. */
  private @Nullable PlainInflater inflater() {
    if (inflater == null) {
      keep(Integer.MAX_VALUE);
      int begin = headerLength();
      if (begin > 0 && count() - begin >= TRAILER && !isLeftToJdk()) {
        inflater = new PlainInflater(kept(), begin, count() - TRAILER);
      }
    }
    return inflater;
  }

  private boolean inflate(PlainInflater inflater) {
    try {
      int n = inflater.inflate();
      from = inflater.from();
      to = from + n;
      made(inflater.out(), from, n);
      return n > 0;
    } catch (ZipException e) {
      leaveToJdk();
      return false;
    }
  }

  @Override
  boolean isAtTrailer() {
    return inflater != null && inflater.endOfData() == count() - TRAILER;
  }
}
