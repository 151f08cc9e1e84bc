package dev.powertrack.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as the list of jobs tells it. Everything else needs {@link HistoricalPowerTrack#job}.
 *
 * @param jobId never null: what every URL is built from
 * @param status the service's own word, an open set
 * @param fromDate inclusive, whole minutes
 * @param toDate exclusive, whole minutes
 * @param percentComplete climbs to 100 while estimating, and again while running
 * @param expiresAt when the quote or the results expire
 * @param jobUrl as the service wrote it, for people to read
 */
public record JobSummary(
    String jobId,
    @Nullable String title,
    @Nullable String status,
    @Nullable String publisher,
    @Nullable String streamType,
    @Nullable Instant fromDate,
    @Nullable Instant toDate,
    @Nullable Integer percentComplete,
    @Nullable Instant expiresAt,
    @Nullable String jobUrl) {}
