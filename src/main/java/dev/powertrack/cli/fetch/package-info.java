/**
 * Fetches and verifies data files for the commands {@code download} and {@code verify}: which
 * files, where to, how many at once, and what is told of it. Uses the rooms below SQL through a
 * session of the driver's. Start reading at {@code Fetching}.
 */
@NullMarked
package dev.powertrack.cli.fetch;

import org.jspecify.annotations.NullMarked;
