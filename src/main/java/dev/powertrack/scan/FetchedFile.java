package dev.powertrack.scan;

/**
 * A file that was made sure of.
 *
 * @param report what it holds, and what is wrong with it
 * @param fetchedBytes how many bytes came over the network for it now; 0 for one that was here
 */
public record FetchedFile(FileReport report, long fetchedBytes) {}
