package dev.powertrack.tweet;

import static dev.powertrack.tweet.Expressions.either;
import static dev.powertrack.tweet.Expressions.isPresent;
import static dev.powertrack.tweet.Expressions.textIs;
import static dev.powertrack.tweet.Lists.firstList;
import static dev.powertrack.tweet.Lists.listWhen;

import dev.powertrack.tweet.Expression.Condition;
import dev.powertrack.tweet.Expression.ListChoice;

/**
 * Where the lists of a tweet stand (reference: tweet-formats, rules 9 and 12). Of a retweet the
 * nested tweet's count, because the retweet's own are cut; those of a long text win over those of
 * the short one; of media the extended list wins.
 */
final class TweetEntities {
  static final Condition AS_RETWEET = textIs("verb", "share");
  static final Condition ORIG_RETWEET = isPresent("retweeted_status");

  static final ListChoice AS_RULES = firstList("gnip.matching_rules");
  static final ListChoice ORIG_RULES = firstList("matching_rules");

  static final ListChoice AS_MEDIA = listWhen(AS_RETWEET, asMedia("object."), asMedia(""));
  static final ListChoice ORIG_MEDIA =
      listWhen(ORIG_RETWEET, origMedia("retweeted_status."), origMedia(""));

  /** That the tweet says what is in its text, so that a list which is missing is an empty one. */
  static final Condition AS_ENTITIES =
      either(
          AS_RETWEET,
          isPresent("object.long_object.twitter_entities", "object.twitter_entities"),
          isPresent("long_object.twitter_entities", "twitter_entities"));

  static final Condition ORIG_ENTITIES =
      either(
          ORIG_RETWEET,
          isPresent("retweeted_status.extended_tweet.entities", "retweeted_status.entities"),
          isPresent("extended_tweet.entities", "entities"));

  private TweetEntities() {}

  /** hashtags, symbols, user_mentions or urls in Activity Streams. */
  static ListChoice asEntities(String list) {
    return listWhen(
        AS_RETWEET,
        firstList("object.long_object.twitter_entities." + list, "object.twitter_entities." + list),
        firstList("long_object.twitter_entities." + list, "twitter_entities." + list));
  }

  /** hashtags, symbols, user_mentions or urls in the original format. */
  static ListChoice origEntities(String list) {
    return listWhen(
        ORIG_RETWEET,
        firstList(
            "retweeted_status.extended_tweet.entities." + list,
            "retweeted_status.entities." + list),
        firstList("extended_tweet.entities." + list, "entities." + list));
  }

  private static ListChoice asMedia(String tweet) {
    return firstList(
        tweet + "long_object.twitter_extended_entities.media",
        tweet + "long_object.extended_entities.media",
        tweet + "twitter_extended_entities.media",
        tweet + "long_object.twitter_entities.media",
        tweet + "twitter_entities.media");
  }

  private static ListChoice origMedia(String tweet) {
    return firstList(
        tweet + "extended_tweet.extended_entities.media",
        tweet + "extended_entities.media",
        tweet + "extended_tweet.entities.media",
        tweet + "entities.media");
  }
}
