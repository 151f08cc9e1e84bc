package dev.powertrack.sql.table;

import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.Window;
import dev.powertrack.scan.ScanBatch;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.Provenance;
import dev.powertrack.tweet.TweetTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a row is put together from a batch and the file that the batch is of. */
final class RowLayout {

  /** Where one slot of a row comes from. */
  private interface Slot {
    @Nullable Object value(ScanBatch batch, int row);
  }

  private static final Slot ONE_ROW = (batch, row) -> 1L;

  private final Slot[] slots;

  private RowLayout(Slot[] slots) {
    this.slots = slots;
  }

  /**
   * A layout.
   *
   * @param columns ordinals of the table's columns and of {@link Counted}, one for each slot
   * @param decoded the columns of the batches
   * @param time the column whose value is a row's first and last time
   * @param idsAsText whether ids are shown as text
   */
  static RowLayout of(
      TweetTable table, List<Integer> columns, List<Column> decoded, int time, boolean idsAsText) {
    int width = table.columns().size();
    return new RowLayout(
        columns.stream()
            .map(
                ordinal ->
                    Counted.at(ordinal, width).orElse(null) == Counted.ROWS
                        ? ONE_ROW
                        : slot(
                            table.columns().get(ordinal < width ? ordinal : time),
                            decoded,
                            idsAsText))
            .toArray(Slot[]::new));
  }

  @Nullable Object[] row(ScanBatch batch, int row) {
    @Nullable Object[] values = new @Nullable Object[slots.length];
    for (int i = 0; i < slots.length; i++) {
      values[i] = slots[i].value(batch, row);
    }
    return values;
  }

  private static Slot slot(Column column, List<Column> decoded, boolean idsAsText) {
    return Provenance.of(column)
        .map(RowLayout::provenance)
        .orElseGet(
            () -> {
              int i = decoded.indexOf(column);
              return idsAsText && TweetRows.isId(column)
                  ? (batch, row) -> text(batch.columns().vector(i).get(row))
                  : (batch, row) -> batch.columns().vector(i).get(row);
            });
  }

  private static @Nullable String text(@Nullable Object id) {
    return id == null ? null : id.toString();
  }

  private static Slot provenance(Provenance column) {
    return switch (column) {
      case JOB_ID -> (batch, row) -> batch.file().jobId();
      case FILE_NAME -> (batch, row) -> batch.file().name();
      case WINDOW_START -> (batch, row) -> start(batch.file());
      case WINDOW_END -> (batch, row) -> end(batch.file());
      case LINE_NUMBER -> (batch, row) -> batch.lineNumbers().getInt(row);
    };
  }

  private static @Nullable Long start(DataFile file) {
    Window window = file.window();
    return window == null ? null : Long.valueOf(window.start().toEpochMilli());
  }

  private static @Nullable Long end(DataFile file) {
    Window window = file.window();
    return window == null ? null : Long.valueOf(window.end().toEpochMilli());
  }
}
