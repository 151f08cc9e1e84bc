/**
 * The command: demo, query, shell. Speaks to the tables through JDBC, as any other client would.
 * Start reading at {@code Main}.
 */
@NullMarked
package dev.powertrack.cli;

import org.jspecify.annotations.NullMarked;
