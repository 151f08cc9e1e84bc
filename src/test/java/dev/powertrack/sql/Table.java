package dev.powertrack.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Statements and what is expected of them, from a text beside a test: blocks with an empty line
 * between them, of a statement and then lines that begin with a mark and a blank.
 */
public final class Table {

  /** A block. */
  public record Entry(String statement, List<String> expected) {
    @Override
    public String toString() {
      return statement;
    }
  }

  private Table() {}

  public static List<Entry> read(Class<?> test, String name, char mark) {
    List<Entry> entries = new ArrayList<>();
    for (String block : text(test, name).split("\n\n+")) {
      List<String> statement = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      for (String line : block.split("\n")) {
        if (line.startsWith(mark + " ")) {
          expected.add(line.substring(2));
        } else if (!line.startsWith("# ")) {
          statement.add(line);
        }
      }
      if (!expected.isEmpty()) {
        entries.add(new Entry(String.join("\n", statement), expected));
      }
    }
    return entries;
  }

  private static String text(Class<?> test, String name) {
    try (InputStream in = Objects.requireNonNull(test.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
