package dev.powertrack.tweet;

import static dev.powertrack.tweet.CatalogueColumn.column;
import static dev.powertrack.tweet.ColumnType.BIGINT;
import static dev.powertrack.tweet.ColumnType.BOOLEAN;
import static dev.powertrack.tweet.ColumnType.DOUBLE;
import static dev.powertrack.tweet.ColumnType.INTEGER;
import static dev.powertrack.tweet.ColumnType.TIMESTAMP;
import static dev.powertrack.tweet.ColumnType.VARCHAR;
import static dev.powertrack.tweet.Expressions.anyOf;
import static dev.powertrack.tweet.Expressions.epochMillisAsSecond;
import static dev.powertrack.tweet.Expressions.firstOf;
import static dev.powertrack.tweet.Expressions.idAtEnd;
import static dev.powertrack.tweet.Expressions.idIn;
import static dev.powertrack.tweet.Expressions.isPresent;
import static dev.powertrack.tweet.Expressions.isTrue;
import static dev.powertrack.tweet.Expressions.literal;
import static dev.powertrack.tweet.Expressions.never;
import static dev.powertrack.tweet.Expressions.notDelivered;
import static dev.powertrack.tweet.Expressions.onlyWhen;
import static dev.powertrack.tweet.Expressions.partOf;
import static dev.powertrack.tweet.Expressions.path;
import static dev.powertrack.tweet.Expressions.statusLink;
import static dev.powertrack.tweet.Expressions.unlessMinusOne;
import static dev.powertrack.tweet.Expressions.when;
import static dev.powertrack.tweet.Expressions.whether;
import static dev.powertrack.tweet.Expressions.wholeLine;
import static dev.powertrack.tweet.Lists.count;
import static dev.powertrack.tweet.Lists.countAfterFirst;
import static dev.powertrack.tweet.Lists.extreme;
import static dev.powertrack.tweet.Lists.firstList;
import static dev.powertrack.tweet.Lists.joined;
import static dev.powertrack.tweet.TweetEntities.AS_ENTITIES;
import static dev.powertrack.tweet.TweetEntities.AS_MEDIA;
import static dev.powertrack.tweet.TweetEntities.AS_RETWEET;
import static dev.powertrack.tweet.TweetEntities.AS_RULES;
import static dev.powertrack.tweet.TweetEntities.ORIG_ENTITIES;
import static dev.powertrack.tweet.TweetEntities.ORIG_MEDIA;
import static dev.powertrack.tweet.TweetEntities.ORIG_RETWEET;
import static dev.powertrack.tweet.TweetEntities.ORIG_RULES;
import static dev.powertrack.tweet.TweetEntities.asEntities;
import static dev.powertrack.tweet.TweetEntities.origEntities;

import dev.powertrack.tweet.Expression.Condition;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The columns of TWEETS, in order. One entry per column: name, type, remark, where the value comes
 * from in Activity Streams, where in the original format. Their source is the table of the
 * reference (tweet-formats, "tweets"); only TWEET_ID is never NULL, because a line without one is
 * unreadable. POSTED_AT is NULL where the delivered time is no time: it is not made up from the id.
 *
 * <p>To add a column, add an entry here and a test.
 */
final class TweetColumns {
  static final CatalogueColumn TWEET_ID =
      column(
              "TWEET_ID",
              BIGINT,
              "Id of the tweet, 64 bits. Ids grow with time, so a range of them is a range of time",
              idAtEnd("id"),
              firstOf("id_str", "id"))
          .notNull();

  static final CatalogueColumn POSTED_AT =
      column(
          "POSTED_AT",
          TIMESTAMP,
          "When the tweet was posted, UTC, whole seconds",
          path("postedTime"),
          firstOf(path("created_at"), epochMillisAsSecond("timestamp_ms")));

  private static final Condition AS_QUOTE =
      isPresent("twitter_quoted_status", "object.twitter_quoted_status");
  private static final Condition ORIG_QUOTE =
      anyOf(
          isTrue("is_quote_status"),
          isPresent("quoted_status", "quoted_status_id_str", "retweeted_status.quoted_status"));
  private static final Condition AS_REPLY = isPresent("inReplyTo");
  private static final Condition ORIG_REPLY =
      isPresent("in_reply_to_status_id_str", "in_reply_to_status_id");

  private TweetColumns() {}

  static List<CatalogueColumn> all() {
    return Stream.of(
            tweet(), counts(), reply(), user(), place(), derived(), others(), lists(), line())
        .flatMap(List::stream)
        .toList();
  }

  private static List<CatalogueColumn> tweet() {
    return List.of(
        TWEET_ID,
        POSTED_AT,
        column(
            "TWEET_TYPE",
            VARCHAR,
            "retweet, quote, reply or tweet, the first that fits: a reply can also quote, see IS_REPLY",
            tweetType(AS_RETWEET, AS_QUOTE, AS_REPLY),
            tweetType(ORIG_RETWEET, ORIG_QUOTE, ORIG_REPLY)),
        column(
            "IS_RETWEET",
            BOOLEAN,
            "Whether this repeats another tweet",
            whether(AS_RETWEET),
            whether(ORIG_RETWEET)),
        column(
            "IS_QUOTE",
            BOOLEAN,
            "Whether this, or the tweet that it repeats, quotes another tweet",
            whether(AS_QUOTE),
            whether(ORIG_QUOTE)),
        column(
            "IS_REPLY",
            BOOLEAN,
            "Whether this answers another tweet",
            whether(AS_REPLY),
            whether(ORIG_REPLY)),
        column(
            "TEXT",
            VARCHAR,
            "The text as delivered, HTML-escaped, may be cut short; see FULL_TEXT",
            path("body"),
            firstOf("text", "full_text")),
        column(
            "FULL_TEXT",
            VARCHAR,
            "The whole text, HTML-escaped; of a retweet the text of the tweet that it repeats",
            when(AS_RETWEET, asText("object."), asText("")),
            when(ORIG_RETWEET, origText("retweeted_status."), origText(""))),
        column(
            "IS_TRUNCATED",
            BOOLEAN,
            "Whether TEXT is cut short",
            whether(isPresent("long_object")),
            path("truncated")),
        column(
            "LANG",
            VARCHAR,
            "Language of the text as Twitter guessed it, a BCP 47 code, und if unknown",
            path("twitter_lang"),
            path("lang")),
        column(
            "GNIP_LANG",
            VARCHAR,
            "Language of the text as Gnip guessed it; Activity Streams of version 1 only",
            path("gnip.language.value"),
            notDelivered()),
        column(
            "LINK",
            VARCHAR,
            "Web address of the tweet",
            path("link"),
            statusLink("user.screen_name", "id_str", "id")),
        column(
            "SOURCE_NAME",
            VARCHAR,
            "Name of the program that the tweet was posted with",
            path("generator.displayName"),
            partOf("source", TextParts::anchorText)),
        column(
            "SOURCE_URL",
            VARCHAR,
            "Web address of the program that the tweet was posted with",
            path("generator.link"),
            partOf("source", TextParts::anchorLink)));
  }

  private static List<CatalogueColumn> counts() {
    return List.of(
        column(
            "RETWEET_COUNT",
            BIGINT,
            "How often the tweet, or the tweet that it repeats, had been retweeted when delivered",
            path("retweetCount"),
            when(ORIG_RETWEET, path("retweeted_status.retweet_count"), path("retweet_count"))),
        column(
            "FAVORITE_COUNT",
            BIGINT,
            "How often the tweet had been liked when delivered; 0 of a retweet",
            path("favoritesCount"),
            path("favorite_count")),
        column(
            "REPLY_COUNT",
            BIGINT,
            "How often the tweet had been answered when delivered; original format only",
            notDelivered(),
            path("reply_count")),
        column(
            "QUOTE_COUNT",
            BIGINT,
            "How often the tweet had been quoted when delivered; original format only",
            notDelivered(),
            path("quote_count")),
        column(
            "FILTER_LEVEL",
            VARCHAR,
            "Twitter's filter level: none, low, medium or high",
            path("twitter_filter_level"),
            path("filter_level")),
        column(
            "POSSIBLY_SENSITIVE",
            BOOLEAN,
            "Whether a link in the tweet may lead to sensitive content; original format only",
            notDelivered(),
            path("possibly_sensitive")));
  }

  private static List<CatalogueColumn> reply() {
    return List.of(
        column(
            "IN_REPLY_TO_STATUS_ID",
            BIGINT,
            "Id of the tweet that this answers",
            idIn("inReplyTo.link", TextParts::statusInLink),
            firstOf("in_reply_to_status_id_str", "in_reply_to_status_id")),
        column(
            "IN_REPLY_TO_SCREEN_NAME",
            VARCHAR,
            "Screen name of the user whom this answers; case does not matter",
            partOf("inReplyTo.link", TextParts::userInLink),
            path("in_reply_to_screen_name")),
        column(
            "IN_REPLY_TO_USER_ID",
            BIGINT,
            "Id of the user whom this answers; original format only",
            notDelivered(),
            firstOf("in_reply_to_user_id_str", "in_reply_to_user_id")));
  }

  private static List<CatalogueColumn> user() {
    return List.of(
        column(
            "USER_ID",
            BIGINT,
            "Id of the user who posted this, 64 bits",
            idAtEnd("actor.id"),
            firstOf("user.id_str", "user.id")),
        column(
            "USER_SCREEN_NAME",
            VARCHAR,
            "The user's handle without @",
            path("actor.preferredUsername"),
            path("user.screen_name")),
        column(
            "USER_NAME",
            VARCHAR,
            "The user's display name",
            path("actor.displayName"),
            path("user.name")),
        column(
            "USER_DESCRIPTION",
            VARCHAR,
            "The user's profile text",
            path("actor.summary"),
            path("user.description")),
        column(
            "USER_URL",
            VARCHAR,
            "Web address in the user's profile",
            path("actor.links[0].href"),
            path("user.url")),
        column(
            "USER_LOCATION",
            VARCHAR,
            "Location in the user's profile, free text",
            path("actor.location.displayName"),
            path("user.location")),
        column(
            "USER_CREATED_AT",
            TIMESTAMP,
            "When the user signed up, UTC; Activity Streams may carry milliseconds",
            path("actor.postedTime"),
            path("user.created_at")),
        column(
            "USER_VERIFIED",
            BOOLEAN,
            "Whether the user was verified",
            path("actor.verified"),
            path("user.verified")),
        column(
            "USER_FOLLOWERS_COUNT",
            BIGINT,
            "How many users followed the user",
            path("actor.followersCount"),
            path("user.followers_count")),
        column(
            "USER_FRIENDS_COUNT",
            BIGINT,
            "How many users the user followed",
            path("actor.friendsCount"),
            path("user.friends_count")),
        column(
            "USER_LISTED_COUNT",
            BIGINT,
            "How many public lists the user was on",
            unlessMinusOne("actor.listedCount"),
            unlessMinusOne("user.listed_count")),
        column(
            "USER_STATUSES_COUNT",
            BIGINT,
            "How many tweets the user had posted",
            path("actor.statusesCount"),
            path("user.statuses_count")),
        column(
            "USER_FAVORITES_COUNT",
            BIGINT,
            "How many tweets the user had liked",
            path("actor.favoritesCount"),
            path("user.favourites_count")),
        column(
            "USER_TIME_ZONE",
            VARCHAR,
            "Time zone in the user's profile, a name of Twitter's",
            path("actor.twitterTimeZone"),
            path("user.time_zone")),
        column(
            "USER_UTC_OFFSET",
            INTEGER,
            "Offset of the user's time zone from UTC in seconds, east positive",
            path("actor.utcOffset"),
            path("user.utc_offset")),
        column(
            "USER_LANG",
            VARCHAR,
            "Language of the user's interface",
            path("actor.languages[0]"),
            path("user.lang")),
        column(
            "USER_IMAGE_URL",
            VARCHAR,
            "Web address of the user's picture",
            path("actor.image"),
            path("user.profile_image_url_https")),
        column(
            "KLOUT_SCORE",
            INTEGER,
            "The user's Klout score, 1 to 100",
            path("gnip.klout_score"),
            path("user.derived.klout.score")),
        column(
            "KLOUT_USER_ID",
            VARCHAR,
            "The user's id at Klout",
            path("gnip.klout_profile.klout_user_id"),
            path("user.derived.klout.user_id")));
  }

  private static List<CatalogueColumn> place() {
    return List.of(
        column(
            "LATITUDE",
            DOUBLE,
            "Where the tweet was posted, degrees north",
            path("geo.coordinates[0]"),
            firstOf("geo.coordinates[0]", "coordinates.coordinates[1]")),
        column(
            "LONGITUDE",
            DOUBLE,
            "Where the tweet was posted, degrees east",
            path("geo.coordinates[1]"),
            firstOf("geo.coordinates[1]", "coordinates.coordinates[0]")),
        column(
            "PLACE_ID",
            VARCHAR,
            "Twitter's id of the place that the tweet is tagged with",
            partOf("location.link", TextParts::placeInLink),
            path("place.id")),
        column(
            "PLACE_NAME",
            VARCHAR,
            "Short name of the place",
            path("location.name"),
            path("place.name")),
        column(
            "PLACE_FULL_NAME",
            VARCHAR,
            "Name of the place with region or country",
            path("location.displayName"),
            path("place.full_name")),
        column(
            "PLACE_TYPE",
            VARCHAR,
            "country, admin, city, neighborhood or poi; missing in old Activity Streams",
            path("location.twitter_place_type"),
            path("place.place_type")),
        column(
            "PLACE_COUNTRY",
            VARCHAR,
            "Name of the place's country",
            path("location.country_code"),
            path("place.country")),
        column(
            "PLACE_COUNTRY_CODE",
            VARCHAR,
            "Two-letter code of the place's country",
            path("location.twitter_country_code"),
            path("place.country_code")),
        edge(
            "PLACE_WEST",
            "Western edge of the place's box, degrees east",
            0,
            DoubleSummaryStatistics::getMin),
        edge(
            "PLACE_SOUTH",
            "Southern edge of the place's box, degrees north",
            1,
            DoubleSummaryStatistics::getMin),
        edge(
            "PLACE_EAST",
            "Eastern edge of the place's box, degrees east",
            0,
            DoubleSummaryStatistics::getMax),
        edge(
            "PLACE_NORTH",
            "Northern edge of the place's box, degrees north",
            1,
            DoubleSummaryStatistics::getMax));
  }

  private static CatalogueColumn edge(
      String name, String remark, int axis, ToDoubleFunction<DoubleSummaryStatistics> edge) {
    return column(
        name,
        DOUBLE,
        remark,
        extreme("location.geo.coordinates[0]", axis, edge),
        extreme("place.bounding_box.coordinates[0]", axis, edge));
  }

  private static List<CatalogueColumn> derived() {
    String as = "gnip.profileLocations[0].";
    String orig = "user.derived.locations[0].";
    return List.of(
        column(
            "DERIVED_COUNTRY",
            VARCHAR,
            "Country, made out from the user's profile location",
            path(as + "address.country"),
            path(orig + "country")),
        column(
            "DERIVED_COUNTRY_CODE",
            VARCHAR,
            "Two-letter country code, made out from the user's profile location",
            path(as + "address.countryCode"),
            path(orig + "country_code")),
        column(
            "DERIVED_REGION",
            VARCHAR,
            "Region or state, made out from the user's profile location",
            path(as + "address.region"),
            path(orig + "region")),
        column(
            "DERIVED_SUB_REGION",
            VARCHAR,
            "County, made out from the user's profile location",
            path(as + "address.subRegion"),
            path(orig + "sub_region")),
        column(
            "DERIVED_LOCALITY",
            VARCHAR,
            "Town, made out from the user's profile location",
            path(as + "address.locality"),
            path(orig + "locality")),
        column(
            "DERIVED_FULL_NAME",
            VARCHAR,
            "Full name of the place made out from the user's profile location",
            path(as + "displayName"),
            path(orig + "full_name")),
        column(
            "DERIVED_LATITUDE",
            DOUBLE,
            "Degrees north of the place made out from the user's profile location",
            path(as + "geo.coordinates[1]"),
            path(orig + "geo.coordinates[1]")),
        column(
            "DERIVED_LONGITUDE",
            DOUBLE,
            "Degrees east of the place made out from the user's profile location",
            path(as + "geo.coordinates[0]"),
            path(orig + "geo.coordinates[0]")));
  }

  private static List<CatalogueColumn> others() {
    return List.of(
        column(
            "RETWEETED_STATUS_ID",
            BIGINT,
            "Id of the tweet that this repeats",
            onlyWhen(AS_RETWEET, idAtEnd("object.id")),
            firstOf("retweeted_status.id_str", "retweeted_status.id")),
        column(
            "RETWEETED_USER_ID",
            BIGINT,
            "Id of the user whose tweet this repeats",
            onlyWhen(AS_RETWEET, idAtEnd("object.actor.id")),
            firstOf("retweeted_status.user.id_str", "retweeted_status.user.id")),
        column(
            "RETWEETED_SCREEN_NAME",
            VARCHAR,
            "Screen name of the user whose tweet this repeats",
            onlyWhen(AS_RETWEET, path("object.actor.preferredUsername")),
            path("retweeted_status.user.screen_name")),
        column(
            "RETWEETED_AT",
            TIMESTAMP,
            "When the tweet that this repeats was posted, UTC",
            onlyWhen(AS_RETWEET, path("object.postedTime")),
            path("retweeted_status.created_at")),
        column(
            "RETWEETED_FAVORITE_COUNT",
            BIGINT,
            "How often the tweet that this repeats had been liked when delivered",
            onlyWhen(AS_RETWEET, path("object.favoritesCount")),
            path("retweeted_status.favorite_count")),
        column(
            "QUOTED_STATUS_ID",
            BIGINT,
            "Id of the tweet that this, or the tweet that it repeats, quotes",
            firstOf(
                idAtEnd("twitter_quoted_status.id"), idAtEnd("object.twitter_quoted_status.id")),
            firstOf(
                "quoted_status_id_str",
                "quoted_status_id",
                "quoted_status.id_str",
                "quoted_status.id",
                "retweeted_status.quoted_status_id_str",
                "retweeted_status.quoted_status_id",
                "retweeted_status.quoted_status.id_str",
                "retweeted_status.quoted_status.id")),
        column(
            "QUOTED_USER_ID",
            BIGINT,
            "Id of the user whose tweet is quoted",
            firstOf(
                idAtEnd("twitter_quoted_status.actor.id"),
                idAtEnd("object.twitter_quoted_status.actor.id")),
            firstOf(
                "quoted_status.user.id_str",
                "quoted_status.user.id",
                "retweeted_status.quoted_status.user.id_str",
                "retweeted_status.quoted_status.user.id")),
        column(
            "QUOTED_SCREEN_NAME",
            VARCHAR,
            "Screen name of the user whose tweet is quoted",
            firstOf(
                "twitter_quoted_status.actor.preferredUsername",
                "object.twitter_quoted_status.actor.preferredUsername"),
            firstOf(
                "quoted_status.user.screen_name",
                "retweeted_status.quoted_status.user.screen_name")),
        column(
            "QUOTED_TEXT",
            VARCHAR,
            "The whole text of the quoted tweet, HTML-escaped",
            firstOf(asText("twitter_quoted_status."), asText("object.twitter_quoted_status.")),
            firstOf(origText("quoted_status."), origText("retweeted_status.quoted_status."))));
  }

  private static List<CatalogueColumn> lists() {
    return List.of(
        column(
            "MATCHING_RULE_COUNT",
            INTEGER,
            "How many of the job's rules the tweet matches",
            count(AS_RULES, never()),
            count(ORIG_RULES, never())),
        column(
            "MATCHING_RULE_VALUES",
            VARCHAR,
            "The rules that the tweet matches, joined by '; '; TWEET_MATCHING_RULES is exact",
            joined(AS_RULES, "value"),
            joined(ORIG_RULES, "value")),
        column(
            "MATCHING_RULE_TAGS",
            VARCHAR,
            "Tags of the rules that the tweet matches, joined by '; '; TWEET_MATCHING_RULES is exact",
            joined(AS_RULES, "tag"),
            joined(ORIG_RULES, "tag")),
        entityCount("HASHTAG_COUNT", "How many hashtags are in the full text", "hashtags"),
        entityCount(
            "URL_COUNT",
            "How many links are in the full text; TWEET_URLS may have more, from the unwinding",
            "urls"),
        entityCount("MENTION_COUNT", "How many users the full text mentions", "user_mentions"),
        column(
            "MEDIA_COUNT",
            INTEGER,
            "How many pictures and films are attached",
            count(AS_MEDIA, AS_ENTITIES),
            count(ORIG_MEDIA, ORIG_ENTITIES)),
        column(
            "INITIAL_TWEET_ID",
            BIGINT,
            "Id of the first version of the tweet; tweets since September 2022",
            path("edit_history.initial_tweet_id"),
            path("edit_history.initial_tweet_id")),
        column(
            "IS_EDITABLE",
            BOOLEAN,
            "Whether the tweet could be edited; tweets since September 2022",
            firstOf("editable", "edit_controls.is_edit_eligible"),
            firstOf("editable", "edit_controls.is_edit_eligible")),
        column(
            "EDIT_COUNT",
            INTEGER,
            "How often the tweet had been edited, 0 if never; tweets since September 2022",
            countAfterFirst(firstList("edit_history.edit_tweet_ids")),
            countAfterFirst(firstList("edit_history.edit_tweet_ids"))));
  }

  private static CatalogueColumn entityCount(String name, String remark, String list) {
    return column(
        name,
        INTEGER,
        remark,
        count(asEntities(list), AS_ENTITIES),
        count(origEntities(list), ORIG_ENTITIES));
  }

  private static List<CatalogueColumn> line() {
    return List.of(
        column("RAW_JSON", VARCHAR, "The whole record as delivered", wholeLine(), wholeLine()),
        column(
            "DATA_FORMAT",
            VARCHAR,
            "Format of the record: activity_streams or original",
            literal("activity_streams"),
            literal("original")));
  }

  private static Expression tweetType(Condition retweet, Condition quote, Condition reply) {
    Expression noQuote = when(reply, literal("reply"), literal("tweet"));
    return when(retweet, literal("retweet"), when(quote, literal("quote"), noQuote));
  }

  /** The long text of a tweet in Activity Streams, else the short one. */
  private static Expression asText(String tweet) {
    return firstOf(tweet + "long_object.body", tweet + "body");
  }

  /** The long text of a tweet in the original format, else the short one. */
  private static Expression origText(String tweet) {
    return firstOf(tweet + "extended_tweet.full_text", tweet + "full_text", tweet + "text");
  }
}
