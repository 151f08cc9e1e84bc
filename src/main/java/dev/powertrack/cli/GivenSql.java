package dev.powertrack.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * The SQL, as an argument or in a file, for every command that runs some. A mixin; the argument
 * itself is the command's, because it comes after the URL.
 */
final class GivenSql {

  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Read the statements from a file (UTF-8) instead.")
  private @Nullable Path file;

  /**
   * At least one.
   *
   * @param sql the argument, {@code -} for {@code in}; null where none was given
   * @throws ParameterException if there is none, or not one way to have them
   */
  List<SqlScript.Statement> statements(@Nullable String sql, InputStream in) throws IOException {
    List<SqlScript.Statement> statements = SqlScript.statements(text(sql, in));
    if (statements.isEmpty()) {
      throw wrong("There is no statement to run.");
    }
    return statements;
  }

  private String text(@Nullable String sql, InputStream in) throws IOException {
    if ((sql == null) == (file == null)) {
      throw wrong("Give the SQL either as an argument, in quotes, or in a file with -f.");
    }
    if (file != null) {
      return text(file);
    }
    return "-".equals(sql)
        ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
        : String.valueOf(sql);
  }

  /** What a shell makes of {@code <(…)} is no regular file. */
  private String text(Path existing) throws IOException {
    if (Files.isDirectory(existing)) {
      throw wrong(existing + " is a folder; name a file of SQL with -f.");
    }
    if (!Files.exists(existing)) {
      throw wrong("There is no file " + existing + " to read SQL from.");
    }
    try {
      return Files.readString(existing);
    } catch (CharacterCodingException e) {
      throw wrong(existing + " is no text in UTF-8; save it as such.");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
