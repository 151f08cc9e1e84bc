package dev.powertrack.archive;

import org.jspecify.annotations.Nullable;

/**
 * A job whose data files can be read.
 *
 * @param period what the job covers; null where it is not known, which means any time
 */
public record ArchivedJob(String jobId, @Nullable TimeRange period) {}
