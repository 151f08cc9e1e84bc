/**
 * {@code java.sql} for tools: driver, URL and properties, connections, statements, result sets,
 * metadata, and the one place where errors get their SQLState. Start reading at {@code Driver}.
 */
@NullMarked
package dev.powertrack.jdbc;

import org.jspecify.annotations.NullMarked;
