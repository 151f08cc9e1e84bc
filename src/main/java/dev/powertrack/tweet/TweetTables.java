package dev.powertrack.tweet;

import static dev.powertrack.tweet.ColumnType.VARCHAR;
import static dev.powertrack.tweet.Expressions.lineStart;
import static dev.powertrack.tweet.Expressions.reason;
import static dev.powertrack.tweet.Lists.firstList;
import static dev.powertrack.tweet.TweetEntities.AS_MEDIA;
import static dev.powertrack.tweet.TweetEntities.AS_RULES;
import static dev.powertrack.tweet.TweetEntities.ORIG_MEDIA;
import static dev.powertrack.tweet.TweetEntities.ORIG_RULES;
import static dev.powertrack.tweet.TweetEntities.asEntities;
import static dev.powertrack.tweet.TweetEntities.origEntities;

import dev.powertrack.tweet.ListRows.Part;
import java.util.List;

/** The tables: for each its columns, and which lines or which of a line's lists are its rows. */
final class TweetTables {
  private static final int LINE_START = 200;

  static final List<TweetTable> ALL =
      List.of(
          TweetTable.ofTweets(
              "TWEETS", "Tweets of delivered jobs, the same in either format", TweetColumns.all()),
          TweetTable.ofLists(
              "TWEET_HASHTAGS",
              "Hashtags in tweets; of a retweet those of the tweet that it repeats",
              ListRows.of(asEntities("hashtags")),
              ListRows.of(origEntities("hashtags")),
              ChildColumns.hashtags()),
          TweetTable.ofLists(
              "TWEET_SYMBOLS",
              "Cashtags in tweets; of a retweet those of the tweet that it repeats",
              ListRows.of(asEntities("symbols")),
              ListRows.of(origEntities("symbols")),
              ChildColumns.symbols()),
          TweetTable.ofLists(
              "TWEET_MENTIONS",
              "Users mentioned in tweets; of a retweet those of the tweet that it repeats",
              ListRows.of(asEntities("user_mentions")),
              ListRows.of(origEntities("user_mentions")),
              ChildColumns.mentions()),
          TweetTable.ofLists(
              "TWEET_URLS",
              "Links in tweets, with where they led; of a retweet those of the tweet that it repeats",
              ListRows.of(asEntities("urls")).joinedBy("url", firstList("gnip.urls"), "unwound"),
              ListRows.of(origEntities("urls")),
              ChildColumns.urls()),
          TweetTable.ofLists(
              "TWEET_MEDIA",
              "Pictures and films in tweets; of a retweet those of the tweet that it repeats",
              ListRows.of(AS_MEDIA),
              ListRows.of(ORIG_MEDIA),
              ChildColumns.media()),
          TweetTable.ofLists(
              "TWEET_MATCHING_RULES",
              "Rules of the job that a tweet matches",
              ListRows.of(AS_RULES),
              ListRows.of(ORIG_RULES),
              ChildColumns.matchingRules()),
          TweetTable.ofLists(
              "TWEET_KLOUT_TOPICS",
              "What the users who posted tweets were known for at Klout",
              ListRows.of(firstList("gnip.klout_profile.topics")),
              ListRows.of(
                  new Part(firstList("user.derived.klout.influence_topics"), "influence"),
                  new Part(firstList("user.derived.klout.interest_topics"), "interest")),
              ChildColumns.kloutTopics()),
          TweetTable.ofLists(
              "TWEET_DERIVED_LOCATIONS",
              "Places made out from the profile locations of the users who posted tweets",
              ListRows.of(firstList("gnip.profileLocations")),
              ListRows.of(firstList("user.derived.locations")),
              ChildColumns.derivedLocations()),
          TweetTable.ofLists(
              "TWEET_POLLS",
              "Polls in tweets; of a retweet those of the tweet that it repeats",
              ListRows.of(asEntities("polls")),
              ListRows.of(origEntities("polls")),
              ChildColumns.polls()),
          TweetTable.ofLines(
              "COMPLIANCE",
              "Compliance records in data files: deleted tweets, protected users and kin",
              LineKind.COMPLIANCE,
              ComplianceColumns.all()),
          TweetTable.ofLines(
              "UNREADABLE_LINES",
              "Lines of data files that are none of what a data file can hold, and why",
              LineKind.UNREADABLE,
              unreadable()));

  private TweetTables() {}

  private static List<CatalogueColumn> unreadable() {
    return List.of(
        CatalogueColumn.column("REASON", VARCHAR, "Why the line cannot be read", reason(), reason())
            .notNull(),
        CatalogueColumn.column(
                "LINE_START",
                VARCHAR,
                "The line's first 200 characters",
                lineStart(LINE_START),
                lineStart(LINE_START))
            .notNull());
  }
}
