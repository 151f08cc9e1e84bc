package dev.powertrack.archive;

import java.io.InputStream;

/**
 * The bytes of a data file.
 *
 * @param stream as they were delivered, gzipped or not; the reader closes it
 * @param fetchedBytes how many of them came over the network for this call; 0 for a local file
 */
public record FileContent(InputStream stream, long fetchedBytes) {}
