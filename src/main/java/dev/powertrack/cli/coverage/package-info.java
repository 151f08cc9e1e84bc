/**
 * Shows what there is of one job: as one self-contained HTML page and in brief on a terminal. What
 * is known comes from a check of the room {@code fetch}; nothing is asked or fetched here. Start
 * reading at {@code JobCoverage}, then {@code CoveragePage} and {@code CoverageInBrief}.
 */
@NullMarked
package dev.powertrack.cli.coverage;

import org.jspecify.annotations.NullMarked;
