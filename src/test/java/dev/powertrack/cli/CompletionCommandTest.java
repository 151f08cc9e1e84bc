package dev.powertrack.cli;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script in a real bash, where there is one. */
class CompletionCommandTest {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir private Path folder;

  @Test
  void the_script_is_bash() throws Exception {
    Path script = script();

    assertEquals("", bash("bash -n " + script));
  }

  @ParameterizedTest
  @CsvSource({
    "powertrack jo,                  jobs",
    "powertrack jobs cr,             create",
    "powertrack jobs accept --max,   --max-cost",
    "powertrack export --fo,         --format --force",
    "powertrack completion --deb,    --debug",
    "powertrack export --format js,  jsonl",
    "powertrack query --format t,    table",
    "powertrack jobs wait --until q, quoted",
    "powertrack jobs create --data-format o,  original"
  })
  void a_word_that_was_begun_is_completed(String typed, String completed) throws Exception {
    String words = "'" + String.join("' '", typed.split(" ")) + "'";

    // What bash itself provides while it completes.
    String answer =
        bash(
            "compopt() { :; }; source "
                + script()
                + "; COMP_WORDS=("
                + words
                + "); COMP_CWORD="
                + (typed.split(" ").length - 1)
                + "; _complete_powertrack; printf '%s\\n' \"${COMPREPLY[@]}\"");

    assertEquals(Set.of(completed.split(" ")), answer.lines().map(String::strip).collect(toSet()));
  }

  @Test
  void the_function_of_the_help_passes_every_argument_on() throws Exception {
    assumeTrue(Files.isExecutable(BASH));
    String function =
        CommandRun.of("completion", "--help")
            .out()
            .lines()
            .filter(line -> line.contains("powertrack() {"))
            .findFirst()
            .orElseThrow();

    String answer =
        bash("java() { printf '%s|' \"$@\"; }; " + function.strip() + "; powertrack query 'a b'");

    assertEquals("-jar|/path/to/powertrack-sql.jar|query|a b|", answer);
  }

  private Path script() throws IOException {
    assumeTrue(Files.isExecutable(BASH));
    CommandRun run = CommandRun.of("completion");
    assertEquals(0, run.exitCode(), run.err());
    return Files.writeString(folder.resolve("completion"), run.out());
  }

  private static String bash(String command) throws IOException, InterruptedException {
    Process bash =
        new ProcessBuilder(BASH.toString(), "--norc", "-c", command)
            .redirectErrorStream(true)
            .start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(bash.waitFor(10, TimeUnit.SECONDS));
    return out;
  }
}
