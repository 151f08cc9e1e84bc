/**
 * A technology compatibility kit: what JDBC 4.3 demands of a driver, held against this one through
 * {@code java.sql} alone, over the invented account. Each test cites the rule that it holds us to:
 * the Javadoc of {@code java.sql} in JDK 17 by method, or a section of the JDBC 4.3 specification
 * (JSR 221) by number. What the rule leaves open and we chose is marked "chosen".
 */
@NullMarked
package dev.powertrack.tck;

import org.jspecify.annotations.NullMarked;
