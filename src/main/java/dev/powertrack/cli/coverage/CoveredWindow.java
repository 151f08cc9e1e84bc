package dev.powertrack.cli.coverage;

import dev.powertrack.archive.Window;
import org.jspecify.annotations.Nullable;

/**
 * One window of a job.
 *
 * @param tweets null where that is not known
 * @param suspectMinutes how many of its minutes the service calls suspect
 * @param fileName null where no file is known
 */
record CoveredWindow(
    Window window,
    WindowState state,
    @Nullable Long tweets,
    int suspectMinutes,
    @Nullable String fileName) {}
