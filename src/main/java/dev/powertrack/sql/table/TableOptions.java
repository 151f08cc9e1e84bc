package dev.powertrack.sql.table;

import dev.powertrack.scan.BadFiles;

/**
 * What a user can choose about the tables of data files.
 *
 * @param badFiles what becomes of a query that meets a damaged file
 * @param idsAsText whether 64-bit ids are VARCHAR, for clients that round big numbers
 * @param countFromService whether the service's own count of a job stands for its files
 */
public record TableOptions(BadFiles badFiles, boolean idsAsText, boolean countFromService) {}
