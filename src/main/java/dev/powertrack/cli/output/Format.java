package dev.powertrack.cli.output;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words of {@code --format}. */
public enum Format {
  /** For eyes. */
  TABLE,
  /** RFC 4180. */
  CSV,
  /** JSON lines. */
  JSON;

  /** How a result of many rows is written. */
  public ResultFormat form(Terminal terminal) {
    return switch (this) {
      case TABLE -> new TableFormat(terminal.ansi(), terminal.width());
      case CSV -> new CsvFormat();
      case JSON -> new JsonFormat();
    };
  }

  /** How a result of a row or two is written: for eyes, a line for each column. */
  public ResultFormat formOfOne(Terminal terminal) {
    return this == TABLE ? new RecordFormat(terminal.ansi(), terminal.width()) : form(terminal);
  }

  /** As it is typed; picocli's completion shows it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By the word in any case; picocli's own converter speaks of constants in capitals. */
  public static final class Converter implements ITypeConverter<Format> {
    @Override
    public Format convert(String word) {
      for (Format format : values()) {
        if (format.name().equalsIgnoreCase(word)) {
          return format;
        }
      }
      throw new TypeConversionException("it must be table, csv or json, not '" + word + "'");
    }
  }
}
