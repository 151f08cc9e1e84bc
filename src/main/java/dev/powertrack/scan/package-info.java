/**
 * The engine that reads data files: files in order and columns in, batches of columns out;
 * fetching, inflating, splitting and decoding run in parallel and are delivered in order. Knows no
 * SQL. Start reading at {@code Scan}.
 */
@NullMarked
package dev.powertrack.scan;

import org.jspecify.annotations.NullMarked;
