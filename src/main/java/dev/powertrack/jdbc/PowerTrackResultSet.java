package dev.powertrack.jdbc;

import dev.powertrack.sql.Cursor;
import dev.powertrack.sql.ResultColumn;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A result: forward only and read-only, over a running statement's cursor or over rows in memory.
 * One thread reads it; {@link #close} may come from another.
 */
final class PowerTrackResultSet extends LabelledResultSet {
  private final List<ResultColumn> columns;
  private final RowStepper rows;
  private final Warnings warnings;
  private final @Nullable PowerTrackStatement statement;
  private final int maxFieldSize;

  private @Nullable Map<String, Integer> labels;
  private int fetchSize;
  private boolean wasNull;
  private volatile boolean closed;

  /**
   * @param statement null for a result that hangs on none
   * @param maxFieldSize characters or bytes after which a value is cut, 0 for never
   */
  PowerTrackResultSet(
      List<ResultColumn> columns,
      Cursor cursor,
      Warnings warnings,
      @Nullable PowerTrackStatement statement,
      int fetchSize,
      int maxFieldSize) {
    this.columns = columns;
    this.rows = new RowStepper(cursor, columns.size());
    this.warnings = warnings;
    this.statement = statement;
    this.fetchSize = fetchSize;
    this.maxFieldSize = maxFieldSize;
  }

  static PowerTrackResultSet ofMemory(List<ResultColumn> columns, List<@Nullable Object[]> rows) {
    return new PowerTrackResultSet(columns, new ListCursor(rows), new Warnings(), null, 0, 0);
  }

  @Override
  public boolean next() throws SQLException {
    checkOpen();
    boolean found = rows.next();
    if (!found) {
      // Closed by another thread meanwhile: not the end of the rows.
      checkOpen();
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    if (!closed) {
      closed = true;
      rows.close();
      if (statement != null) {
        statement.resultClosed(this);
      }
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean wasNull() throws SQLException {
    checkOpen();
    return wasNull;
  }

  // Values. Each getter asks the table of conversions.

  private <T> @Nullable T read(int column, Class<T> target) throws SQLException {
    return read(column, target, null);
  }

  private <T> @Nullable T read(int column, Class<T> target, @Nullable Calendar calendar)
      throws SQLException {
    checkOpen();
    if (column < 1 || column > columns.size()) {
      throw SqlErrors.invalidArgument(
          "Column number " + column + " does not exist: the result has 1 to " + columns.size());
    }
    ResultColumn described = columns.get(column - 1);
    TimeZone zone = calendar == null ? null : calendar.getTimeZone();
    try {
      Object value = cut(rows.value(column - 1));
      wasNull = value == null;
      return Conversions.convert(value, described.type(), target, zone);
    } catch (SQLDataException e) {
      throw new SQLDataException(
          "Column " + described.label() + ": " + e.getMessage(), e.getSQLState(), e);
    } catch (RuntimeException | Error e) {
      throw SqlErrors.of(e);
    }
  }

  private @Nullable Object cut(@Nullable Object value) {
    if (maxFieldSize > 0) {
      if (value instanceof String text && text.length() > maxFieldSize) {
        return text.substring(0, maxFieldSize);
      }
      if (value instanceof byte[] bytes && bytes.length > maxFieldSize) {
        return java.util.Arrays.copyOf(bytes, maxFieldSize);
      }
    }
    return value;
  }

  @Override
  public @Nullable String getString(int column) throws SQLException {
    return read(column, String.class);
  }

  @Override
  public boolean getBoolean(int column) throws SQLException {
    Boolean value = read(column, Boolean.class);
    return value != null && value;
  }

  @Override
  public byte getByte(int column) throws SQLException {
    Byte value = read(column, Byte.class);
    return value == null ? 0 : value;
  }

  @Override
  public short getShort(int column) throws SQLException {
    Short value = read(column, Short.class);
    return value == null ? 0 : value;
  }

  @Override
  public int getInt(int column) throws SQLException {
    Integer value = read(column, Integer.class);
    return value == null ? 0 : value;
  }

  @Override
  public long getLong(int column) throws SQLException {
    Long value = read(column, Long.class);
    return value == null ? 0 : value;
  }

  @Override
  public float getFloat(int column) throws SQLException {
    Float value = read(column, Float.class);
    return value == null ? 0 : value;
  }

  @Override
  public double getDouble(int column) throws SQLException {
    Double value = read(column, Double.class);
    return value == null ? 0 : value;
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
    return read(column, BigDecimal.class);
  }

  @Deprecated
  @Override
  public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
    BigDecimal value = getBigDecimal(column);
    try {
      return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    } catch (ArithmeticException e) {
      throw SqlErrors.invalidArgument("getBigDecimal: no number can have the scale " + scale);
    }
  }

  @Override
  public byte @Nullable [] getBytes(int column) throws SQLException {
    return read(column, byte[].class);
  }

  @Override
  public @Nullable Date getDate(int column) throws SQLException {
    return read(column, Date.class);
  }

  @Override
  public @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
    return read(column, Date.class, calendar);
  }

  @Override
  public @Nullable Time getTime(int column) throws SQLException {
    return read(column, Time.class);
  }

  @Override
  public @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
    return read(column, Time.class, calendar);
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column) throws SQLException {
    return read(column, Timestamp.class);
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar)
      throws SQLException {
    return read(column, Timestamp.class, calendar);
  }

  @Override
  public @Nullable Object getObject(int column) throws SQLException {
    return read(column, Object.class);
  }

  @Override
  public <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
    if (type == null) {
      throw SqlErrors.invalidArgument("getObject: the class is null");
    }
    return read(column, type);
  }

  @Override
  public @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> types)
      throws SQLException {
    if (types != null && !types.isEmpty()) {
      throw SqlErrors.unsupported("getObject with a type map: there are no user-defined types");
    }
    return getObject(column);
  }

  @Override
  public @Nullable URL getURL(int column) throws SQLException {
    return read(column, URL.class);
  }

  @Override
  public @Nullable Array getArray(int column) throws SQLException {
    return read(column, Array.class);
  }

  @Override
  public @Nullable Clob getClob(int column) throws SQLException {
    return read(column, Clob.class);
  }

  @Override
  public @Nullable NClob getNClob(int column) throws SQLException {
    return read(column, NClob.class);
  }

  @Override
  public @Nullable String getNString(int column) throws SQLException {
    return getString(column);
  }

  @Override
  public @Nullable Reader getCharacterStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new StringReader(text);
  }

  @Override
  public @Nullable Reader getNCharacterStream(int column) throws SQLException {
    return getCharacterStream(column);
  }

  @Override
  public @Nullable InputStream getAsciiStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Deprecated
  @Override
  public @Nullable InputStream getUnicodeStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable InputStream getBinaryStream(int column) throws SQLException {
    byte[] bytes = getBytes(column);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  @Override
  public Blob getBlob(int column) throws SQLException {
    throw SqlErrors.unsupported("getBlob: there is no type BLOB; use getBytes");
  }

  @Override
  public Ref getRef(int column) throws SQLException {
    throw SqlErrors.unsupported("getRef: there is no type REF");
  }

  @Override
  public RowId getRowId(int column) throws SQLException {
    throw SqlErrors.unsupported("getRowId: rows have no row id");
  }

  @Override
  public SQLXML getSQLXML(int column) throws SQLException {
    throw SqlErrors.unsupported("getSQLXML: there is no type XML");
  }

  /** By label, in any case; of equal labels the first. */
  @Override
  public int findColumn(String label) throws SQLException {
    checkOpen();
    Map<String, Integer> numbers = labels;
    if (numbers == null) {
      numbers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (int i = 0; i < columns.size(); i++) {
        numbers.putIfAbsent(columns.get(i).label(), i + 1);
      }
      labels = numbers;
    }
    Integer number = label == null ? null : numbers.get(label);
    if (number == null) {
      throw SqlErrors.notInState(
          "The result has no column '" + label + "'; it has " + String.join(", ", labels()) + ".",
          SqlErrors.UNKNOWN_COLUMN);
    }
    return number;
  }

  private List<String> labels() {
    return columns.stream().map(ResultColumn::label).toList();
  }

  // Where it stands, and what it is.

  @Override
  public int getRow() throws SQLException {
    checkOpen();
    return (int) Math.min(Integer.MAX_VALUE, rows.number());
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    checkOpen();
    return rows.isBeforeFirst();
  }

  @Override
  public boolean isFirst() throws SQLException {
    checkOpen();
    return rows.number() == 1;
  }

  @Override
  public boolean isLast() throws SQLException {
    checkOpen();
    return rows.isLast();
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    checkOpen();
    return rows.isAfterLast();
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    boolean writes = statement != null && statement.connection.settings().writesAllowed();
    return new PowerTrackResultSetMetaData(columns, writes);
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    checkOpen();
    return statement;
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings.chain();
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    warnings.clear();
  }

  @Override
  public String getCursorName() throws SQLException {
    throw SqlErrors.unsupported("getCursorName: cursors have no names");
  }

  @Override
  public int getFetchDirection() throws SQLException {
    checkOpen();
    return ResultSet.FETCH_FORWARD;
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    if (direction != ResultSet.FETCH_FORWARD) {
      throw SqlErrors.invalidArgument("A forward-only result set is fetched forward only.");
    }
  }

  @Override
  public int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  @Override
  public void setFetchSize(int rows) throws SQLException {
    checkOpen();
    if (rows < 0) {
      throw SqlErrors.invalidArgument("A fetch size is 0 or more, but is " + rows);
    }
    fetchSize = rows;
  }

  @Override
  public int getType() throws SQLException {
    checkOpen();
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public int getConcurrency() throws SQLException {
    checkOpen();
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public int getHoldability() throws SQLException {
    checkOpen();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public boolean rowUpdated() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  public boolean rowInserted() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  public boolean rowDeleted() throws SQLException {
    checkOpen();
    return false;
  }

  private void checkOpen() throws SQLException {
    if (closed) {
      throw SqlErrors.closed("result set");
    }
  }
}
