package dev.powertrack.api;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The service's estimate of a job.
 *
 * @param costDollars US dollars; null with a subscription
 * @param estimatedActivityCount tweets, an order of magnitude, at least 100
 * @param estimatedDurationHours hours
 * @param estimatedFileSizeMb megabytes, compressed
 * @param expiresAt until when the job may be accepted or rejected
 */
public record Quote(
    @Nullable BigDecimal costDollars,
    @Nullable Long estimatedActivityCount,
    @Nullable BigDecimal estimatedDurationHours,
    @Nullable BigDecimal estimatedFileSizeMb,
    @Nullable Instant expiresAt) {}
