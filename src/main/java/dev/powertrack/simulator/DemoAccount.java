package dev.powertrack.simulator;

import dev.powertrack.simulator.SimulatedJob.Decision;
import dev.powertrack.simulator.SimulatedJob.Outcome;
import dev.powertrack.simulator.SimulatedJob.Span;
import dev.powertrack.simulator.content.DataFormat;
import dev.powertrack.simulator.content.MatchingRule;
import dev.powertrack.simulator.content.Topic;
import dev.powertrack.simulator.content.TweetGenerator;
import dev.powertrack.simulator.content.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that the demo account holds from the start, one in each state that lasts: {@code
 * world-cup-final} and {@code world-cup-final-original}, {@code year-2013}, {@code
 * song-contest-2014} (all delivered, the last one about to expire), {@code brazil-protests}
 * (quoted), {@code transit-of-venus} (running), {@code meteor-over-chelyabinsk} (failed) and {@code
 * everything-about-cats} (rejected).
 */
final class DemoAccount {
  private static final String PUBLISHER = "twitter";
  private static final Duration WHOLE_LIFE = SimulatedJob.LIFE.minusDays(1);

  private final Account account;
  private final long seed;
  private final Instant now;

  private DemoAccount(Account account, long seed, Instant now) {
    this.account = account;
    this.seed = seed;
    this.now = now;
  }

  static Account open(long seed, Instant now) {
    Account account = new Account(seed);
    new DemoAccount(account, seed, now).fill();
    return account;
  }

  private void fill() {
    delivered("world-cup-final", final2014(DataFormat.ACTIVITY_STREAMS), WHOLE_LIFE);
    delivered("world-cup-final-original", final2014(DataFormat.ORIGINAL), WHOLE_LIFE);
    delivered("year-2013", year2013(), WHOLE_LIFE);
    delivered(
        "song-contest-2014",
        everyday(
            "song-contest-2014", "2014-05-10T19:00:00Z", "2014-05-10T23:00:00Z", "#eurovision"),
        Duration.ofHours(2));
    job(
        "brazil-protests",
        everyday("brazil-protests", "2013-06-13T00:00:00Z", "2013-07-01T00:00:00Z", "#protesto"),
        Duration.ofHours(3),
        Outcome.DELIVERED,
        null);
    job(
        "transit-of-venus",
        everyday("transit-of-venus", "2012-06-05T00:00:00Z", "2012-06-07T00:00:00Z", "#venus"),
        Duration.ofDays(1),
        Outcome.DELIVERED,
        new Decision(
            Account.USER,
            now.minus(Duration.ofHours(5)),
            new Span(now.minus(Duration.ofHours(4)), now.plus(Duration.ofHours(6)))));
    job(
        "meteor-over-chelyabinsk",
        everyday("meteor", "2013-02-15T00:00:00Z", "2013-02-16T00:00:00Z", "meteor"),
        Duration.ofDays(3),
        Outcome.FAILED,
        ran(now.minus(Duration.ofDays(2))));
    job(
        "everything-about-cats",
        everyday("cats", "2012-01-01T00:00:00Z", "2014-01-01T00:00:00Z", "cat"),
        Duration.ofDays(6),
        Outcome.DELIVERED,
        new Decision(Account.USER, now.minus(Duration.ofDays(5)), null));
  }

  private void delivered(String title, JobContent content, Duration left) {
    Instant deliveredAt = now.minus(SimulatedJob.LIFE).plus(left);
    job(
        title,
        content,
        Duration.between(deliveredAt, now).plusHours(3),
        Outcome.DELIVERED,
        ran(deliveredAt.minus(SimulatedJob.CHECK)));
  }

  /** A job that was requested so long ago and quoted eight minutes later. */
  private void job(
      String title,
      JobContent content,
      Duration ago,
      Outcome outcome,
      @Nullable Decision decision) {
    Instant requested = now.minus(ago);
    account.add(
        new SimulatedJob(
            account.uuid(title),
            title,
            PUBLISHER,
            content,
            Account.USER,
            requested,
            outcome,
            new Span(requested.plusSeconds(3), requested.plusSeconds(480)),
            decision));
  }

  /** Accepted and run for an hour and a half until a moment. */
  private static Decision ran(Instant until) {
    Instant from = until.minus(Duration.ofMinutes(90));
    return new Decision(Account.USER, from.minusSeconds(60), new Span(from, until));
  }

  /** The same tweets in either format. */
  private JobContent final2014(DataFormat format) {
    List<MatchingRule> rules =
        List.of(
            rule("#WorldCup OR #WorldCupFinal OR #GERARG", "tournament", 0),
            rule("(#GER OR #DieMannschaft OR Deutschland)", "germany", 1),
            rule("(#ARG OR #VamosArgentina OR Argentina)", "argentina", 2),
            rule("(Messi OR #Messi OR Götze OR #Götze)", null, 3));
    return new JobContent(
        format,
        Instant.parse("2014-07-13T00:00:00Z"),
        Instant.parse("2014-07-14T00:00:00Z"),
        TweetGenerator.of(seed, Topic.worldCupFinal(), Volume.matchDay(seed), rules),
        List.of(
            Instant.parse("2014-07-13T21:25:00Z"),
            Instant.parse("2014-07-13T21:26:00Z"),
            Instant.parse("2014-07-13T22:03:00Z")));
  }

  private JobContent year2013() {
    List<MatchingRule> rules =
        List.of(rule("(train OR railway) delay", "rail", 4), rule("#opendata", "open data", 5));
    return new JobContent(
        DataFormat.ACTIVITY_STREAMS,
        Instant.parse("2013-01-01T00:00:00Z"),
        Instant.parse("2014-01-01T00:00:00Z"),
        TweetGenerator.of(seed + 1, Topic.everyday(), Volume.everyWindow(seed + 1), rules),
        List.of());
  }

  private JobContent everyday(String what, String from, String to, String rule) {
    long content = seed + what.hashCode();
    return new JobContent(
        DataFormat.ACTIVITY_STREAMS,
        Instant.parse(from),
        Instant.parse(to),
        TweetGenerator.of(
            content, Topic.everyday(), Volume.daily(content, 1.5), List.of(rule(rule, what, 6))),
        List.of());
  }

  private MatchingRule rule(String value, @Nullable String tag, int position) {
    return MatchingRule.of(value, tag, seed, position);
  }
}
