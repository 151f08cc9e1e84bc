package dev.powertrack.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.powertrack.PowerTrackException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Answers that are kept for a while, and one request for all who ask at the same time. The first to
 * ask fetches on its own thread, the others wait for it and can be interrupted. Failures are shared
 * but not kept; if the first is cancelled, one of the others fetches. Safe for several threads.
 */
final class SharedAnswers<V> {
  private final Ticker ticker;
  private final Cache<String, Entry<V>> entries;

  /**
   * @param lifetime how long an answer is kept
   * @param weight what an answer counts towards {@code most}
   */
  SharedAnswers(Ticker ticker, Function<V, Duration> lifetime, ToIntFunction<V> weight, long most) {
    this.ticker = ticker;
    this.entries =
        Caffeine.newBuilder()
            .ticker(ticker)
            .executor(Runnable::run)
            .maximumWeight(most)
            .weigher((String key, Entry<V> entry) -> entry.weight(weight))
            .expireAfter(Expiry.writing((String key, Entry<V> entry) -> entry.lifetime(lifetime)))
            .build();
  }

  V get(String key, Supplier<V> fetch) {
    while (true) {
      Entry<V> mine = new Entry<>();
      Entry<V> first = entries.asMap().putIfAbsent(key, mine);
      if (first == null) {
        return lead(key, mine, fetch);
      }
      try {
        return first.await();
      } catch (LeaderCancelled e) {
        entries.asMap().remove(key, first);
      }
    }
  }

  /**
   * A new answer, for everybody who asks for one at about the same time: an answer that is being
   * fetched or arrived within {@code together} is new enough.
   */
  V refresh(String key, Duration together, Supplier<V> fetch) {
    Entry<V> known = entries.getIfPresent(key);
    if (known != null && known.isOlderThan(together, ticker.read())) {
      entries.asMap().remove(key, known);
    }
    return get(key, fetch);
  }

  /** Forgets one answer; one under way is given to those who wait for it and not kept. */
  void forget(String key) {
    entries.invalidate(key);
  }

  /** Forgets everything; an answer under way is given to those who wait for it and not kept. */
  void clear() {
    entries.invalidateAll();
  }

  private V lead(String key, Entry<V> mine, Supplier<V> fetch) {
    try {
      V value = fetch.get();
      mine.complete(value, ticker.read());
      // Writing it again starts its lifetime, unless it has been forgotten meanwhile.
      boolean ignored = entries.asMap().replace(key, mine, mine);
      return value;
    } catch (Throwable e) {
      entries.asMap().remove(key, mine);
      mine.fail(e);
      throw e;
    }
  }

  private static final class LeaderCancelled extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static final class Entry<V> {
    private final CompletableFuture<V> value = new CompletableFuture<>();
    private volatile long arrived;

    void complete(V answer, long now) {
      arrived = now;
      value.complete(answer);
    }

    void fail(Throwable failure) {
      value.completeExceptionally(failure);
    }

    boolean isOlderThan(Duration age, long now) {
      return value.isDone() && now - arrived > age.toNanos();
    }

    int weight(ToIntFunction<V> weight) {
      return value.isDone() ? weight.applyAsInt(value.join()) : 0;
    }

    Duration lifetime(Function<V, Duration> lifetime) {
      return value.isDone() ? lifetime.apply(value.join()) : Duration.ofDays(1);
    }

    V await() throws LeaderCancelled {
      try {
        return value.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PowerTrackException(
            PowerTrackException.Kind.CANCELLED, "Cancelled while waiting for the service.");
      } catch (ExecutionException e) {
        if (e.getCause() instanceof PowerTrackException failure) {
          if (failure.kind() == PowerTrackException.Kind.CANCELLED) {
            throw new LeaderCancelled();
          }
          throw new PowerTrackException(
              failure.kind(), String.valueOf(failure.getMessage()), failure);
        }
        throw new PowerTrackException(
            PowerTrackException.Kind.INTERNAL, "Cannot ask the service.", e.getCause());
      }
    }
  }
}
