/**
 * The changes that SQL can make: which there are, and how Calcite's plan of one becomes calls of a
 * {@code TableWriter}. Start reading at {@code ChangeForm}; what a change does is in {@code
 * dev.powertrack.sql.table.JobsWriter} and in the orders room.
 */
@NullMarked
package dev.powertrack.sql.modify;

import org.jspecify.annotations.NullMarked;
