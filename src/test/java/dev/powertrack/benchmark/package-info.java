/**
 * Measurements that stay: main classes, run by hand, that print figures. No test depends on them,
 * because a timed test fails on a busy machine. {@link dev.powertrack.benchmark.Benchmark}: how
 * fast queries are through the driver beside DuckDB, the same questions over the same files, with
 * the answers compared. {@link dev.powertrack.benchmark.PlanningBenchmark}: what it costs to plan.
 * {@link dev.powertrack.benchmark.FetchBenchmark}: how fast a day is fetched.
 */
@NullMarked
package dev.powertrack.benchmark;

import org.jspecify.annotations.NullMarked;
