package dev.powertrack.jdbc;

import dev.powertrack.sql.PreparedQuery;
import dev.powertrack.sql.SqlType;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is planned once and run with other values. A value is converted to its
 * parameter's type when it is set, so a wrong one fails there.
 */
final class PowerTrackPreparedStatement extends ParameterSetters {
  private static final Set<Integer> MISSING_TYPES =
      Set.of(
          Types.BLOB,
          Types.DATALINK,
          Types.JAVA_OBJECT,
          Types.REF,
          Types.REF_CURSOR,
          Types.ROWID,
          Types.SQLXML,
          Types.STRUCT);

  private final PreparedQuery query;
  private final boolean withKeys;
  private final @Nullable Object[] values;
  private final boolean[] isSet;
  private final List<List<@Nullable Object>> batch = new ArrayList<>();

  /**
   * A statement of a connection.
   *
   * @param withKeys whether its caller wants the keys that it generates
   */
  PowerTrackPreparedStatement(
      PowerTrackConnection connection, PreparedQuery query, boolean withKeys) {
    super(connection);
    this.query = query;
    this.withKeys = withKeys;
    this.values = new @Nullable Object[query.parameters().size()];
    this.isSet = new boolean[values.length];
    poolable = true;
  }

  @Override
  void set(int parameter, @Nullable Object value, @Nullable Calendar calendar) throws SQLException {
    TimeZone zone = calendar == null ? TimeZone.getDefault() : calendar.getTimeZone();
    convert(parameter, type -> ParameterValues.of(value, type, zone));
  }

  @Override
  void setAs(int parameter, @Nullable Object value, int jdbcType) throws SQLException {
    SqlType asked = new SqlType(jdbcType, typeName(jdbcType), -1, 0, true);
    convert(parameter, type -> ParameterValues.by(value, asked, type, TimeZone.getDefault()));
  }

  private static String typeName(int jdbcType) throws SQLException {
    try {
      String name = JDBCType.valueOf(jdbcType).getName();
      if (MISSING_TYPES.contains(jdbcType)) {
        throw SqlErrors.unsupported("setObject: there is no type " + name);
      }
      return name;
    } catch (IllegalArgumentException e) {
      throw SqlErrors.invalidArgument(jdbcType + " is no constant of java.sql.Types");
    }
  }

  private interface ToType {
    @Nullable Object value(SqlType type) throws SQLException;
  }

  private void convert(int parameter, ToType conversion) throws SQLException {
    checkOpen();
    if (parameter < 1 || parameter > values.length) {
      throw SqlErrors.noSuchParameter(parameter, values.length);
    }
    try {
      values[parameter - 1] = conversion.value(query.parameters().get(parameter - 1));
      isSet[parameter - 1] = true;
    } catch (SQLDataException e) {
      throw new SQLDataException(
          "Parameter " + parameter + ": " + e.getMessage(), e.getSQLState(), e);
    } catch (RuntimeException | Error e) {
      throw SqlErrors.of(e);
    }
  }

  @Override
  public void clearParameters() throws SQLException {
    checkOpen();
    Arrays.fill(values, null);
    Arrays.fill(isSet, false);
  }

  private List<@Nullable Object> parameters() throws SQLException {
    checkOpen();
    for (int i = 0; i < isSet.length; i++) {
      if (!isSet[i]) {
        throw SqlErrors.invalidArgument("Parameter " + (i + 1) + " has not been set.");
      }
    }
    return Arrays.asList(values.clone());
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return runQuery(query, parameters());
  }

  @Override
  public boolean execute() throws SQLException {
    return runAny(query, parameters(), withKeys);
  }

  @Override
  public int executeUpdate() throws SQLException {
    return asInt(executeLargeUpdate());
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return runUpdate(query, parameters(), withKeys);
  }

  @Override
  public void addBatch() throws SQLException {
    batch.add(parameters());
  }

  @Override
  public void clearBatch() throws SQLException {
    checkOpen();
    batch.clear();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    checkOpen();
    List<List<@Nullable Object>> rows = List.copyOf(batch);
    batch.clear();
    return runBatch(query, rows, withKeys);
  }

  /** The columns before it is run; null where it returns no rows. */
  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return query.returnsRows()
        ? new PowerTrackResultSetMetaData(query.columns(), connection.settings().writesAllowed())
        : null;
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    checkOpen();
    return new PowerTrackParameterMetaData(query.parameters());
  }

  // A prepared statement has its text: the methods that take another one are refused.

  private static SQLException hasItsText() {
    return SqlErrors.notInState(
        "A PreparedStatement has its text; call the method without one.", SqlErrors.WRONG_OBJECT);
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    throw hasItsText();
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    throw hasItsText();
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    throw hasItsText();
  }

  @Override
  public long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
    throw hasItsText();
  }

  @Override
  public long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
    throw hasItsText();
  }

  @Override
  public long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
    throw hasItsText();
  }

  @Override
  public boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
    throw hasItsText();
  }

  @Override
  public boolean execute(String sql, int[] columnIndexes) throws SQLException {
    throw hasItsText();
  }

  @Override
  public boolean execute(String sql, String[] columnNames) throws SQLException {
    throw hasItsText();
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    throw hasItsText();
  }

  @Override
  public String toString() {
    return query.sql();
  }
}
