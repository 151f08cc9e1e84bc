package dev.powertrack.cli;

import static dev.powertrack.PowerTrackException.Kind.INVALID_VALUE;

import dev.powertrack.PowerTrackException;
import dev.powertrack.api.Rule;
import dev.powertrack.orders.RuleText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rules of a job in a file, or on stdin. */
final class RulesFile {
  private static final String STDIN = "-";

  private RulesFile() {}

  /**
   * Its rules.
   *
   * @param file {@code -} for {@code in}
   * @throws PowerTrackException INVALID_VALUE naming the file, and the line that is wrong
   */
  static List<Rule> read(Path file, InputStream in) throws IOException {
    boolean typed = file.toString().equals(STDIN);
    String shown = typed ? "stdin" : file.toString();
    byte[] bytes = typed ? in.readAllBytes() : bytes(file);
    try {
      return RuleText.readFile(
          shown, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new PowerTrackException(
          INVALID_VALUE, shown + " is no text in UTF-8; save it as such.", e);
    }
  }

  /** What a shell makes of {@code <(…)} is no regular file. */
  private static byte[] bytes(Path file) throws IOException {
    if (!Files.exists(file) || Files.isDirectory(file)) {
      throw new PowerTrackException(
          INVALID_VALUE, "There is no file " + file + " to read rules from.");
    }
    return Files.readAllBytes(file);
  }
}
