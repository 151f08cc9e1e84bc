/**
 * The tables: what each looks like, what is known of its splits, and where its rows come from. A
 * table answers a {@link dev.powertrack.sql.table.RowRequest} with rows. Start reading at {@link
 * dev.powertrack.sql.table.RowSource}.
 */
@NullMarked
package dev.powertrack.sql.table;

import org.jspecify.annotations.NullMarked;
