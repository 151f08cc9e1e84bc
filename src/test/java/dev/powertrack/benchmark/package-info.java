/**
 * How fast queries are, through the driver, beside DuckDB: the same questions over the same files
 * on the same cores, with the answers compared. Run by hand, never with the tests; start reading at
 * {@link dev.powertrack.benchmark.Benchmark}.
 */
@NullMarked
package dev.powertrack.benchmark;

import org.jspecify.annotations.NullMarked;
