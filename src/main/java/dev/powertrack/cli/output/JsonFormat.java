package dev.powertrack.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON lines: an object a row, every column in it. Numbers are numbers with all their digits, times
 * are texts in ISO 8601, NULL is null.
 */
public final class JsonFormat implements ResultFormat {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .build()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  @Override
  public long write(ResultSet rows, Writer out) throws SQLException, IOException {
    List<ResultColumn> columns = ResultColumn.of(rows.getMetaData());
    List<String> names = names(columns);
    long count = 0;
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.setPrettyPrinter(new MinimalPrettyPrinter(""));
      while (rows.next()) {
        json.writeStartObject();
        for (ResultColumn column : columns) {
          json.writeFieldName(names.get(column.index() - 1));
          write(column, rows, json);
        }
        json.writeEndObject();
        json.writeRaw('\n');
        count++;
      }
    }
    return count;
  }

  /** Two columns of one name would lose one of the values in most readers. */
  private static List<String> names(List<ResultColumn> columns) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (ResultColumn column : columns) {
      String name = column.label();
      for (int i = 2; !taken.add(name); i++) {
        name = column.label() + "_" + i;
      }
      names.add(name);
    }
    return names;
  }

  private static void write(ResultColumn column, ResultSet row, JsonGenerator json)
      throws SQLException, IOException {
    @Nullable Object value =
        column.isNumber() || column.type() == Types.BOOLEAN
            ? row.getObject(column.index())
            : column.forPrograms(row);
    if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Double || value instanceof Float) {
      json.writeNumber(((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      json.writeNumber(number.toString());
    } else {
      json.writeString(value == null ? null : value.toString());
    }
  }
}
