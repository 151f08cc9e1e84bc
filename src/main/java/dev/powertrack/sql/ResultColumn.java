package dev.powertrack.sql;

import org.jspecify.annotations.Nullable;

/**
 * A column of a result.
 *
 * @param label the alias, or the column's name
 * @param table the table that the column comes from unchanged, or null for an expression
 * @param column the column's name in that table, or null for an expression
 */
public record ResultColumn(
    String label, SqlType type, @Nullable String table, @Nullable String column) {}
