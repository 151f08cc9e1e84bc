package dev.powertrack.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.URI;
import java.time.Duration;

/**
 * The limiters of this process. The service counts the GETs of an account and not of a client, so
 * this is the one static state of the room: all clients of an account go through the same limiter.
 *
 * <p>A client looks its limiter up for every GET and never keeps it. So the registry forgets an
 * account that nobody has asked about for an hour, and still remembers the last GETs of a client
 * that was closed a second ago, which counting references would not.
 */
final class GetLimiters {
  private static final LoadingCache<Account, GetLimiter> LIMITERS =
      Caffeine.newBuilder()
          .expireAfterAccess(Duration.ofHours(1))
          .build(account -> new GetLimiter(account.limit(), Ticker.systemTicker()));

  private GetLimiters() {}

  static GetLimiter of(ApiSettings settings) {
    return LIMITERS.get(new Account(settings.base(), settings.account(), settings.rateLimit()));
  }

  private record Account(URI base, String name, RateLimit limit) {}
}
