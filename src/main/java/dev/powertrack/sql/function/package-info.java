/**
 * Functions that Calcite lacks, or has with another meaning: plain static methods, and the table
 * that gives them their names in SQL. Start reading at {@code FunctionLibrary}.
 */
@NullMarked
package dev.powertrack.sql.function;

import org.jspecify.annotations.NullMarked;
