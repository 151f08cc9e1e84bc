package dev.powertrack.cli;

import dev.powertrack.PowerTrackException;
import dev.powertrack.jdbc.ArchiveSession;
import java.sql.SQLException;

/** Something that was not ordered, or of which that cannot be told. Its exit code says which. */
final class OrderFailure extends Exception {
  /** A guard rail, or the service, has refused it, and nothing is ordered. */
  static final int REFUSED = 3;

  /** Sent, and nobody knows whether it arrived. */
  static final int UNCERTAIN = 4;

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final SQLException failure;

  private OrderFailure(int exitCode, SQLException failure) {
    super(failure);
    this.exitCode = exitCode;
    this.failure = failure;
  }

  static OrderFailure of(PowerTrackException failure) {
    int exitCode =
        switch (failure.kind()) {
          case INVALID_VALUE,
              ALREADY_EXISTS,
              NOT_IN_STATE,
              EXPIRED,
              REFUSED,
              LIMIT,
              READ_ONLY,
              UNSUPPORTED ->
              REFUSED;
          case UNCERTAIN -> UNCERTAIN;
          default -> Main.FAILED;
        };
    return new OrderFailure(exitCode, ArchiveSession.asSqlException(failure));
  }

  int exitCode() {
    return exitCode;
  }

  SQLException failure() {
    return failure;
  }
}
