/**
 * What a line of a data file means: the catalogue of tables and columns, the kinds of lines, and a
 * decoder from either tweet format to columns. Works on bytes in memory and uses no other room.
 * Start reading at {@code TweetTable}; columns are declared in {@code TweetColumns}, in the words
 * of {@code Expressions} and {@code Lists}; {@code LineScanner} reads JSON, with {@code
 * PlainScanner} where a line is plain and with {@code JacksonScanner} where it is not.
 */
@NullMarked
package dev.powertrack.tweet;

import org.jspecify.annotations.NullMarked;
