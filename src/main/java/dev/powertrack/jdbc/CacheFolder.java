package dev.powertrack.jdbc;

import java.nio.file.Path;
import java.util.Locale;

/** Where the user's system wants files that can be fetched again. */
final class CacheFolder {
  private static final String NAME = "powertrack";

  private CacheFolder() {}

  static Path ofUser() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home", "."));
    if (system.contains("win")) {
      String local = System.getenv("LOCALAPPDATA");
      return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local))
          .resolve(NAME);
    }
    if (system.contains("mac")) {
      return home.resolve("Library").resolve("Caches").resolve(NAME);
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    return (xdg == null || xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg)).resolve(NAME);
  }

  /** A name that is one folder, whatever it holds. */
  static String safe(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return safe.startsWith(".") ? "_" + safe : safe;
  }
}
