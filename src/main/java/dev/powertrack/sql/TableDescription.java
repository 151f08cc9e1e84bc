package dev.powertrack.sql;

import dev.powertrack.tweet.Column;
import java.util.List;

/**
 * What {@code DatabaseMetaData} tells of a table.
 *
 * @param name upper case
 * @param kind {@code TABLE} or {@code VIEW}
 * @param remark one sentence
 * @param primaryKey names of columns, empty where there is no key
 */
public record TableDescription(
    String name,
    String kind,
    String remark,
    List<Column> columns,
    List<String> primaryKey,
    List<ForeignKey> foreignKeys) {

  /** A reference of {@code columns} to the same number of columns of another table. */
  public record ForeignKey(
      String name, List<String> columns, String targetTable, List<String> targetColumns) {}
}
