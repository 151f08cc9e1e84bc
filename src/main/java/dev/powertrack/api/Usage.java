package dev.powertrack.api;

import org.jspecify.annotations.Nullable;

/**
 * What an account has been delivered so far, all jobs together.
 *
 * @param jobDaysRun a UTC day counts when any minute of it is in a job
 */
public record Usage(
    @Nullable Long jobCount, @Nullable Long jobDaysRun, @Nullable Long activityCount) {}
