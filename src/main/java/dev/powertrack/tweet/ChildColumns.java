package dev.powertrack.tweet;

import static dev.powertrack.tweet.ColumnType.BIGINT;
import static dev.powertrack.tweet.ColumnType.DOUBLE;
import static dev.powertrack.tweet.ColumnType.INTEGER;
import static dev.powertrack.tweet.ColumnType.TIMESTAMP;
import static dev.powertrack.tweet.ColumnType.VARCHAR;
import static dev.powertrack.tweet.Expressions.firstOf;
import static dev.powertrack.tweet.Expressions.isObject;
import static dev.powertrack.tweet.Expressions.literal;
import static dev.powertrack.tweet.Expressions.ordinal;
import static dev.powertrack.tweet.Expressions.path;
import static dev.powertrack.tweet.Expressions.when;
import static dev.powertrack.tweet.Lists.bestVideo;
import static dev.powertrack.tweet.Lists.firstList;
import static dev.powertrack.tweet.Lists.joined;

import java.util.List;

/**
 * The columns of the child tables of TWEETS. Paths start at an object of the list that the table is
 * about; see {@link TweetTable} for which list that is. Source: the reference (tweet-formats,
 * "Child tables").
 */
final class ChildColumns {
  static final CatalogueColumn ORDINAL =
      of("ORDINAL", INTEGER, "Place in the tweet's list, from 1", ordinal(), ordinal()).notNull();

  private ChildColumns() {}

  static List<CatalogueColumn> hashtags() {
    return List.of(same("HASHTAG", VARCHAR, "The hashtag without #", path("text")), start(), end());
  }

  static List<CatalogueColumn> symbols() {
    return List.of(same("SYMBOL", VARCHAR, "The cashtag without $", path("text")), start(), end());
  }

  static List<CatalogueColumn> mentions() {
    return List.of(
        same("USER_ID", BIGINT, "Id of the mentioned user, 64 bits", firstOf("id_str", "id")),
        same("SCREEN_NAME", VARCHAR, "The mentioned user's handle without @", path("screen_name")),
        same("NAME", VARCHAR, "The mentioned user's display name", path("name")),
        start(),
        end());
  }

  /** Activity Streams find the partner of gnip.urls under {@code unwound}, where ORIG nests it. */
  static List<CatalogueColumn> urls() {
    return List.of(
        of(
            "URL",
            VARCHAR,
            "The shortened link as it stands in the text",
            firstOf("url", "unwound.url"),
            path("url")),
        same("EXPANDED_URL", VARCHAR, "The link that the user entered", path("expanded_url")),
        same("DISPLAY_URL", VARCHAR, "The link as clients show it, cut", path("display_url")),
        of(
            "UNWOUND_URL",
            VARCHAR,
            "Where the link led in the end, all redirections followed",
            path("unwound.expanded_url"),
            path("unwound.url")),
        of(
            "UNWOUND_STATUS",
            INTEGER,
            "HTTP status of the page at the end",
            path("unwound.expanded_status"),
            path("unwound.status")),
        of(
            "UNWOUND_TITLE",
            VARCHAR,
            "Title of the page at the end",
            path("unwound.expanded_url_title"),
            path("unwound.title")),
        of(
            "UNWOUND_DESCRIPTION",
            VARCHAR,
            "Description of the page at the end",
            path("unwound.expanded_url_description"),
            path("unwound.description")),
        start(),
        end());
  }

  static List<CatalogueColumn> media() {
    return List.of(
        same("MEDIA_ID", BIGINT, "Id of the picture or film", firstOf("id_str", "id")),
        same("MEDIA_TYPE", VARCHAR, "photo, video or animated_gif", path("type")),
        same(
            "MEDIA_URL",
            VARCHAR,
            "Web address of the picture, or of the film's still",
            firstOf("media_url_https", "media_url")),
        same("URL", VARCHAR, "The shortened link as it stands in the text", path("url")),
        same("EXPANDED_URL", VARCHAR, "The page that the link leads to", path("expanded_url")),
        same("DISPLAY_URL", VARCHAR, "The link as clients show it, cut", path("display_url")),
        same(
            "DURATION_MS",
            BIGINT,
            "Length of the film, milliseconds",
            path("video_info.duration_millis")),
        same(
            "BEST_VIDEO_URL",
            VARCHAR,
            "Web address of the film as MP4 at its highest bit rate",
            bestVideo("video_info.variants")),
        same(
            "SOURCE_STATUS_ID",
            BIGINT,
            "Id of the tweet that the media were first attached to",
            firstOf("source_status_id_str", "source_status_id")),
        start(),
        end());
  }

  static List<CatalogueColumn> matchingRules() {
    return List.of(
        same(
            "RULE_ID",
            BIGINT,
            "Id of the rule, 64 bits, larger than a double can hold",
            firstOf("id_str", "id")),
        same("RULE_VALUE", VARCHAR, "The rule's text, where it is delivered", path("value")),
        same("RULE_TAG", VARCHAR, "The rule's tag; often NULL", path("tag")));
  }

  /** The original format has two lists in place of a type. */
  static List<CatalogueColumn> kloutTopics() {
    return List.of(
        of(
            "TOPIC_ID",
            VARCHAR,
            "Klout's id of the topic; may exceed 64 bits",
            firstOf("id", "klout_topic_id"),
            firstOf("influence.id", "interest.id")),
        of(
            "TOPIC_NAME",
            VARCHAR,
            "Name of the topic",
            path("displayName"),
            firstOf("influence.name", "interest.name")),
        of(
            "TOPIC_TYPE",
            VARCHAR,
            "influence or interest",
            path("topic_type"),
            when(isObject("influence"), literal("influence"), literal("interest"))),
        of(
            "SCORE",
            DOUBLE,
            "Weight of the topic, 0 to 1",
            path("score"),
            firstOf("influence.score", "interest.score")),
        of(
            "TOPIC_URL",
            VARCHAR,
            "Web address of the topic",
            path("link"),
            firstOf("influence.url", "interest.url")));
  }

  static List<CatalogueColumn> derivedLocations() {
    return List.of(
        of("COUNTRY", VARCHAR, "Country", path("address.country"), path("country")),
        of(
            "COUNTRY_CODE",
            VARCHAR,
            "Two-letter country code",
            path("address.countryCode"),
            path("country_code")),
        of("REGION", VARCHAR, "Region or state", path("address.region"), path("region")),
        of("SUB_REGION", VARCHAR, "County", path("address.subRegion"), path("sub_region")),
        of("LOCALITY", VARCHAR, "Town", path("address.locality"), path("locality")),
        of("FULL_NAME", VARCHAR, "Full name of the place", path("displayName"), path("full_name")),
        same("LATITUDE", DOUBLE, "Degrees north", path("geo.coordinates[1]")),
        same("LONGITUDE", DOUBLE, "Degrees east", path("geo.coordinates[0]")));
  }

  static List<CatalogueColumn> polls() {
    return List.of(
        same("DURATION_MINUTES", INTEGER, "How long the poll was open", path("duration_minutes")),
        same("ENDED_AT", TIMESTAMP, "When the poll closed, UTC", path("end_datetime")),
        same(
            "OPTIONS",
            VARCHAR,
            "What could be chosen, joined by '; '",
            joined(firstList("options"), "text")));
  }

  private static CatalogueColumn start() {
    return same(
        "START_INDEX",
        INTEGER,
        "Where it starts in FULL_TEXT, in code points from 0 of the escaped text",
        path("indices[0]"));
  }

  private static CatalogueColumn end() {
    return same(
        "END_INDEX",
        INTEGER,
        "Where it ends in FULL_TEXT, in code points from 0 of the escaped text, exclusive",
        path("indices[1]"));
  }

  private static CatalogueColumn same(
      String name, ColumnType type, String remark, Expression value) {
    return of(name, type, remark, value, value);
  }

  private static CatalogueColumn of(
      String name,
      ColumnType type,
      String remark,
      Expression activityStreams,
      Expression original) {
    return CatalogueColumn.column(name, type, remark, activityStreams, original).ofElement();
  }
}
