package dev.powertrack.cli;

import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** In {@code --password URL} the URL is not the password. */
final class BarePassword implements IParameterPreprocessor {

  @Override
  @SuppressWarnings("JdkObsolete") // picocli's signature
  public boolean preprocess(
      Stack<String> arguments,
      CommandSpec command,
      ArgSpec option,
      Map<String, @Nullable Object> context) {
    if (!arguments.isEmpty() && ConnectionOptions.isUrl(arguments.peek())) {
      option.setValue("");
      return true;
    }
    return false;
  }
}
