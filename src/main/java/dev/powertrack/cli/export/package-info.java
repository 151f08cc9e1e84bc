/**
 * What the command {@code export} writes: which form, and a file that gets its name when it is
 * whole. Uses the forms of results. Start reading at {@code ExportFile}.
 */
@NullMarked
package dev.powertrack.cli.export;

import org.jspecify.annotations.NullMarked;
