package dev.powertrack.api;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a job delivered: the {@code results} of a job.
 *
 * @param activityCount tweets
 * @param fileCount data files
 * @param fileSizeMb megabytes, compressed
 * @param expiresAt until when the data files may be downloaded
 */
public record Outcome(
    @Nullable Instant completedAt,
    @Nullable Long activityCount,
    @Nullable Long fileCount,
    @Nullable BigDecimal fileSizeMb,
    @Nullable Instant expiresAt) {}
