/**
 * Choosing splits (jobs and files) from a predicate, by abstract interpretation: what can a
 * condition be, given only what is known of all rows of a split? Knows Calcite's expressions, no
 * tables and no files. Start reading at {@link dev.powertrack.sql.prune.SplitPredicate}.
 */
@NullMarked
package dev.powertrack.sql.prune;

import org.jspecify.annotations.NullMarked;
