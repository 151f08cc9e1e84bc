package dev.powertrack.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Lists of words that tools ask for: files beside this class, a word a line. */
enum Words {
  /** Keywords that are not in SQL:2003, as the parser has them. */
  KEYWORDS("keywords.txt"),
  /** Words of SQL:2003 (ISO/IEC 9075-2, 5.2) that cannot stand unquoted as a name. */
  STANDARD("standard-words.txt"),
  NUMERIC_FUNCTIONS("numeric-functions.txt"),
  STRING_FUNCTIONS("string-functions.txt"),
  SYSTEM_FUNCTIONS("system-functions.txt"),
  TIME_FUNCTIONS("time-functions.txt");

  private final String file;

  Words(String file) {
    this.file = file;
  }

  /** With commas between them. */
  String text() {
    return String.join(",", lines(file));
  }

  /** Whether an unquoted name would be taken for a keyword. */
  static boolean isReserved(String name) {
    String word = name.toUpperCase(Locale.ROOT);
    return lines(KEYWORDS.file).contains(word) || lines(STANDARD.file).contains(word);
  }

  static List<String> lines(String file) {
    try (InputStream stream = Words.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is missing from the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
