package dev.powertrack.cli;

import java.nio.file.Path;
import java.util.Locale;

/** Where the user's system wants what a program remembers, such as a history. */
final class StateFolder {
  private static final String NAME = "powertrack";

  private StateFolder() {}

  static Path ofUser() {
    Path home = Path.of(System.getProperty("user.home", "."));
    if (isWindows()) {
      String local = System.getenv("LOCALAPPDATA");
      return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local))
          .resolve(NAME);
    }
    if (system().contains("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve(NAME);
    }
    String xdg = System.getenv("XDG_STATE_HOME");
    return (xdg == null || xdg.isBlank() ? home.resolve(".local").resolve("state") : Path.of(xdg))
        .resolve(NAME);
  }

  private static boolean isWindows() {
    return system().contains("win") && !system().contains("darwin");
  }

  private static String system() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
  }
}
