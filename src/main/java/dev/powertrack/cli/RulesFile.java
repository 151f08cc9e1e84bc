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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of a job in a file, or on stdin. */
final class RulesFile {
  private static final String STDIN = "-";

  private RulesFile() {}

  /**
   * Its rules.
   *
   * @param name a path, or {@code -} for {@code in}
   * @throws PowerTrackException INVALID_VALUE naming the file, and the line that is wrong
   */
  static List<Rule> read(String name, InputStream in) throws IOException {
    String shown = name.equals(STDIN) ? "stdin" : name;
    byte[] bytes = name.equals(STDIN) ? in.readAllBytes() : Files.readAllBytes(path(name));
    try {
      return RuleText.readFile(
          shown, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new PowerTrackException(
          INVALID_VALUE, shown + " is no text in UTF-8; save it as such.", e);
    }
  }

  /** What a shell makes of {@code <(…)} is no regular file. */
  private static Path path(String name) {
    try {
      Path path = Path.of(name);
      if (Files.exists(path) && !Files.isDirectory(path)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw noFile(name, e);
    }
    throw noFile(name, null);
  }

  private static PowerTrackException noFile(String name, @Nullable Exception cause) {
    return new PowerTrackException(
        INVALID_VALUE, "There is no file " + name + " to read rules from.", cause);
  }
}
