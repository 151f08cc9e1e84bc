/**
 * SQL, on Apache Calcite as a library: the schema, one scan node with its push-down rules, choosing
 * files from a predicate, and plans. No other room knows Calcite; this one knows no JDBC classes
 * beyond {@code java.sql.Types}. Start reading at {@code SqlEngine}.
 */
@NullMarked
package dev.powertrack.sql;

import org.jspecify.annotations.NullMarked;
