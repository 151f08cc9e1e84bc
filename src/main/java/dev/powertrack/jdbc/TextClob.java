package dev.powertrack.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A text as a Clob, in memory. Positions count from 1. */
final class TextClob implements NClob {
  private @Nullable String text;

  TextClob(String text) {
    this.text = text;
  }

  @Override
  public long length() throws SQLException {
    return text().length();
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    String whole = text();
    if (position < 1 || position > whole.length() + 1L || length < 0) {
      throw SqlErrors.invalidArgument(
          "getSubString(" + position + ", " + length + "): the text has " + whole.length());
    }
    int start = (int) position - 1;
    return whole.substring(start, Math.min(whole.length(), start + length));
  }

  @Override
  public Reader getCharacterStream() throws SQLException {
    return new StringReader(text());
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    return new StringReader(getSubString(position, (int) Math.min(length, Integer.MAX_VALUE)));
  }

  @Override
  public InputStream getAsciiStream() throws SQLException {
    return new ByteArrayInputStream(text().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public long position(String wanted, long start) throws SQLException {
    checkNotNull(wanted);
    if (start < 1) {
      throw SqlErrors.invalidArgument("position: the start counts from 1, but is " + start);
    }
    int found = text().indexOf(wanted, (int) Math.min(Integer.MAX_VALUE, start - 1));
    return found < 0 ? -1 : found + 1L;
  }

  @Override
  public long position(Clob wanted, long start) throws SQLException {
    checkNotNull(wanted);
    return position(wanted.getSubString(1, (int) wanted.length()), start);
  }

  @Override
  public int setString(long position, String value) throws SQLException {
    checkNotNull(value);
    String before = getSubString(1, (int) Math.max(0, position - 1));
    if (position < 1 || before.length() != position - 1) {
      throw SqlErrors.invalidArgument("setString: no position " + position + " in this text");
    }
    String whole = text();
    int after = Math.min(whole.length(), before.length() + value.length());
    text = before + value + whole.substring(after);
    return value.length();
  }

  @Override
  public int setString(long position, String value, int offset, int length) throws SQLException {
    checkNotNull(value);
    if (offset < 0 || length < 0 || length > value.length() - offset) {
      throw SqlErrors.invalidArgument("setString: the text has no such part");
    }
    return setString(position, value.substring(offset, offset + length));
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    checkPosition(position);
    return new StringWriter() {
      @Override
      public void close() throws java.io.IOException {
        store(position, toString());
      }
    };
  }

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    checkPosition(position);
    return new ByteArrayOutputStream() {
      @Override
      public void close() throws java.io.IOException {
        store(position, toString(StandardCharsets.US_ASCII));
      }
    };
  }

  private static void checkNotNull(@Nullable Object argument) throws SQLException {
    if (argument == null) {
      throw SqlErrors.invalidArgument("The text is null.");
    }
  }

  private void checkPosition(long position) throws SQLException {
    setString(position, "");
  }

  private void store(long position, String written) throws java.io.IOException {
    try {
      setString(position, written);
    } catch (SQLException e) {
      throw new java.io.IOException(e);
    }
  }

  @Override
  public void truncate(long length) throws SQLException {
    if (length < 0 || length > text().length()) {
      throw SqlErrors.invalidArgument("truncate(" + length + "): the text is not that long");
    }
    text = text().substring(0, (int) length);
  }

  @Override
  public void free() {
    text = null;
  }

  private String text() throws SQLException {
    String present = text;
    if (present == null) {
      throw SqlErrors.closed("Clob");
    }
    return present;
  }
}
