package dev.powertrack.simulator.content;

import dev.powertrack.simulator.content.SimulatedTweet.Counts;
import dev.powertrack.simulator.content.SimulatedTweet.Point;
import dev.powertrack.simulator.content.SimulatedTweet.Reply;
import dev.powertrack.simulator.content.TweetText.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes posts, replies, quotes and retweets. Thread-safe. */
final class TweetAuthor {
  private static final List<String> EMOJI =
      List.of("⚽", "😂", "🏆", "😭", "👏👏", "🇩🇪", "🇦🇷", "❤️", "🔥", "👨‍👩‍👧", "🎉", "😱");
  private static final List<String> SYMBOLS = List.of("TWTR", "FB", "AAPL", "ADS", "NKE");

  private final Vocabulary vocabulary;
  private final Population population;
  private final List<MatchingRule> rules;

  TweetAuthor(Vocabulary vocabulary, Population population, List<MatchingRule> rules) {
    this.vocabulary = vocabulary;
    this.population = population;
    this.rules = rules;
  }

  SimulatedTweet post(long id, long millis, Topic.Phase phase, User author, Dice dice) {
    return write(new Draft(id, millis, phase, author, null, null), dice);
  }

  SimulatedTweet reply(
      long id, long millis, Topic.Phase phase, User author, Reply reply, Dice dice) {
    return write(new Draft(id, millis, phase, author, null, reply), dice);
  }

  SimulatedTweet quote(
      long id, long millis, Topic.Phase phase, User author, SimulatedTweet quoted, Dice dice) {
    return write(new Draft(id, millis, phase, author, quoted, null), dice);
  }

  /** Says nothing of its own: text, language and matching rules are those of the retweeted. */
  SimulatedTweet retweet(long id, long millis, User author, SimulatedTweet retweeted, Dice dice) {
    return new SimulatedTweet(
        id,
        millis,
        author,
        retweeted.text(),
        retweeted.lang(),
        source(dice),
        retweeted,
        null,
        null,
        new Counts(retweeted.counts().retweets(), 0, 0, 0),
        null,
        null,
        retweeted.matches());
  }

  /** What is settled about a tweet before it has a text. */
  private record Draft(
      long id,
      long millis,
      Topic.Phase phase,
      User author,
      @Nullable SimulatedTweet quoted,
      @Nullable Reply reply) {}

  private SimulatedTweet write(Draft draft, Dice dice) {
    TweetComposer composer = new TweetComposer();
    MatchingRule rule = rules.get(dice.zipf(rules.size()));
    compose(draft, rule, composer, dice);
    List<MatchingRule> matches = new ArrayList<>(rules);
    matches.removeIf(any -> !any.matches(composer.words()));
    if (matches.isEmpty()) {
      // A rule without keywords, such as one about where tweets come from.
      matches.add(rule);
    }
    boolean placed = dice.chance(0.06);
    City city = placed ? vocabulary.city(draft.author().language(), dice) : null;
    return new SimulatedTweet(
        draft.id(),
        draft.millis(),
        draft.author(),
        composer.finish(),
        draft.author().language(),
        source(dice),
        null,
        draft.quoted(),
        draft.reply(),
        Counts.NONE,
        city,
        city != null && dice.chance(0.6) ? within(city, dice) : null,
        List.copyOf(matches));
  }

  private void compose(Draft draft, MatchingRule rule, TweetComposer composer, Dice dice) {
    List<String> phrases = draft.author().language().phrases(draft.phase().mood());
    Reply reply = draft.reply();
    if (reply != null) {
      composer.mention(reply.user());
    }
    say(composer, phrases, dice);
    if (reply == null && dice.chance(0.15)) {
      composer.mention(population.anyone(dice));
    }
    // A few are long: longer than the 140 characters that the record itself shows.
    boolean isLong = dice.chance(0.04);
    List<String> more = draft.author().language().general();
    for (int next = dice.below(more.size()); isLong && composer.length() < 150; next++) {
      say(composer, List.of(more.get(next % more.size())), dice);
    }
    for (int tags = dice.zipf(4); tags > 0; tags--) {
      hashtag(composer, draft.phase().hashtags(), dice);
    }
    boolean matches = rules.stream().anyMatch(any -> any.matches(composer.words()));
    if (!matches && !rule.keywords().isEmpty()) {
      composer.keyword(rule.keywords().get(dice.zipf(rule.keywords().size())));
    }
    if (dice.chance(0.01)) {
      composer.symbol(dice.pick(SYMBOLS));
    }
    attach(draft, composer, dice);
  }

  private static void hashtag(TweetComposer composer, List<String> hashtags, Dice dice) {
    String tag = hashtags.get(dice.zipf(hashtags.size()));
    if (!composer.words().contains("#" + tag.toLowerCase(Locale.ROOT))) {
      composer.hashtag(tag);
    }
  }

  private static void say(TweetComposer composer, List<String> phrases, Dice dice) {
    composer.say(dice.pick(phrases));
    if (dice.chance(0.35)) {
      composer.say(dice.pick(EMOJI));
    }
    if (dice.chance(0.06)) {
      composer.newLine();
    }
  }

  private static void attach(Draft draft, TweetComposer composer, Dice dice) {
    SimulatedTweet quoted = draft.quoted();
    if (quoted != null) {
      String target =
          "https://twitter.com/" + quoted.author().screenName() + "/status/" + quoted.id();
      String display = target.substring(8, 34) + "…";
      composer.link(
          new Link(TweetComposer.shortLink(dice), target, display, null, null, null, null));
    } else if (dice.chance(0.14)) {
      composer.link(Links.page(dice));
    } else if (dice.chance(0.16)) {
      composer.attach(Links.media(draft.id(), draft.author(), dice));
    }
  }

  private Vocabulary.Source source(Dice dice) {
    return vocabulary.sources().get(dice.zipf(vocabulary.sources().size()));
  }

  private static Point within(City city, Dice dice) {
    return new Point(
        City.rounded(city.south() + dice.unit() * city.size()),
        City.rounded(city.west() + dice.unit() * city.size()));
  }
}
