package dev.powertrack.sql.table;

import static dev.powertrack.sql.table.Field.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The columns that every table of windows begins with. */
final class WindowFields {
  /** Their values are at hand when the files of a job are listed. */
  static final String[] KNOWN = {"JOB_ID", "TITLE", "WINDOW_START", "WINDOW_END", "STATE"};

  private WindowFields() {}

  /** These, and others behind them. */
  static <T> Fields<T> with(Function<T, WindowRow> window, List<Field<T>> others) {
    List<Field<T>> fields = new ArrayList<>();
    fields.add(
        Field.<T>text("JOB_ID", "The delivered job", r -> window.apply(r).job().jobId()).notNull());
    fields.add(text("TITLE", "The job's title", r -> window.apply(r).job().title()));
    fields.add(
        Field.<T>time(
                "WINDOW_START",
                "Start of ten minutes of the job's period, UTC, inclusive; of a folder, from its"
                    + " first file to its last",
                r -> window.apply(r).window().start())
            .notNull());
    fields.add(
        Field.<T>time(
                "WINDOW_END",
                "End of the ten minutes, UTC, exclusive",
                r -> window.apply(r).window().end())
            .notNull());
    fields.add(Field.<T>text("STATE", WindowRow.STATES, r -> window.apply(r).state()).notNull());
    fields.addAll(others);
    return new Fields<>(fields);
  }
}
