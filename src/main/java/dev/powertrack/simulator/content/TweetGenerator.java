package dev.powertrack.simulator.content;

import dev.powertrack.simulator.content.SimulatedTweet.Counts;
import dev.powertrack.simulator.content.SimulatedTweet.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Invents the tweets of a job. A tweet is a pure function of the seed, its minute and its place
 * among the minute's tweets, so that any window can be made without the others, as often as one
 * likes.
 *
 * <p>The first tweet of a minute is always somebody's own, by somebody famous. Retweets, quotes and
 * many replies lead to one of those, a little earlier: so what is retweeted is itself a row of the
 * job, unless it is older than the job.
 *
 * <p>Thread-safe.
 */
public final class TweetGenerator {
  private static final int BLOCK = 20;
  private static final long MINUTE = 60_000;

  private final long seed;
  private final Topic topic;
  private final Volume volume;
  private final List<MatchingRule> rules;
  private final Population population;
  private final TweetAuthor author;

  private TweetGenerator(long seed, Topic topic, Volume volume, List<MatchingRule> rules) {
    Vocabulary vocabulary = Vocabulary.get();
    this.seed = seed;
    this.topic = topic;
    this.volume = volume;
    this.rules = List.copyOf(rules);
    this.population = new Population(seed, vocabulary);
    this.author = new TweetAuthor(vocabulary, population, this.rules);
  }

  /**
   * A generator for one job.
   *
   * @param rules at least one: each tweet matches at least one of them
   */
  public static TweetGenerator of(long seed, Topic topic, Volume volume, List<MatchingRule> rules) {
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a job has at least one rule");
    }
    return new TweetGenerator(seed, topic, volume, rules);
  }

  /** How many tweets there are from one minute to another, without making them. */
  public int count(Instant from, Instant to) {
    return volume.between(minute(from), minute(to));
  }

  /** The tweets from one minute to another, in the order of a data file: mostly by time. */
  List<SimulatedTweet> tweets(Instant from, Instant to) {
    List<SimulatedTweet> tweets = new ArrayList<>();
    for (long minute = minute(from); minute < minute(to); minute++) {
      int count = volume.inMinute(minute);
      for (int index = 0; index < count; index++) {
        tweets.add(tweet(minute, index, count));
      }
    }
    tweets.sort(Comparator.comparingLong(TweetGenerator::arrival));
    return tweets;
  }

  /** One tweet in twelve comes some seconds late, as in real files. */
  private static long arrival(SimulatedTweet tweet) {
    Dice dice = Dice.of(tweet.id(), 3);
    return tweet.postedAtMillis() + (dice.chance(0.08) ? dice.below(4_000) : 0);
  }

  private SimulatedTweet tweet(long minute, int index, int count) {
    Dice dice = Dice.of(seed, minute, index);
    // Each has its own slice of the minute, so no two share a millisecond.
    long millis = minute * MINUTE + (long) ((index + dice.unit()) * MINUTE / count);
    long id = Snowflake.id(millis, dice.next());
    Topic.Phase phase = topic.at(millis);
    double kind = dice.unit();
    if (index == 0) {
      User famous = population.famous(dice);
      return isQuote(minute)
          ? author.quote(id, millis, phase, famous, seen(earlier(dice, minute, true), millis), dice)
          : author.post(id, millis, phase, famous, dice);
    }
    User anyone = population.anyone(dice);
    if (kind < 0.38) {
      return author.retweet(id, millis, anyone, seen(earlier(dice, minute, false), millis), dice);
    }
    if (kind < 0.45) {
      return author.quote(
          id, millis, phase, anyone, seen(earlier(dice, minute, true), millis), dice);
    }
    if (kind < 0.60) {
      return author.reply(id, millis, phase, anyone, answered(dice, minute, millis), dice);
    }
    return author.post(id, millis, phase, anyone, dice);
  }

  /** Whether the first tweet of a minute quotes another. */
  private boolean isQuote(long minute) {
    return Long.remainderUnsigned(Dice.hash(seed + 101, minute), 8) == 0;
  }

  /** The first tweet of an earlier minute: one of a few in each twenty minutes get around. */
  private SimulatedTweet earlier(Dice dice, long minute, boolean plain) {
    long block = Math.floorDiv(minute, BLOCK);
    while (dice.chance(0.45)) {
      block--;
    }
    int hit = dice.zipf(8);
    for (; ; block--) {
      long start = block * BLOCK + Long.remainderUnsigned(Dice.hash(seed + hit, block), BLOCK);
      for (long at = Math.min(start, minute - 1); at >= block * BLOCK; at--) {
        int count = volume.inMinute(at);
        if (count > 0 && !(plain && isQuote(at))) {
          return tweet(at, 0, count);
        }
      }
      if (block < Math.floorDiv(minute, BLOCK) - 1_000) {
        // Nothing for two weeks: a tweet of yesterday that no rule of the job found.
        return tweet(plainMinute(minute - 1440), 0, 1);
      }
    }
  }

  private long plainMinute(long minute) {
    long at = minute;
    while (isQuote(at)) {
      at--;
    }
    return at;
  }

  private Reply answered(Dice dice, long minute, long millis) {
    if (dice.chance(0.5)) {
      SimulatedTweet famous = earlier(dice, minute, false);
      return new Reply(famous.id(), famous.author());
    }
    // Most conversations are among people whom no rule of the job found.
    long before = millis - 1_000L * dice.wide(20, 7_200);
    return new Reply(Snowflake.id(before, dice.next()), population.anyone(dice));
  }

  /** A tweet as it looked at a later time: counts grow fast at first and then hardly. */
  private static SimulatedTweet seen(SimulatedTweet tweet, long atMillis) {
    Dice dice = Dice.of(tweet.id(), 5);
    int all = dice.wide(30, 60_000);
    double hours = (atMillis - tweet.postedAtMillis()) / 3.6e6;
    int retweets = 1 + (int) (all * (1 - Math.exp(-hours / 2)));
    return tweet.with(
        new Counts(retweets, retweets * dice.between(8, 19) / 10, retweets / 12, retweets / 20));
  }

  private static long minute(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), 60L);
  }

  /** The job's rules. */
  public List<MatchingRule> rules() {
    return rules;
  }
}
