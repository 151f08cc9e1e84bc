package dev.powertrack.scan.gunzip;

import com.intel.gkl.compression.IntelInflater;
import dev.powertrack.archive.TemporaryFolder;

/**
 * Whether Intel's ISA-L can be used: 64-bit x86 with Linux or macOS, and a folder for temporary
 * files from which a library may be loaded. Newer Javas warn of native code unless it is enabled
 * ({@code --enable-native-access}); there it is left alone without that.
 */
final class IsaL {
  /** From here on the JVM writes a warning when a library is loaded (JEP 472). */
  private static final int FIRST_JAVA_THAT_WARNS = 24;

  private IsaL() {}

  static boolean isThere() {
    return Loaded.YES;
  }

  /** Loaded once, when the first file is unpacked. */
  private static final class Loaded {
    static final boolean YES = mayLoad() && load();
  }

  private static boolean mayLoad() {
    return Runtime.version().feature() < FIRST_JAVA_THAT_WARNS || isNativeAccessEnabled();
  }

  /** Module.isNativeAccessEnabled, which Java 17 does not have. */
  private static boolean isNativeAccessEnabled() {
    try {
      return (boolean)
          Module.class.getMethod("isNativeAccessEnabled").invoke(IsaL.class.getModule());
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static boolean load() {
    // A library that is loaded needs no file any more: none is left when the process is killed.
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      return new IntelInflater().load(folder.path().toFile());
    } catch (LinkageError | RuntimeException e) {
      // No library for this machine, or none that may be loaded: plain Java does the work.
      return false;
    }
  }
}
