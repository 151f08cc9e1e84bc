package dev.powertrack.cli;

import dev.powertrack.scan.gunzip.Gunzip;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/**
 * What {@code --version} says: our version from the jar's manifest, the Java that runs it, and what
 * unpacks data files.
 */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String ours = Main.class.getPackage().getImplementationVersion();
    return new String[] {
      "powertrack-sql " + Objects.requireNonNullElse(ours, "(not from a jar)"),
      "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"),
      "Data files are unpacked by " + Gunzip.library()
    };
  }
}
