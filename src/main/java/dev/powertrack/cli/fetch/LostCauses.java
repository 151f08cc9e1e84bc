package dev.powertrack.cli.fetch;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.DataFile;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows when to give up. Each refused link costs a look at the list of results, and each dead
 * connection seconds of waiting: where two dozen in a row have failed alike, the others of the job,
 * or of the account, are put off. The dead links of a job may lie together, so it is given up only
 * when some from all over the rest have failed too.
 */
final class LostCauses {
  private static final int IN_A_ROW = 24;

  private final Map<String, Row> refusals = new HashMap<>();
  private Row unreachable = Row.NONE;

  private record Row(int length, String why) {
    static final Row NONE = new Row(0, "");

    Row and(String another) {
      return new Row(length + 1, another);
    }

    boolean isHopeless() {
      return length >= IN_A_ROW;
    }
  }

  /** A file was fetched. */
  synchronized void gone(DataFile file) {
    refusals.remove(file.jobId());
    unreachable = Row.NONE;
  }

  synchronized void failed(DataFile file, PowerTrackException failure) {
    String why = IN_A_ROW + " failed in a row";
    if (failure.kind() == Kind.CONNECTION) {
      unreachable = unreachable.and(why + " for want of a connection");
    } else if (failure.kind() == Kind.EXPIRED) {
      refusals.merge(file.jobId(), Row.NONE.and(""), (row, one) -> row.and(why + " as expired"));
    }
  }

  /** Whether nothing can be reached, whichever file is tried. */
  synchronized boolean isUnreachable() {
    return unreachable.isHopeless();
  }

  /** Why a file is not worth a try; null if it is. */
  synchronized @Nullable String why(DataFile file) {
    Row refused = refusals.getOrDefault(file.jobId(), Row.NONE);
    Row row = unreachable.isHopeless() ? unreachable : refused;
    return row.isHopeless() ? row.why() : null;
  }
}
