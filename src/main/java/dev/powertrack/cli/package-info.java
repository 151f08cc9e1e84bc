/**
 * The command. It speaks to the tables through JDBC, as any other client would; what fetches files
 * or orders jobs uses the rooms below SQL through a session of the driver's, and the demo also
 * starts the simulator. Each command is one class, added in one line of {@code Main}, where reading
 * starts.
 */
@NullMarked
package dev.powertrack.cli;

import org.jspecify.annotations.NullMarked;
