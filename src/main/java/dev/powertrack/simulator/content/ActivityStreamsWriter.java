package dev.powertrack.simulator.content;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.powertrack.simulator.content.SimulatedTweet.Point;
import dev.powertrack.simulator.content.SimulatedTweet.Reply;
import dev.powertrack.simulator.content.TweetText.Link;
import dev.powertrack.simulator.content.TweetText.Media;
import dev.powertrack.simulator.content.TweetText.Span;
import java.io.IOException;
import java.util.List;

/** Writes Activity Streams. */
final class ActivityStreamsWriter implements TweetWriter {
  private final EntitiesWriter entities = new EntitiesWriter(DataFormat.ACTIVITY_STREAMS);

  @Override
  public void write(SimulatedTweet tweet, JsonGenerator json) throws IOException {
    json.writeStartObject();
    activity(tweet, json);
    // The count of what is retweeted, where there is one; a nested activity has none at all.
    json.writeNumberField("retweetCount", tweet.counts().retweets());
    json.writeFieldName("gnip");
    gnip(tweet, json);
    json.writeEndObject();
  }

  private void nested(SimulatedTweet tweet, JsonGenerator json) throws IOException {
    json.writeStartObject();
    activity(tweet, json);
    json.writeEndObject();
  }

  private void activity(SimulatedTweet tweet, JsonGenerator json) throws IOException {
    TweetText shown = tweet.shownText();
    SimulatedTweet retweeted = tweet.retweeted();
    String posted = Times.activity(tweet.postedAtMillis() / 1000);
    json.writeStringField("id", "tag:search.twitter.com,2005:" + tweet.id());
    json.writeStringField("objectType", "activity");
    actor(tweet.author(), json);
    json.writeStringField("verb", retweeted == null ? "post" : "share");
    json.writeStringField("postedTime", posted);
    named("generator", tweet.source().name(), tweet.source().url(), json);
    json.writeObjectFieldStart("provider");
    json.writeStringField("objectType", "service");
    json.writeStringField("displayName", "Twitter");
    json.writeStringField("link", "http://www.twitter.com");
    json.writeEndObject();
    json.writeStringField("link", link(tweet.author().screenName(), tweet.id()));
    json.writeStringField("body", shown.text());
    if (tweet.isLong()) {
      longObject(tweet.text(), json);
      EntitiesWriter.range("display_text_range", 0, shown.displayed(), json);
    }
    json.writeFieldName("object");
    if (retweeted == null) {
      note(tweet, shown, posted, json);
    } else {
      nested(retweeted, json);
    }
    Reply reply = tweet.reply();
    if (reply != null) {
      json.writeObjectFieldStart("inReplyTo");
      json.writeStringField("link", link(reply.user().screenName(), reply.statusId()));
      json.writeEndObject();
    }
    json.writeNumberField("favoritesCount", tweet.counts().favourites());
    where(tweet, json);
    json.writeFieldName("twitter_entities");
    entities.entities(shown, retweeted, json);
    Span<Media> media = shown.media();
    if (media != null) {
      json.writeFieldName("twitter_extended_entities");
      entities.extended(media, retweeted, json);
    }
    json.writeStringField("twitter_filter_level", "low");
    json.writeStringField("twitter_lang", tweet.lang().code());
    SimulatedTweet quoted = tweet.quoted();
    if (quoted != null) {
      json.writeFieldName("twitter_quoted_status");
      nested(quoted, json);
    }
  }

  private static String link(String screenName, long id) {
    return "http://twitter.com/" + screenName + "/statuses/" + id;
  }

  private static void named(String field, String name, String link, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("displayName", name);
    json.writeStringField("link", link);
    json.writeEndObject();
  }

  private static void note(SimulatedTweet tweet, TweetText shown, String posted, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("objectType", "note");
    json.writeStringField("id", "object:search.twitter.com,2005:" + tweet.id());
    json.writeStringField("summary", shown.text());
    json.writeStringField("link", link(tweet.author().screenName(), tweet.id()));
    json.writeStringField("postedTime", posted);
    json.writeEndObject();
  }

  private void longObject(TweetText whole, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("long_object");
    json.writeStringField("body", whole.text());
    EntitiesWriter.range("display_text_range", 0, whole.displayed(), json);
    json.writeFieldName("twitter_entities");
    entities.entities(whole, null, json);
    Span<Media> media = whole.media();
    if (media != null) {
      json.writeFieldName("twitter_extended_entities");
      entities.extended(media, null, json);
    }
    json.writeEndObject();
  }

  private static void actor(User user, JsonGenerator json) throws IOException {
    User.Profile profile = user.profile();
    Integer offset = profile.utcOffset();
    Integer listed = user.listedCount();
    json.writeObjectFieldStart("actor");
    json.writeStringField("objectType", "person");
    json.writeStringField("id", "id:twitter.com:" + user.id());
    json.writeStringField("link", "http://www.twitter.com/" + user.screenName());
    json.writeStringField("displayName", user.name());
    json.writeStringField("postedTime", Times.activity(user.createdAtSeconds()));
    json.writeStringField("image", user.image());
    json.writeStringField("summary", profile.description());
    json.writeArrayFieldStart("links");
    json.writeStartObject();
    json.writeStringField("href", profile.url());
    json.writeStringField("rel", "me");
    json.writeEndObject();
    json.writeEndArray();
    json.writeNumberField("friendsCount", user.friends());
    json.writeNumberField("followersCount", user.followers());
    json.writeNumberField("listedCount", listed == null ? -1 : listed);
    json.writeNumberField("statusesCount", user.statuses());
    json.writeStringField("twitterTimeZone", profile.timeZone());
    json.writeBooleanField("verified", user.verified());
    json.writeStringField("utcOffset", offset == null ? null : offset.toString());
    json.writeStringField("preferredUsername", user.screenName());
    json.writeArrayFieldStart("languages");
    json.writeString(user.language().code());
    json.writeEndArray();
    if (profile.location() != null) {
      json.writeObjectFieldStart("location");
      json.writeStringField("objectType", "place");
      json.writeStringField("displayName", profile.location());
      json.writeEndObject();
    }
    json.writeNumberField("favoritesCount", user.favourites());
    json.writeEndObject();
  }

  private static void where(SimulatedTweet tweet, JsonGenerator json) throws IOException {
    City city = tweet.place();
    if (city != null) {
      json.writeObjectFieldStart("location");
      json.writeStringField("objectType", "place");
      json.writeStringField("displayName", city.placeName());
      json.writeStringField("name", city.name());
      // The country's name, for all that the key says.
      json.writeStringField("country_code", city.country());
      json.writeStringField("twitter_country_code", city.code());
      json.writeStringField("link", placeLink(city));
      json.writeObjectFieldStart("geo");
      json.writeStringField("type", "Polygon");
      EntitiesWriter.box(city, json);
      json.writeEndObject();
      json.writeStringField("twitter_place_type", "city");
      json.writeEndObject();
    }
    Point point = tweet.point();
    if (point != null) {
      json.writeObjectFieldStart("geo");
      json.writeStringField("type", "Point");
      EntitiesWriter.coordinates(point.lat(), point.lon(), json);
      json.writeEndObject();
    }
  }

  static String placeLink(City city) {
    return "https://api.twitter.com/1.1/geo/id/" + city.id() + ".json";
  }

  private static void gnip(SimulatedTweet tweet, JsonGenerator json) throws IOException {
    User user = tweet.author();
    json.writeStartObject();
    EntitiesWriter.matchingRules(tweet.matches(), json);
    urls(tweet, json);
    if (user.klout() != null) {
      klout(user.klout(), json);
    }
    json.writeObjectFieldStart("language");
    json.writeStringField("value", tweet.lang().code());
    json.writeEndObject();
    if (user.home() != null) {
      profileLocation(user.home(), json);
    }
    json.writeEndObject();
  }

  private static void urls(SimulatedTweet tweet, JsonGenerator json) throws IOException {
    List<Link> links = tweet.unwoundLinks();
    if (links.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("urls");
    for (Link link : links) {
      json.writeStartObject();
      json.writeStringField("url", link.url());
      json.writeStringField("expanded_url", link.unwound());
      if (link.status() != null) {
        json.writeNumberField("expanded_status", link.status());
      }
      EntitiesWriter.read(link, "expanded_url_title", "expanded_url_description", json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void klout(User.Klout klout, JsonGenerator json) throws IOException {
    json.writeNumberField("klout_score", klout.score());
    json.writeObjectFieldStart("klout_profile");
    json.writeArrayFieldStart("topics");
    topics("influence", klout.influence(), json);
    topics("interest", klout.interest(), json);
    json.writeEndArray();
    json.writeStringField("klout_user_id", klout.userId());
    json.writeStringField("link", klout.link());
    json.writeEndObject();
  }

  private static void topics(String type, List<User.Klout.Subject> subjects, JsonGenerator json)
      throws IOException {
    for (User.Klout.Subject subject : subjects) {
      json.writeStartObject();
      json.writeStringField("id", subject.id());
      json.writeStringField("displayName", subject.name());
      json.writeStringField("link", subject.link());
      json.writeStringField("topic_type", type);
      json.writeNumberField("score", subject.score());
      json.writeEndObject();
    }
  }

  private static void profileLocation(City city, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("profileLocations");
    json.writeStartObject();
    json.writeStringField("objectType", "place");
    json.writeObjectFieldStart("geo");
    json.writeStringField("type", "point");
    EntitiesWriter.coordinates(city.lon(), city.lat(), json);
    json.writeEndObject();
    json.writeObjectFieldStart("address");
    json.writeStringField("country", city.derivedCountry());
    json.writeStringField("countryCode", city.code());
    json.writeStringField("locality", city.name());
    json.writeStringField("region", city.region());
    if (city.subRegion() != null) {
      json.writeStringField("subRegion", city.subRegion());
    }
    json.writeEndObject();
    json.writeStringField("displayName", city.derivedName());
    json.writeEndObject();
    json.writeEndArray();
  }
}
