package dev.powertrack.sql.table;

import java.util.Iterator;
import java.util.List;

/** The rows of a table about the service where there is none: a local folder. */
final class NoRows<T> extends ServiceTable<T> {

  NoRows(Fields<T> fields) {
    super(1, fields);
  }

  @Override
  Iterator<T> rows(RowRequest request) {
    return List.<T>of().iterator();
  }
}
