/**
 * What a line of a data file means: the catalogue of tables and columns, the kinds of lines, and a
 * decoder from either tweet format to columns. Works on bytes in memory and uses no other room.
 * Start reading at {@code TweetTable}.
 */
@NullMarked
package dev.powertrack.tweet;

import org.jspecify.annotations.NullMarked;
