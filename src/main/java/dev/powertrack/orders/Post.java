package dev.powertrack.orders;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A POST that was sent or is about to be.
 *
 * @param id tells two of the same moment apart
 */
record Post(Instant at, UUID id) {

  static Post at(Instant time) {
    return new Post(time, UUID.randomUUID());
  }

  /** Nothing for a line that a crash cut off. */
  static Optional<Post> read(String line) {
    String[] parts = line.split(" ", -1);
    try {
      return parts.length == 2
          ? Optional.of(new Post(Instant.parse(parts[0]), UUID.fromString(parts[1])))
          : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String line() {
    return at + " " + id;
  }
}
