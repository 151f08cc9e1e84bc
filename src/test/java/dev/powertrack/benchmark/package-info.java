/**
 * Measurements that stay: plain main classes, run by hand, that print figures. No test depends on
 * them, because a timed test fails on a busy machine. Start at {@link
 * dev.powertrack.benchmark.PlanningBenchmark}.
 */
@NullMarked
package dev.powertrack.benchmark;

import org.jspecify.annotations.NullMarked;
