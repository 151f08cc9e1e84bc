package dev.powertrack.orders;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.Rule;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process remembers of the orders of one account. The service counts the POSTs of an
 * account and not of a client, so this is the one static state of the room, as the limiters of GETs
 * are in theirs: all desks of an account share it.
 */
final class OrderMemory {
  /** The longest limit is that of a day. */
  private static final LoadingCache<Account, OrderMemory> ACCOUNTS =
      Caffeine.newBuilder()
          .expireAfterAccess(Duration.ofHours(25))
          .build(account -> new OrderMemory());

  private final Set<Post> posts = new HashSet<>();
  private final Map<String, List<Rule>> rules = new ConcurrentHashMap<>();

  static OrderMemory of(HistoricalPowerTrack service) {
    return ACCOUNTS.get(new Account(service.base(), service.account()));
  }

  /** To be used under this object's lock. */
  Set<Post> posts() {
    return posts;
  }

  /** By job id. */
  Map<String, List<Rule>> rules() {
    return rules;
  }

  private record Account(URI base, String name) {}
}
