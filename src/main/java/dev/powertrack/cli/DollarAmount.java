package dev.powertrack.cli;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** US dollars as people write them: {@code 500} or {@code 99.50}. */
final class DollarAmount implements ITypeConverter<BigDecimal> {

  @Override
  public BigDecimal convert(String text) {
    if (!text.strip().matches("[0-9]{1,12}(\\.[0-9]{1,2})?")) {
      throw new TypeConversionException(
          "it must be US dollars such as 500 or 99.50, not '" + text + "'");
    }
    return new BigDecimal(text.strip());
  }
}
