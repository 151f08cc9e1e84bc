/**
 * The Historical PowerTrack service: one client, its value types, its rate limits and its errors.
 * The only room that knows credentials. Uses no other room. Start reading at {@code
 * HistoricalPowerTrack}.
 */
@NullMarked
package dev.powertrack.api;

import org.jspecify.annotations.NullMarked;
