package dev.powertrack.sql.table;

import dev.powertrack.archive.DataFile;
import dev.powertrack.scan.FileReport;
import dev.powertrack.scan.ScanEngine;
import dev.powertrack.tweet.SystemMessage.Outcome;
import java.util.Optional;

/**
 * Which files need no second look: what a scan before found in them, if it read them to the end and
 * nothing was wrong with them. A file with which something is wrong is read again, so that its
 * warning is given again.
 */
record KnownFiles(ScanEngine engine) {

  /** The report of the file as it is now, if it can stand for reading the file. */
  Optional<FileReport> report(DataFile file) {
    return engine.known(file).filter(KnownFiles::isClean);
  }

  private static boolean isClean(FileReport report) {
    return report.problem() == null
        && report.unreadableLines() == 0
        && report.footerOutcome() == Outcome.COMPLETED
        && Boolean.TRUE.equals(report.footerAgrees())
        && (report.times() == null || report.times().outsideWindow() == 0);
  }
}
