/**
 * Data files: which there are, what their names mean, where their bytes are, and how they get
 * there. May use {@code api}; knows no SQL. Start reading at {@code Archive}.
 */
@NullMarked
package dev.powertrack.archive;

import org.jspecify.annotations.NullMarked;
