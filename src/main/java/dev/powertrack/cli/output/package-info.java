/**
 * Where the command reads and writes, and the forms in which it shows a result. Knows JDBC and
 * nothing of this product. Start reading at {@code ResultFormat}.
 */
@NullMarked
package dev.powertrack.cli.output;

import org.jspecify.annotations.NullMarked;
