package dev.powertrack.simulator.content;

import dev.powertrack.simulator.content.TweetText.Link;
import dev.powertrack.simulator.content.TweetText.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tweet, before it is written in one format or the other. Times are milliseconds since 1970.
 *
 * @param text of a retweet the text of what it retweets
 * @param lang of the text
 * @param retweeted what it retweets; null if it is not a retweet
 * @param quoted what it quotes; null if it quotes nothing
 * @param reply what it answers; null if it is not a reply
 * @param retweetCount when it was seen: 0 on a fresh tweet, more on one that is retweeted or quoted
 * @param place where it was sent from; null if not known
 * @param point latitude and longitude; null if not known
 * @param matches the job's rules that it fits
 */
record SimulatedTweet(
    long id,
    long postedAtMillis,
    User author,
    TweetText text,
    Language lang,
    Vocabulary.Source source,
    @Nullable SimulatedTweet retweeted,
    @Nullable SimulatedTweet quoted,
    @Nullable Reply reply,
    Counts counts,
    @Nullable City place,
    @Nullable Point point,
    List<MatchingRule> matches) {

  /** What is answered. */
  record Reply(long statusId, User user) {}

  /** How it was received until it was seen. */
  record Counts(int retweets, int favourites, int replies, int quotes) {
    static final Counts NONE = new Counts(0, 0, 0, 0);
  }

  /** In degrees. */
  record Point(double lat, double lon) {}

  /** What the record itself shows as its text: cut if the tweet is long, "RT @…" on a retweet. */
  TweetText shownText() {
    if (retweeted != null) {
      return text.retweeted(retweeted.author());
    }
    return text.isLong() ? text.cut(id) : text;
  }

  boolean isLong() {
    return retweeted == null && text.isLong();
  }

  /** What is quoted here or by the tweet that is retweeted. */
  @Nullable SimulatedTweet anyQuoted() {
    return retweeted == null ? quoted : retweeted.quoted();
  }

  /** The tweet seen later, with what it had gathered by then. */
  SimulatedTweet with(Counts newCounts) {
    return new SimulatedTweet(
        id,
        postedAtMillis,
        author,
        text,
        lang,
        source,
        retweeted,
        quoted,
        reply,
        newCounts,
        place,
        point,
        matches);
  }

  /** Links that were followed, those of a retweeted tweet for a retweet. */
  List<Link> unwoundLinks() {
    return text.urls().stream().map(Span::what).filter(link -> link.unwound() != null).toList();
  }
}
