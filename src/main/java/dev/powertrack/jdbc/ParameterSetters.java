package dev.powertrack.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The fifty ways to set a parameter; all of them end in {@link #set} or {@link #setAs}. */
abstract class ParameterSetters extends PowerTrackStatement implements PreparedStatement {

  ParameterSetters(PowerTrackConnection connection) {
    super(connection);
  }

  /**
   * @param calendar its zone is the one in which {@code java.sql} times are read; null for the
   *     JVM's
   */
  abstract void set(int parameter, @Nullable Object value, @Nullable Calendar calendar)
      throws SQLException;

  /** Sets a value that is first made a value of {@code jdbcType}. */
  abstract void setAs(int parameter, @Nullable Object value, int jdbcType) throws SQLException;

  private void set(int parameter, @Nullable Object value) throws SQLException {
    set(parameter, value, null);
  }

  @Override
  public void setNull(int parameter, int jdbcType) throws SQLException {
    set(parameter, null);
  }

  @Override
  public void setNull(int parameter, int jdbcType, String typeName) throws SQLException {
    set(parameter, null);
  }

  @Override
  public void setBoolean(int parameter, boolean value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setByte(int parameter, byte value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setShort(int parameter, short value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setInt(int parameter, int value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setLong(int parameter, long value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setFloat(int parameter, float value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setDouble(int parameter, double value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setBigDecimal(int parameter, @Nullable BigDecimal value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setString(int parameter, @Nullable String value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setNString(int parameter, @Nullable String value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setBytes(int parameter, byte @Nullable [] value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setDate(int parameter, @Nullable Date value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setDate(int parameter, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    set(parameter, value, calendar);
  }

  @Override
  public void setTime(int parameter, @Nullable Time value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setTime(int parameter, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    set(parameter, value, calendar);
  }

  @Override
  public void setTimestamp(int parameter, @Nullable Timestamp value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setTimestamp(int parameter, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    set(parameter, value, calendar);
  }

  @Override
  public void setURL(int parameter, @Nullable URL value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setArray(int parameter, @Nullable Array value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setClob(int parameter, @Nullable Clob value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setNClob(int parameter, @Nullable NClob value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setObject(int parameter, @Nullable Object value) throws SQLException {
    set(parameter, whole(value, Long.MAX_VALUE));
  }

  @Override
  public void setObject(int parameter, @Nullable Object value, int jdbcType) throws SQLException {
    setAs(parameter, whole(value, Long.MAX_VALUE), jdbcType);
  }

  /** Rounds a DECIMAL to that scale, and cuts a stream to that length. */
  @Override
  public void setObject(int parameter, @Nullable Object value, int jdbcType, int scaleOrLength)
      throws SQLException {
    boolean decimal = jdbcType == Types.DECIMAL || jdbcType == Types.NUMERIC;
    if (decimal && value != null) {
      set(parameter, rounded(value, scaleOrLength));
    } else {
      setAs(parameter, whole(value, scaleOrLength), jdbcType);
    }
  }

  private static BigDecimal rounded(Object value, int scale) throws SQLException {
    try {
      Number number = value instanceof Number given ? given : Numbers.parse(value.toString());
      return Numbers.toDecimal(number).setScale(scale, RoundingMode.HALF_UP);
    } catch (ArithmeticException e) {
      throw SqlErrors.invalidArgument("setObject: no number can have the scale " + scale);
    }
  }

  /** What a stream holds, up to a length; another value as it is. */
  private static @Nullable Object whole(@Nullable Object value, long length) throws SQLException {
    if (value instanceof Reader reader) {
      return text(reader, length);
    }
    return value instanceof InputStream stream ? bytes(stream, length) : value;
  }

  @Override
  public void setObject(int parameter, @Nullable Object value, SQLType type) throws SQLException {
    setObject(parameter, value, number(type));
  }

  @Override
  public void setObject(int parameter, @Nullable Object value, SQLType type, int scaleOrLength)
      throws SQLException {
    setObject(parameter, value, number(type), scaleOrLength);
  }

  private static int number(SQLType type) throws SQLException {
    Integer number = type == null ? null : type.getVendorTypeNumber();
    if (number == null) {
      throw SqlErrors.invalidArgument("setObject: the type is null");
    }
    return number;
  }

  // Streams are read to their end, or to the given length, when they are set.

  @Override
  public void setCharacterStream(int parameter, @Nullable Reader value) throws SQLException {
    set(parameter, value == null ? null : text(value, Long.MAX_VALUE));
  }

  @Override
  public void setCharacterStream(int parameter, @Nullable Reader value, int length)
      throws SQLException {
    setCharacterStream(parameter, value, (long) length);
  }

  @Override
  public void setCharacterStream(int parameter, @Nullable Reader value, long length)
      throws SQLException {
    set(parameter, value == null ? null : text(value, length));
  }

  @Override
  public void setNCharacterStream(int parameter, @Nullable Reader value) throws SQLException {
    setCharacterStream(parameter, value);
  }

  @Override
  public void setNCharacterStream(int parameter, @Nullable Reader value, long length)
      throws SQLException {
    setCharacterStream(parameter, value, length);
  }

  @Override
  public void setClob(int parameter, @Nullable Reader value) throws SQLException {
    setCharacterStream(parameter, value);
  }

  @Override
  public void setClob(int parameter, @Nullable Reader value, long length) throws SQLException {
    setCharacterStream(parameter, value, length);
  }

  @Override
  public void setNClob(int parameter, @Nullable Reader value) throws SQLException {
    setCharacterStream(parameter, value);
  }

  @Override
  public void setNClob(int parameter, @Nullable Reader value, long length) throws SQLException {
    setCharacterStream(parameter, value, length);
  }

  @Override
  public void setAsciiStream(int parameter, @Nullable InputStream value) throws SQLException {
    setAsciiStream(parameter, value, Long.MAX_VALUE);
  }

  @Override
  public void setAsciiStream(int parameter, @Nullable InputStream value, int length)
      throws SQLException {
    setAsciiStream(parameter, value, (long) length);
  }

  @Override
  public void setAsciiStream(int parameter, @Nullable InputStream value, long length)
      throws SQLException {
    set(parameter, value == null ? null : text(value, length, StandardCharsets.US_ASCII));
  }

  @Deprecated
  @Override
  public void setUnicodeStream(int parameter, @Nullable InputStream value, int length)
      throws SQLException {
    set(parameter, value == null ? null : text(value, length, StandardCharsets.UTF_8));
  }

  @Override
  public void setBinaryStream(int parameter, @Nullable InputStream value) throws SQLException {
    setBinaryStream(parameter, value, Long.MAX_VALUE);
  }

  @Override
  public void setBinaryStream(int parameter, @Nullable InputStream value, int length)
      throws SQLException {
    setBinaryStream(parameter, value, (long) length);
  }

  @Override
  public void setBinaryStream(int parameter, @Nullable InputStream value, long length)
      throws SQLException {
    set(parameter, value == null ? null : bytes(value, length));
  }

  private static void checkLength(long length) throws SQLException {
    if (length < 0) {
      throw SqlErrors.invalidArgument("A length is 0 or more, but is " + length);
    }
  }

  private static String text(Reader reader, long length) throws SQLException {
    checkLength(length);
    try {
      StringBuilder text = new StringBuilder();
      char[] buffer = new char[8192];
      while (text.length() < length) {
        int read = reader.read(buffer, 0, (int) Math.min(buffer.length, length - text.length()));
        if (read < 0) {
          break;
        }
        text.append(buffer, 0, read);
      }
      return text.toString();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static String text(InputStream stream, long length, Charset charset) throws SQLException {
    return new String(bytes(stream, length), charset);
  }

  private static byte[] bytes(InputStream stream, long length) throws SQLException {
    checkLength(length);
    try {
      return stream.readNBytes((int) Math.min(Integer.MAX_VALUE, length));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static SQLException unreadable(IOException e) {
    return new SQLException("The parameter's stream cannot be read: " + e.getMessage(), "22000", e);
  }

  // Types that do not exist here.

  @Override
  public void setRef(int parameter, Ref value) throws SQLException {
    throw SqlErrors.unsupported("setRef: there is no type REF");
  }

  @Override
  public void setBlob(int parameter, Blob value) throws SQLException {
    throw SqlErrors.unsupported("setBlob: there is no type BLOB");
  }

  @Override
  public void setBlob(int parameter, InputStream value) throws SQLException {
    throw SqlErrors.unsupported("setBlob: there is no type BLOB");
  }

  @Override
  public void setBlob(int parameter, InputStream value, long length) throws SQLException {
    throw SqlErrors.unsupported("setBlob: there is no type BLOB");
  }

  @Override
  public void setRowId(int parameter, RowId value) throws SQLException {
    throw SqlErrors.unsupported("setRowId: rows have no row id");
  }

  @Override
  public void setSQLXML(int parameter, SQLXML value) throws SQLException {
    throw SqlErrors.unsupported("setSQLXML: there is no type XML");
  }
}
