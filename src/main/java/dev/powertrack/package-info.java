/**
 * PowerTrack SQL: a Historical PowerTrack account, or a folder of its files, as SQL tables.
 *
 * <p>Each package below is a room with one job, and calls go down only: {@code cli}, {@code jdbc},
 * {@code sql}, {@code scan}, {@code tweet}, {@code archive}, {@code api}; {@code simulator} stands
 * beside them. This package holds only what every room throws, and the words for what the disk
 * refuses. Start reading at {@code dev.powertrack.jdbc.Driver}.
 */
@NullMarked
package dev.powertrack;

import org.jspecify.annotations.NullMarked;
