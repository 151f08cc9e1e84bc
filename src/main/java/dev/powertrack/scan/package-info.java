/**
 * The engine that reads data files: files in order and columns in, batches of columns out;
 * fetching, inflating, splitting and decoding run in parallel and are delivered in order. Knows no
 * SQL. Start reading at {@code Scan}.
 *
 * <p>The way of a byte from a data file to a result, in five classes: {@code Gunzip} unpacks it;
 * {@code FileScan} takes the lines that {@code LineReader} splits, has each decoded and hands on
 * batches; {@code PlainScanner} (in tweet) finds the values that are wanted in a line; {@code
 * TableDecoder} (in tweet) appends them to the vectors of a batch; {@code Scan} gives the batches,
 * file after file, to SQL.
 */
@NullMarked
package dev.powertrack.scan;

import org.jspecify.annotations.NullMarked;
