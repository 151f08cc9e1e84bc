/**
 * The command. It speaks to the tables through JDBC, as any other client would; only the demo also
 * starts the simulator and creates a job. Each command is one class, added in one line of {@code
 * Main}, where reading starts.
 */
@NullMarked
package dev.powertrack.cli;

import org.jspecify.annotations.NullMarked;
