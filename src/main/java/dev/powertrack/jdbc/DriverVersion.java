package dev.powertrack.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The driver's version.
 *
 * @param text as tools show it
 */
record DriverVersion(int major, int minor, String text) {
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})\\.(\\d{1,9}).*");

  /** Where there is no manifest: classes in a folder, or packed anew by somebody. */
  private static final DriverVersion WITHOUT_MANIFEST = new DriverVersion(0, 1, "0.1");

  /** From the manifest's Implementation-Version. */
  static DriverVersion current() {
    return parse(Driver.class.getPackage().getImplementationVersion());
  }

  static DriverVersion parse(@Nullable String written) {
    Matcher numbers = NUMBERS.matcher(written == null ? "" : written);
    return numbers.matches()
        ? new DriverVersion(
            Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)), numbers.group())
        : WITHOUT_MANIFEST;
  }
}
