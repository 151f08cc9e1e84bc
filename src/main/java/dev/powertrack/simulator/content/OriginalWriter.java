package dev.powertrack.simulator.content;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.powertrack.simulator.content.SimulatedTweet.Point;
import dev.powertrack.simulator.content.SimulatedTweet.Reply;
import dev.powertrack.simulator.content.TweetText.Media;
import dev.powertrack.simulator.content.TweetText.Span;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes Twitter's own format. */
final class OriginalWriter implements TweetWriter {
  private final EntitiesWriter entities = new EntitiesWriter(DataFormat.ORIGINAL);

  @Override
  public void write(SimulatedTweet tweet, JsonGenerator json) throws IOException {
    json.writeStartObject();
    // A retweet's own count is 0: only what it retweets has one.
    status(tweet, tweet.retweeted() == null ? tweet.counts().retweets() : 0, true, json);
    json.writeStringField("timestamp_ms", Long.toString(tweet.postedAtMillis()));
    EntitiesWriter.matchingRules(tweet.matches(), json);
    json.writeEndObject();
  }

  private void nested(SimulatedTweet tweet, JsonGenerator json) throws IOException {
    json.writeStartObject();
    status(tweet, tweet.counts().retweets(), false, json);
    json.writeEndObject();
  }

  private void status(SimulatedTweet tweet, int retweets, boolean root, JsonGenerator json)
      throws IOException {
    TweetText shown = tweet.shownText();
    SimulatedTweet retweeted = tweet.retweeted();
    SimulatedTweet quoted = tweet.anyQuoted();
    json.writeStringField("created_at", Times.original(tweet.postedAtMillis() / 1000));
    EntitiesWriter.id("id", tweet.id(), json);
    json.writeStringField("text", shown.text());
    if (tweet.isLong()) {
      EntitiesWriter.range("display_text_range", 0, shown.displayed(), json);
    }
    json.writeStringField(
        "source",
        "<a href=\""
            + tweet.source().url()
            + "\" rel=\"nofollow\">"
            + tweet.source().name()
            + "</a>");
    json.writeBooleanField("truncated", tweet.isLong());
    reply(tweet.reply(), json);
    json.writeFieldName("user");
    user(tweet.author(), root, json);
    where(tweet, json);
    json.writeNullField("contributors");
    if (retweeted != null) {
      json.writeFieldName("retweeted_status");
      nested(retweeted, json);
    }
    if (quoted != null) {
      EntitiesWriter.id("quoted_status_id", quoted.id(), json);
    }
    if (tweet.quoted() != null) {
      json.writeFieldName("quoted_status");
      nested(tweet.quoted(), json);
    }
    json.writeBooleanField("is_quote_status", quoted != null);
    if (tweet.isLong()) {
      extendedTweet(tweet.text(), json);
    }
    json.writeNumberField("quote_count", tweet.counts().quotes());
    json.writeNumberField("reply_count", tweet.counts().replies());
    json.writeNumberField("retweet_count", retweets);
    json.writeNumberField("favorite_count", tweet.counts().favourites());
    marked(shown, retweeted, json);
    json.writeBooleanField("favorited", false);
    json.writeBooleanField("retweeted", false);
    if (!tweet.text().urls().isEmpty() || tweet.text().media() != null) {
      json.writeBooleanField("possibly_sensitive", Dice.of(tweet.id(), 7).chance(0.02));
    }
    json.writeStringField("filter_level", "low");
    json.writeStringField("lang", tweet.lang().code());
  }

  private void marked(TweetText text, @Nullable SimulatedTweet source, JsonGenerator json)
      throws IOException {
    json.writeFieldName("entities");
    entities.entities(text, source, json);
    Span<Media> media = text.media();
    if (media != null) {
      json.writeFieldName("extended_entities");
      entities.extended(media, source, json);
    }
  }

  private void extendedTweet(TweetText whole, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("extended_tweet");
    json.writeStringField("full_text", whole.text());
    EntitiesWriter.range("display_text_range", 0, whole.displayed(), json);
    marked(whole, null, json);
    json.writeEndObject();
  }

  private static void reply(@Nullable Reply reply, JsonGenerator json) throws IOException {
    if (reply == null) {
      json.writeNullField("in_reply_to_status_id");
      json.writeNullField("in_reply_to_status_id_str");
      json.writeNullField("in_reply_to_user_id");
      json.writeNullField("in_reply_to_user_id_str");
      json.writeNullField("in_reply_to_screen_name");
    } else {
      EntitiesWriter.id("in_reply_to_status_id", reply.statusId(), json);
      EntitiesWriter.id("in_reply_to_user_id", reply.user().id(), json);
      json.writeStringField("in_reply_to_screen_name", reply.user().screenName());
    }
  }

  private static void where(SimulatedTweet tweet, JsonGenerator json) throws IOException {
    Point point = tweet.point();
    if (point == null) {
      json.writeNullField("geo");
      json.writeNullField("coordinates");
    } else {
      json.writeObjectFieldStart("geo");
      json.writeStringField("type", "Point");
      EntitiesWriter.coordinates(point.lat(), point.lon(), json);
      json.writeEndObject();
      json.writeObjectFieldStart("coordinates");
      json.writeStringField("type", "Point");
      EntitiesWriter.coordinates(point.lon(), point.lat(), json);
      json.writeEndObject();
    }
    City city = tweet.place();
    if (city == null) {
      json.writeNullField("place");
    } else {
      place(city, json);
    }
  }

  private static void place(City city, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("place");
    json.writeStringField("id", city.id());
    json.writeStringField("url", ActivityStreamsWriter.placeLink(city));
    json.writeStringField("place_type", "city");
    json.writeStringField("name", city.name());
    json.writeStringField("full_name", city.placeName());
    json.writeStringField("country_code", city.code());
    json.writeStringField("country", city.country());
    json.writeObjectFieldStart("bounding_box");
    json.writeStringField("type", "Polygon");
    EntitiesWriter.box(city, json);
    json.writeEndObject();
    json.writeObjectFieldStart("attributes");
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void user(User user, boolean root, JsonGenerator json) throws IOException {
    User.Profile profile = user.profile();
    json.writeStartObject();
    EntitiesWriter.id("id", user.id(), json);
    json.writeStringField("name", user.name());
    json.writeStringField("screen_name", user.screenName());
    json.writeStringField("location", profile.location());
    json.writeStringField("url", profile.url());
    json.writeStringField("description", profile.description());
    json.writeStringField("translator_type", "none");
    if (root) {
      derived(user, json);
    }
    json.writeBooleanField("protected", false);
    json.writeBooleanField("verified", user.verified());
    json.writeNumberField("followers_count", user.followers());
    json.writeNumberField("friends_count", user.friends());
    number("listed_count", user.listedCount(), json);
    json.writeNumberField("favourites_count", user.favourites());
    json.writeNumberField("statuses_count", user.statuses());
    json.writeStringField("created_at", Times.original(user.createdAtSeconds()));
    number("utc_offset", profile.utcOffset(), json);
    json.writeStringField("time_zone", profile.timeZone());
    json.writeBooleanField("geo_enabled", user.home() != null);
    json.writeStringField("lang", user.language().code());
    looks(user, json);
    json.writeNullField("following");
    json.writeNullField("follow_request_sent");
    json.writeNullField("notifications");
    json.writeEndObject();
  }

  private static void looks(User user, JsonGenerator json) throws IOException {
    String theme = "abs.twimg.com/images/themes/theme1/bg.png";
    json.writeBooleanField("contributors_enabled", false);
    json.writeBooleanField("is_translator", false);
    json.writeStringField("profile_background_color", "C0DEED");
    json.writeStringField("profile_background_image_url", "http://" + theme);
    json.writeStringField("profile_background_image_url_https", "https://" + theme);
    json.writeBooleanField("profile_background_tile", false);
    json.writeStringField("profile_link_color", user.profile().linkColor());
    json.writeStringField("profile_sidebar_border_color", "C0DEED");
    json.writeStringField("profile_sidebar_fill_color", "DDEEF6");
    json.writeStringField("profile_text_color", "333333");
    json.writeBooleanField("profile_use_background_image", true);
    json.writeStringField("profile_image_url", "http" + user.image().substring(5));
    json.writeStringField("profile_image_url_https", user.image());
    json.writeBooleanField("default_profile", false);
    json.writeBooleanField("default_profile_image", false);
  }

  private static void number(String name, @Nullable Integer value, JsonGenerator json)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  private static void derived(User user, JsonGenerator json) throws IOException {
    User.Klout klout = user.klout();
    City home = user.home();
    if (klout == null && home == null) {
      return;
    }
    json.writeObjectFieldStart("derived");
    if (klout != null) {
      json.writeObjectFieldStart("klout");
      json.writeNumberField("score", klout.score());
      json.writeStringField("user_id", klout.userId());
      json.writeStringField("profile_url", klout.link());
      subjects("influence_topics", klout.influence(), json);
      subjects("interest_topics", klout.interest(), json);
      json.writeEndObject();
    }
    if (home != null) {
      location(home, json);
    }
    json.writeEndObject();
  }

  private static void subjects(String name, List<User.Klout.Subject> subjects, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (User.Klout.Subject subject : subjects) {
      json.writeStartObject();
      json.writeStringField("id", subject.id());
      json.writeStringField("name", subject.name());
      json.writeNumberField("score", subject.score());
      json.writeStringField("url", subject.link());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void location(City city, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeStringField("country", city.derivedCountry());
    json.writeStringField("country_code", city.code());
    json.writeStringField("locality", city.name());
    json.writeStringField("region", city.region());
    if (city.subRegion() != null) {
      json.writeStringField("sub_region", city.subRegion());
    }
    json.writeStringField("full_name", city.derivedName());
    json.writeObjectFieldStart("geo");
    EntitiesWriter.coordinates(city.lon(), city.lat(), json);
    json.writeStringField("type", "point");
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }
}
