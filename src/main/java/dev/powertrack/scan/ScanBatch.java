package dev.powertrack.scan;

import dev.powertrack.archive.DataFile;
import dev.powertrack.tweet.Batch;
import dev.powertrack.tweet.Vector;

/**
 * Some rows of one file, in the order of its lines.
 *
 * @param rows how many; also where no column was asked for
 * @param columns in the order of the request
 * @param lineNumbers the line of each row, from 1
 */
public record ScanBatch(DataFile file, int rows, Batch columns, Vector.Ints lineNumbers) {}
