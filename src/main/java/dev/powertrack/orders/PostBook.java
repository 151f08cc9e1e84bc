package dev.powertrack.orders;

import static dev.powertrack.PowerTrackException.Kind.CANCELLED;
import static dev.powertrack.PowerTrackException.Kind.LIMIT;
import static dev.powertrack.PowerTrackException.Kind.LOCAL_IO;

import dev.powertrack.PowerTrackException;
import dev.powertrack.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts the POSTs of an account, so that a limit is known before the request: 30 in any hour and
 * 60 in a UTC day (vendor's API reference). The count is shared by all desks of this process, and
 * through a file by all processes that keep their files in the same folder; what is ordered
 * elsewhere it does not know. A POST counts before it is sent, whatever becomes of it.
 */
final class PostBook {
  static final int AN_HOUR = 30;
  static final int A_DAY = 60;

  private static final Duration KEPT = Duration.ofHours(25);
  private static final int LOCK_TRIES = 250;
  private static final Duration LOCK_PAUSE = Duration.ofMillis(20);

  private final OrderMemory memory;
  private final @Nullable Path file;
  private final Clock clock;

  /**
   * @param file null where nothing is kept on disk
   */
  PostBook(OrderMemory memory, @Nullable Path file, Clock clock) {
    this.memory = memory;
    this.file = file;
    this.clock = clock;
  }

  /**
   * @throws PowerTrackException LIMIT if so many would be too many now
   */
  void check(int wanted) {
    update(wanted, false);
  }

  /**
   * Counts one that is about to be sent.
   *
   * @throws PowerTrackException LIMIT if it would be one too many
   */
  void take() {
    update(1, true);
  }

  private void update(int wanted, boolean take) {
    synchronized (memory) {
      if (file == null) {
        count(wanted, take);
        return;
      }
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel =
                FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = locked(channel)) {
          read(channel);
          count(wanted, take);
          if (take) {
            write(channel);
          }
        }
      } catch (FileLockInterruptionException e) {
        throw new PowerTrackException(CANCELLED, "Cancelled before anything was sent.", e);
      } catch (IOException e) {
        throw new PowerTrackException(
            LOCAL_IO,
            "The orders of this account are counted in "
                + file
                + ", which cannot be read and written ("
                + Reason.of(e)
                + "). Nothing was sent. "
                + Reason.orMakeRoom(e, "Name another folder with cacheDir."),
            e);
      }
    }
  }

  private void count(int wanted, boolean take) {
    Instant now = clock.instant();
    memory.posts().removeIf(post -> post.at().isBefore(now.minus(KEPT)));
    refuse(now.minus(Duration.ofHours(1)), AN_HOUR, "an hour", wanted, now);
    refuse(now.truncatedTo(ChronoUnit.DAYS), A_DAY, "a UTC day", wanted, now);
    if (take) {
      memory.posts().add(Post.at(now));
    }
  }

  private void refuse(Instant since, int limit, String period, int wanted, Instant now) {
    long sent = memory.posts().stream().filter(post -> post.at().isAfter(since)).count();
    if (sent + wanted <= limit) {
      return;
    }
    String next =
        limit == AN_HOUR
            ? memory.posts().stream()
                .map(Post::at)
                .filter(at -> at.isAfter(since))
                .min(Instant::compareTo)
                .map(oldest -> " The next is possible at " + next(oldest) + ".")
                .orElse("")
            : " The next is possible at "
                + now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS)
                + ".";
    throw new PowerTrackException(
        LIMIT,
        "An account can create "
            + limit
            + " jobs "
            + period
            + ", and "
            + sent
            + " were sent from here"
            + (wanted == 1 ? "" : "; this would be " + wanted + " more")
            + "."
            + (wanted <= limit ? next : "")
            + " Nothing was sent.");
  }

  private static Instant next(Instant oldest) {
    return oldest.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  private void read(FileChannel channel) throws IOException {
    String text =
        new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    text.lines().map(Post::read).flatMap(Optional::stream).forEach(memory.posts()::add);
  }

  /** Cut off afterwards: a full disk has room for what stood there, and the count is not lost. */
  private void write(FileChannel channel) throws IOException {
    String text =
        memory.posts().stream().map(post -> post.line() + "\n").collect(Collectors.joining());
    channel.position(0);
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      int ignored = channel.write(bytes);
    }
    channel.truncate(channel.position());
    channel.force(false);
  }

  /** Another process is waited for by the lock itself, another class loader of this one by us. */
  private FileLock locked(FileChannel channel) throws IOException {
    for (int i = 0; i < LOCK_TRIES; i++) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        pause();
      }
    }
    throw new PowerTrackException(
        LOCAL_IO,
        "The orders of this account are counted in "
            + file
            + ", which another part of this process holds locked. Nothing was sent; it can be"
            + " repeated.");
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOCK_PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileLockInterruptionException();
    }
  }
}
