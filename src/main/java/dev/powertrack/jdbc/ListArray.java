package dev.powertrack.jdbc;

import dev.powertrack.sql.ResultColumn;
import dev.powertrack.sql.SqlType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of an array column: a list in memory. Positions count from 1. */
final class ListArray implements Array {
  private static final SqlType INDEX = new SqlType(Types.INTEGER, "INTEGER", 10, 0, false);
  private static final SqlType ANY = new SqlType(Types.OTHER, "OTHER", -1, 0, true);

  private final SqlType type;
  private @Nullable Object @Nullable [] elements;

  private ListArray(SqlType type, List<?> elements) {
    this.type = type;
    this.elements = elements.toArray();
  }

  /** Of values whose type is not known. */
  ListArray(List<?> elements) {
    this(ANY, elements);
  }

  /**
   * @param typeName one of getTypeInfo, in any case
   * @throws SQLException 22023 for another name
   */
  static ListArray of(@Nullable String typeName, List<?> elements) throws SQLException {
    for (TypeFacts facts : TypeFacts.LISTED) {
      if (facts.name().equalsIgnoreCase(typeName)) {
        return new ListArray(new SqlType(facts.jdbcType(), facts.name(), -1, 0, true), elements);
      }
    }
    throw SqlErrors.invalidArgument("createArrayOf: there is no type " + typeName);
  }

  @Override
  public String getBaseTypeName() {
    return type.name();
  }

  @Override
  public int getBaseType() {
    return type.jdbcType();
  }

  @Override
  public Object getArray() throws SQLException {
    return elements().clone();
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    @Nullable Object[] all = elements();
    if (index < 1 || index > all.length + 1L || count < 0) {
      throw SqlErrors.invalidArgument(
          "getArray(" + index + ", " + count + "): the array has " + all.length + " elements");
    }
    int start = (int) index - 1;
    return Arrays.copyOfRange(all, start, (int) Math.min(all.length, (long) start + count));
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return getResultSet(1, elements().length);
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    Object[] part = (Object[]) getArray(index, count);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < part.length; i++) {
      rows.add(new @Nullable Object[] {(int) index + i, part[i]});
    }
    List<ResultColumn> columns =
        List.of(
            new ResultColumn("INDEX", INDEX, null, null),
            new ResultColumn("VALUE", ANY, null, null));
    return PowerTrackResultSet.ofMemory(columns, rows);
  }

  @Override
  public Object getArray(Map<String, Class<?>> types) throws SQLException {
    return getArray();
  }

  @Override
  public Object getArray(long index, int count, Map<String, Class<?>> types) throws SQLException {
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet(Map<String, Class<?>> types) throws SQLException {
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count, Map<String, Class<?>> types)
      throws SQLException {
    return getResultSet(index, count);
  }

  @Override
  public void free() {
    elements = null;
  }

  @Override
  public String toString() {
    return elements == null ? "freed" : Arrays.toString(elements);
  }

  private @Nullable Object[] elements() throws SQLException {
    @Nullable Object[] present = elements;
    if (present == null) {
      throw SqlErrors.closed("Array");
    }
    return present;
  }
}
