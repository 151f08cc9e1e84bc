package dev.powertrack.cli.output;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a result.
 *
 * @param index counts from 1
 * @param type of {@link Types}
 */
record ResultColumn(int index, String label, int type) {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  static List<ResultColumn> of(ResultSetMetaData result) throws SQLException {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= result.getColumnCount(); i++) {
      columns.add(new ResultColumn(i, result.getColumnLabel(i), result.getColumnType(i)));
    }
    return columns;
  }

  /** The label as a person writes it: {@code from_date}. */
  String name() {
    return label.toLowerCase(Locale.ROOT);
  }

  boolean isNumber() {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE ->
          true;
      default -> false;
    };
  }

  /** The value as people read it: a time as {@code 2014-07-13 21:24:00}. */
  @Nullable String forPeople(ResultSet row) throws SQLException {
    return row.getString(index);
  }

  /** The value as programs read it: a time as {@code 2014-07-13T21:24:00.000Z}. */
  @Nullable String forPrograms(ResultSet row) throws SQLException {
    if (type != Types.TIMESTAMP) {
      return row.getString(index);
    }
    LocalDateTime utc = row.getObject(index, LocalDateTime.class);
    return utc == null ? null : ISO.format(utc);
  }
}
