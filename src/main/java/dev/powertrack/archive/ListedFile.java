package dev.powertrack.archive;

import org.jspecify.annotations.Nullable;

/**
 * A data file as a list of files tells of it.
 *
 * @param bytes its size, compressed as it is; null where that is not known before it is fetched
 */
public record ListedFile(DataFile file, FileState state, @Nullable Long bytes) {}
