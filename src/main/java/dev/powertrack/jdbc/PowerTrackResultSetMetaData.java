package dev.powertrack.jdbc;

import dev.powertrack.sql.ResultColumn;
import dev.powertrack.sql.SqlType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The columns of a result. Columns count from 1. */
final class PowerTrackResultSetMetaData implements ResultSetMetaData, Unwrapping {
  /** What SQL can write of JOBS: an INSERT the one, an UPDATE the other. */
  private static final Set<String> WRITTEN =
      Set.of("TITLE", "FROM_DATE", "TO_DATE", "DATA_FORMAT", "RULES", "STATUS");

  private final List<ResultColumn> columns;
  private final boolean writesAllowed;

  /**
   * @param writesAllowed whether the connection may change jobs: grids lock columns that are
   *     read-only
   */
  PowerTrackResultSetMetaData(List<ResultColumn> columns, boolean writesAllowed) {
    this.columns = columns;
    this.writesAllowed = writesAllowed;
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public String getColumnLabel(int column) throws SQLException {
    return at(column).label();
  }

  /** The column's name in its table; for an expression the label. */
  @Override
  public String getColumnName(int column) throws SQLException {
    String name = at(column).column();
    return name == null ? at(column).label() : name;
  }

  @Override
  public String getTableName(int column) throws SQLException {
    String table = at(column).table();
    return table == null ? "" : table;
  }

  @Override
  public String getSchemaName(int column) throws SQLException {
    return at(column).table() == null ? "" : PowerTrackConnection.SCHEMA;
  }

  /** There are no catalogs. */
  @Override
  public String getCatalogName(int column) throws SQLException {
    type(column);
    return "";
  }

  @Override
  public int getColumnType(int column) throws SQLException {
    return type(column).jdbcType();
  }

  @Override
  public String getColumnTypeName(int column) throws SQLException {
    return type(column).name();
  }

  @Override
  public String getColumnClassName(int column) throws SQLException {
    return TypeFacts.of(type(column)).javaClass().getName();
  }

  @Override
  public int getColumnDisplaySize(int column) throws SQLException {
    return TypeFacts.display(type(column));
  }

  @Override
  public int getPrecision(int column) throws SQLException {
    return TypeFacts.size(type(column));
  }

  @Override
  public int getScale(int column) throws SQLException {
    return TypeFacts.scale(type(column));
  }

  @Override
  public int isNullable(int column) throws SQLException {
    return type(column).nullable() ? columnNullable : columnNoNulls;
  }

  @Override
  public boolean isSigned(int column) throws SQLException {
    return TypeFacts.isSigned(type(column));
  }

  @Override
  public boolean isCaseSensitive(int column) throws SQLException {
    return Form.of(type(column)) == Form.TEXT;
  }

  @Override
  public boolean isSearchable(int column) throws SQLException {
    type(column);
    return true;
  }

  @Override
  public boolean isAutoIncrement(int column) throws SQLException {
    return GeneratedKeys.isKey(at(column).table(), at(column).column());
  }

  @Override
  public boolean isCurrency(int column) throws SQLException {
    type(column);
    return false;
  }

  @Override
  public boolean isReadOnly(int column) throws SQLException {
    return !isWritable(column);
  }

  @Override
  public boolean isWritable(int column) throws SQLException {
    ResultColumn described = at(column);
    return writesAllowed
        && "JOBS".equals(described.table())
        && described.column() != null
        && WRITTEN.contains(described.column());
  }

  @Override
  public boolean isDefinitelyWritable(int column) throws SQLException {
    type(column);
    return false;
  }

  private SqlType type(int column) throws SQLException {
    return at(column).type();
  }

  private ResultColumn at(int column) throws SQLException {
    if (column < 1 || column > columns.size()) {
      throw SqlErrors.invalidArgument(
          "Column number " + column + " does not exist: the result has 1 to " + columns.size());
    }
    return columns.get(column - 1);
  }
}
