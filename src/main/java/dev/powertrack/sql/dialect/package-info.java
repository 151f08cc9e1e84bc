/**
 * The SQL that people and tools write, read into the SQL that Calcite plans: Calcite's Babel parser
 * over corrected words, and a rewriting of its parse tree. Knows no tables. Start reading at {@code
 * DialectParser}.
 */
@NullMarked
package dev.powertrack.sql.dialect;

import org.jspecify.annotations.NullMarked;
