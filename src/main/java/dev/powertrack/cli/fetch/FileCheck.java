package dev.powertrack.cli.fetch;

import dev.powertrack.PowerTrackException;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.ListedFile;
import dev.powertrack.scan.FileReport;
import dev.powertrack.scan.ScanEngine;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one file.
 *
 * @param state as it was listed
 * @param report what it holds; null for one that is not here, or cannot be read at all
 * @param wrong what is wrong with it, lines that cannot be read included; null if nothing is, or
 *     nothing is known
 */
public record FileCheck(
    DataFile file, FileState state, @Nullable FileReport report, @Nullable String wrong) {
  /** Which of two is right nobody knows; in a folder they are two copies. */
  static final String SECOND_LINK =
      "the service lists two different links for it; only the first is read";

  /**
   * Checks a file that is here; of one that is not, tells what was wrong when it was fetched.
   *
   * @param deep reads it, whatever is known of it
   */
  static FileCheck of(ListedFile listed, ScanEngine engine, boolean deep, CancelSignal signal) {
    DataFile file = listed.file();
    if (listed.state() == FileState.DUPLICATE) {
      boolean local = engine.archive().state(file) == FileState.LOCAL;
      return new FileCheck(file, listed.state(), null, local ? null : SECOND_LINK);
    }
    if (listed.state() == FileState.LISTED) {
      FileReport seen = engine.reports().of(file).orElse(null);
      return new FileCheck(file, listed.state(), seen, engine.foundWrong(file).orElse(null));
    }
    try {
      FileReport report = deep ? engine.verify(file, signal) : engine.report(file, signal);
      return new FileCheck(file, listed.state(), report, report.flaw());
    } catch (PowerTrackException e) {
      if (e.kind() == PowerTrackException.Kind.CANCELLED) {
        throw e;
      }
      return new FileCheck(file, listed.state(), null, Shortfall.reason(e));
    }
  }

  public boolean isDuplicate() {
    return state == FileState.DUPLICATE;
  }

  public boolean isHere() {
    return state == FileState.STORED || state == FileState.LOCAL;
  }

  public boolean isVerified() {
    return isHere() && report != null && wrong == null;
  }

  public boolean isMissing() {
    return state == FileState.LISTED && wrong == null;
  }
}
