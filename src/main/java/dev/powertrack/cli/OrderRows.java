package dev.powertrack.cli;

import dev.powertrack.cli.output.Format;
import dev.powertrack.cli.output.Rows;
import dev.powertrack.cli.output.Rows.Column;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.orders.OrderPreview;
import dev.powertrack.orders.QuotePreview;
import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders and quotes as results, for eyes and for scripts. The names are those of JOBS. */
final class OrderRows {

  /**
   * A job that is to be created, or was.
   *
   * @param jobId null before it is there, as is {@code status}
   */
  record Order(
      @Nullable String jobId, @Nullable String status, OrderPreview preview, List<String> notes) {}

  /** A job with its quote. */
  record Decided(QuotePreview quote, String status) {}

  private static final List<Column<Order>> JOB =
      List.of(
          text("JOB_ID", Order::jobId),
          text("TITLE", order -> order.preview().title()),
          text("STATUS", Order::status));

  private static final List<Column<Order>> TERMS =
      List.of(
          text("FROM_DATE", order -> order.preview().fromDate()),
          text("LAST_MINUTE", order -> order.preview().lastMinute()),
          new Column<>("DAYS", Types.BIGINT, order -> order.preview().days()),
          text("DATA_FORMAT", order -> order.preview().dataFormat()),
          new Column<>("RULES", Types.BIGINT, order -> (long) order.preview().ruleCount()));

  private static final Column<Order> NOTES =
      text("NOTES", order -> order.notes().isEmpty() ? null : String.join(" ", order.notes()));

  private static final List<Column<Decided>> STATUS =
      List.of(
          text("JOB_ID", decided -> decided.quote().jobId()),
          text("TITLE", decided -> decided.quote().title()),
          text("STATUS", Decided::status));

  private static final List<Column<Decided>> QUOTE =
      List.of(
          new Column<>("COST_DOLLARS", Types.DECIMAL, decided -> decided.quote().costDollars()),
          new Column<>("DAYS", Types.BIGINT, decided -> decided.quote().days()),
          new Column<>(
              "ESTIMATED_ACTIVITY_COUNT",
              Types.BIGINT,
              decided -> decided.quote().estimatedActivityCount()),
          new Column<>(
              "ESTIMATED_DURATION_HOURS",
              Types.DECIMAL,
              decided -> decided.quote().estimatedDurationHours()),
          new Column<>(
              "ESTIMATED_FILE_SIZE_MB",
              Types.DECIMAL,
              decided -> decided.quote().estimatedFileSizeMb()),
          text("QUOTE_EXPIRES_AT", decided -> decided.quote().expiresAt()));

  private OrderRows() {}

  /** Notes are a column for scripts alone: people are told of them in whole lines. */
  static void write(Order order, Format format, Terminal terminal, Writer out)
      throws SQLException, IOException {
    List<Column<Order>> columns = both(JOB, TERMS);
    write(
        Rows.of(format == Format.TABLE ? columns : both(columns, List.of(NOTES)), List.of(order)),
        format,
        terminal,
        out);
  }

  /** Of a job whose terms a person has seen before. */
  static void writeStatus(Order order, Terminal terminal) throws SQLException, IOException {
    write(Rows.of(JOB, List.of(order)), Format.TABLE, terminal, terminal.out());
  }

  /** What a person is to decide about. */
  static void showQuote(QuotePreview quote, Terminal terminal) throws SQLException, IOException {
    write(
        Rows.of(both(STATUS, QUOTE), List.of(new Decided(quote, "quoted"))),
        Format.TABLE,
        terminal,
        terminal.err());
  }

  /** People have seen the quote before; for scripts it is in the result. */
  static void write(Decided decided, Format format, Terminal terminal)
      throws SQLException, IOException {
    List<Column<Decided>> columns = format == Format.TABLE ? STATUS : both(STATUS, QUOTE);
    write(Rows.of(columns, List.of(decided)), format, terminal, terminal.out());
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static void write(ResultSet row, Format format, Terminal terminal, Writer out)
      throws SQLException, IOException {
    try (row) {
      format.formOfOne(terminal).write(row, out);
    }
  }

  /** Times read as in ISO 8601, UTC. */
  private static <T> Column<T> text(String name, Function<T, @Nullable Object> value) {
    return new Column<>(
        name,
        Types.VARCHAR,
        row -> {
          Object told = value.apply(row);
          return told == null ? null : told.toString();
        });
  }
}
