package dev.powertrack.orders;

import static dev.powertrack.PowerTrackException.Kind.CANCELLED;
import static dev.powertrack.PowerTrackException.Kind.UNCERTAIN;

import dev.powertrack.PowerTrackException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What became of a request that was sent once and whose answer is lost: asks a question about the
 * service's state until it shows the request's effect, a few times.
 *
 * <p>If the effect does not show, the request did not arrive, unless the service may still be at
 * it: after a timeout or a cancel nobody has seen the connection end.
 */
final class LostAnswer {
  /** Before each look. A service that hangs up after it took a request has it in its list soon. */
  static final List<Duration> PAUSES =
      List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2));

  private final PowerTrackException failure;
  private final List<Duration> pauses;

  private LostAnswer(PowerTrackException failure, List<Duration> pauses) {
    this.failure = failure;
    this.pauses = pauses;
  }

  /** The outcome of a write that failed so, or nothing where it was refused or never left. */
  static Optional<LostAnswer> of(PowerTrackException failure, List<Duration> pauses) {
    return failure.kind() == UNCERTAIN || failure.kind() == CANCELLED
        ? Optional.of(new LostAnswer(failure, pauses))
        : Optional.empty();
  }

  /**
   * Looks for the effect. An interrupt that came before is put off until the end.
   *
   * @param effect what to return, once it shows
   * @return empty if it certainly did not arrive
   * @throws PowerTrackException UNCERTAIN, saying {@code advice}
   */
  <T> Optional<T> lookFor(Supplier<Optional<T>> effect, String what, String advice) {
    boolean interrupted = Thread.interrupted();
    try {
      for (Duration pause : pauses) {
        Thread.sleep(pause.toMillis());
        Optional<T> found = effect.get();
        if (found.isPresent()) {
          return found;
        }
      }
    } catch (InterruptedException e) {
      interrupted = true;
      throw cannotBeTold(what, advice, e);
    } catch (PowerTrackException e) {
      throw cannotBeTold(what, advice, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if (mayStillArrive()) {
      throw cannotBeTold(what, advice, null);
    }
    return Optional.empty();
  }

  private boolean mayStillArrive() {
    return failure.kind() == CANCELLED || failure.getCause() instanceof SocketTimeoutException;
  }

  private PowerTrackException cannotBeTold(
      String what, String advice, @org.jspecify.annotations.Nullable Exception alsoFailed) {
    PowerTrackException told =
        new PowerTrackException(
            UNCERTAIN, "Whether " + what + " cannot be told: " + why() + ". " + advice, failure);
    if (alsoFailed != null) {
      told.addSuppressed(alsoFailed);
    }
    return told;
  }

  /** In a few words, for a sentence. */
  String why() {
    if (failure.kind() == CANCELLED) {
      return "it was cancelled while the request was under way";
    }
    if (failure.getCause() instanceof SocketTimeoutException) {
      return "the request was sent and nothing came back in time";
    }
    return failure.getCause() instanceof IOException
        ? "the connection broke before the answer"
        : "the service gave no clear answer";
  }

  PowerTrackException failure() {
    return failure;
  }
}
