package dev.powertrack.tweet;

/**
 * A column as users see it.
 *
 * @param name upper case
 * @param type its SQL type
 * @param nullable whether a value can be missing
 * @param remark one sentence for {@code DatabaseMetaData}: what it holds, in which unit
 */
public record Column(String name, ColumnType type, boolean nullable, String remark) {}
