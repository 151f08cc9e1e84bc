package dev.powertrack.benchmark;

import java.util.List;

/**
 * One question, put to both engines.
 *
 * @param name Q1 and so on
 * @param meaning in a few words, for the table
 * @param ours the statement through the driver
 * @param peers the statement that gives the same rows in DuckDB
 * @param columns how each column is read
 * @param ordered whether the order of the rows is part of the answer
 */
record Query(
    String name,
    String meaning,
    String ours,
    String peers,
    List<ColumnReader> columns,
    boolean ordered) {

  Query {
    columns = List.copyOf(columns);
  }
}
