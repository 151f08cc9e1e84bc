package dev.powertrack.cli.export;

import dev.powertrack.cli.output.CsvFormat;
import dev.powertrack.cli.output.JsonFormat;
import dev.powertrack.cli.output.ResultFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A form for files: what the command {@code query} calls csv and json. */
public enum ExportForm {
  /** RFC 4180. */
  CSV("csv"),
  /** JSON lines, an object a row. */
  JSONL("jsonl", "ndjson", "json");

  static final String GZIP = ".gz";

  private final List<String> words;

  ExportForm(String... words) {
    this.words = List.of(words);
  }

  /** By the end of a file's name, as it is or before {@code .gz}; in any case. */
  public static Optional<ExportForm> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain =
        lower.endsWith(GZIP) ? lower.substring(0, lower.length() - GZIP.length()) : lower;
    return ofWord(plain.substring(plain.lastIndexOf('.') + 1));
  }

  private static Optional<ExportForm> ofWord(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (ExportForm form : values()) {
      if (form.words.contains(lower)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  /** How rows are written in it. */
  public ResultFormat format() {
    return this == CSV ? new CsvFormat() : new JsonFormat();
  }

  /** As it is typed; picocli's completion shows it. */
  @Override
  public String toString() {
    return words.get(0);
  }

  /** By the word in any case. */
  public static final class Converter implements ITypeConverter<ExportForm> {
    @Override
    public ExportForm convert(String word) {
      return ofWord(word)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "it must be csv or jsonl, not '" + word + "'; Parquet is not written"));
    }
  }
}
