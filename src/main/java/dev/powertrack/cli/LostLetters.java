package dev.powertrack.cli;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Letters that were lost before the command saw them. In the locale C, which is that of cron and of
 * containers, Java reads each byte of a letter beyond ASCII as U+FFFD: a condition on such a text
 * would find nothing, and nobody would know why.
 */
final class LostLetters {
  private static final String LOST = "\uFFFD";
  private static final String VARIABLES = "POWERTRACK_";

  private LostLetters() {}

  /**
   * What lost letters, and what to do: a sentence without secrets; empty if nothing did.
   *
   * @param encoding in which this process was given its arguments and variables
   * @param folder in which it works
   */
  static Optional<String> in(
      String[] args, Map<String, String> variables, String folder, String encoding) {
    if (encoding.equals("UTF-8")) {
      return Optional.empty();
    }
    Stream<String> arguments =
        IntStream.range(0, args.length)
            .filter(i -> args[i].contains(LOST))
            .mapToObj(i -> "argument " + (i + 1) + " has");
    Stream<String> settings =
        variables.entrySet().stream()
            .filter(one -> one.getKey().startsWith(VARIABLES) && one.getValue().contains(LOST))
            .map(one -> one.getKey() + " has");
    Stream<String> place =
        folder.contains(LOST) ? Stream.of("the path of this folder has") : Stream.empty();
    return Stream.of(arguments, settings, place)
        .flatMap(found -> found)
        .findFirst()
        .map(
            what ->
                "The locale of this process ("
                    + encoding
                    + ") does not know all letters, and "
                    + what
                    + " some that were lost. Set LC_ALL=C.UTF-8 or another with UTF-8, and begin"
                    + " again.");
  }
}
