/**
 * What a line of a data file means: the catalogue of tables and columns, the kinds of lines, and a
 * decoder from either tweet format to columns. Works on bytes in memory and uses no other room.
 * Start reading at {@code TweetTable}; columns are declared in {@code TweetColumns}, in the words
 * of {@code Expressions} and {@code Lists}; {@code LineScanner} is the one class that reads JSON.
 */
@NullMarked
package dev.powertrack.tweet;

import org.jspecify.annotations.NullMarked;
