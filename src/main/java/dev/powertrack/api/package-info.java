/**
 * The Historical PowerTrack service: one client, its value types, its rate limits and its errors.
 * The only room that knows credentials. Uses no other room. Start reading at {@code
 * HistoricalPowerTrack}: it asks {@code ApiUrls} where, {@code ApiCalls} to fetch (through {@code
 * GetLimiter} and {@code Exchange}), and {@code JobReader} and its kin what an answer means.
 */
@NullMarked
package dev.powertrack.api;

import org.jspecify.annotations.NullMarked;
