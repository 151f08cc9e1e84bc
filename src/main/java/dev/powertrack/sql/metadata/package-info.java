/**
 * Calcite's answers to questions about plans (how many rows, sorted how, unique by what), as
 * classes that were compiled with the driver: the build's step {@code CompileMetadata} puts them
 * here. Knows Calcite only. Start with {@link dev.powertrack.sql.metadata.CompiledMetadata}.
 */
@NullMarked
package dev.powertrack.sql.metadata;

import org.jspecify.annotations.NullMarked;
