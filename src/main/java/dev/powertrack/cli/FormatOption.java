package dev.powertrack.cli;

import dev.powertrack.cli.output.Format;
import picocli.CommandLine.Option;

/** {@code --format}, for every command that prints a result. A mixin. */
final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Format.Converter.class,
      description = "table, csv or json. Default: table.")
  private Format format = Format.TABLE;

  Format format() {
    return format;
  }
}
