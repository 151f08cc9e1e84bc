/**
 * {@code java.sql} for tools, over {@link dev.powertrack.sql.Database}: driver, URL and options,
 * connections, statements, results, metadata. Nothing of Calcite is seen here. Start reading at
 * {@link dev.powertrack.jdbc.Driver}, then {@code PowerTrackStatement} and {@code Execution}, which
 * is what cancel and timeout act upon.
 *
 * <p>Three tables hold what would otherwise be everywhere: {@code Conversions} (values), {@code
 * SqlErrors} (SQLStates) and {@code Option} (settings). {@code ReadOnlyResultSet}, {@code
 * LabelledResultSet}, {@code ParameterSetters} and {@code Capabilities} are long and hold nothing
 * but what java.sql asks for in bulk.
 */
@NullMarked
package dev.powertrack.jdbc;

import org.jspecify.annotations.NullMarked;
