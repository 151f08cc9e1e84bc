package dev.powertrack.cli.output;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.RowSetMetaData;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetMetaDataImpl;
import javax.sql.rowset.RowSetProvider;
import org.jspecify.annotations.Nullable;

/** Values of our own as rows, for the forms in which results are written. */
public final class Rows {

  /**
   * A column of them.
   *
   * @param type of {@link java.sql.Types}; a time is a text in ISO 8601
   */
  public record Column<T>(String name, int type, Function<T, @Nullable Object> value) {}

  private Rows() {}

  /** A row for each value, before the first. */
  public static <T> ResultSet of(List<Column<T>> columns, List<T> values) throws SQLException {
    CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
    rows.setMetaData(names(columns));
    for (T one : values) {
      rows.afterLast();
      rows.moveToInsertRow();
      for (int i = 0; i < columns.size(); i++) {
        Object value = columns.get(i).value().apply(one);
        if (value == null) {
          rows.updateNull(i + 1);
        } else {
          rows.updateObject(i + 1, value);
        }
      }
      rows.insertRow();
      rows.moveToCurrentRow();
    }
    rows.beforeFirst();
    return rows;
  }

  private static <T> RowSetMetaData names(List<Column<T>> columns) throws SQLException {
    RowSetMetaDataImpl names = new RowSetMetaDataImpl();
    names.setColumnCount(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      names.setColumnName(i + 1, columns.get(i).name());
      names.setColumnLabel(i + 1, columns.get(i).name());
      names.setColumnType(i + 1, columns.get(i).type());
    }
    return names;
  }
}
