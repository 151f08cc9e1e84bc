package dev.powertrack.simulator.content;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.powertrack.simulator.content.TweetText.Link;
import dev.powertrack.simulator.content.TweetText.Media;
import dev.powertrack.simulator.content.TweetText.Span;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what is marked in a text, which both formats do alike but for small things. */
final class EntitiesWriter {
  private final DataFormat format;

  EntitiesWriter(DataFormat format) {
    this.format = format;
  }

  /**
   * The object of a text's entities.
   *
   * @param source the retweeted tweet that the media come from; null if they are the tweet's own
   */
  void entities(TweetText text, @Nullable SimulatedTweet source, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    tags("hashtags", text.hashtags(), json);
    json.writeArrayFieldStart("urls");
    for (Span<Link> url : text.urls()) {
      url(url, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("user_mentions");
    for (Span<User> mention : text.mentions()) {
      mention(mention, json);
    }
    json.writeEndArray();
    tags("symbols", text.symbols(), json);
    Span<Media> media = text.media();
    if (media != null) {
      // Here every kind of media is a photo: its still picture.
      media(media, Media.Kind.PHOTO, source, json);
    }
    json.writeEndObject();
  }

  /** The object of extended entities: media with their real kind. */
  void extended(Span<Media> media, @Nullable SimulatedTweet source, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    media(media, media.what().kind(), source, json);
    json.writeEndObject();
  }

  private static void tags(String name, List<Span<String>> tags, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Span<String> tag : tags) {
      json.writeStartObject();
      json.writeStringField("text", tag.what());
      indices(tag, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void url(Span<Link> url, JsonGenerator json) throws IOException {
    Link link = url.what();
    json.writeStartObject();
    json.writeStringField("url", link.url());
    json.writeStringField("expanded_url", link.expanded());
    json.writeStringField("display_url", link.display());
    if (format == DataFormat.ORIGINAL && link.unwound() != null && link.status() != null) {
      json.writeObjectFieldStart("unwound");
      json.writeStringField("url", link.unwound());
      json.writeNumberField("status", link.status());
      read(link, "title", "description", json);
      json.writeEndObject();
    }
    indices(url, json);
    json.writeEndObject();
  }

  /** What was read on a page, under the format's names; a page that was not read has none. */
  static void read(Link link, String title, String description, JsonGenerator json)
      throws IOException {
    if (link.title() != null) {
      json.writeStringField(title, link.title());
    }
    if (link.description() != null) {
      json.writeStringField(description, link.description());
    }
  }

  private static void mention(Span<User> mention, JsonGenerator json) throws IOException {
    User user = mention.what();
    json.writeStartObject();
    json.writeStringField("screen_name", user.screenName());
    json.writeStringField("name", user.name());
    id("id", user.id(), json);
    indices(mention, json);
    json.writeEndObject();
  }

  private static void media(
      Span<Media> span, Media.Kind kind, @Nullable SimulatedTweet source, JsonGenerator json)
      throws IOException {
    Media media = span.what();
    String file = "pbs.twimg.com/media/" + media.file() + ".jpg";
    json.writeArrayFieldStart("media");
    json.writeStartObject();
    id("id", media.id(), json);
    indices(span, json);
    json.writeStringField("media_url", "http://" + file);
    json.writeStringField("media_url_https", "https://" + file);
    json.writeStringField("url", media.url());
    json.writeStringField("display_url", media.display());
    json.writeStringField("expanded_url", media.expanded());
    json.writeStringField("type", kind.word);
    json.writeObjectFieldStart("sizes");
    size("small", media, 340, json);
    json.writeObjectFieldStart("thumb");
    size(150, 150, "crop", json);
    size("large", media, 1024, json);
    size("medium", media, 600, json);
    json.writeEndObject();
    if (source != null) {
      id("source_status_id", source.id(), json);
      id("source_user_id", source.author().id(), json);
    }
    if (kind != Media.Kind.PHOTO) {
      video(media, kind, json);
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void size(String name, Media media, int widest, JsonGenerator json)
      throws IOException {
    int width = Math.min(widest, media.w());
    json.writeObjectFieldStart(name);
    size(width, media.h() * width / media.w(), "fit", json);
  }

  private static void size(int w, int h, String resize, JsonGenerator json) throws IOException {
    json.writeNumberField("w", w);
    json.writeNumberField("h", h);
    json.writeStringField("resize", resize);
    json.writeEndObject();
  }

  private static void video(Media media, Media.Kind kind, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("video_info");
    json.writeArrayFieldStart("aspect_ratio");
    json.writeNumber(media.w() / 32);
    json.writeNumber(media.h() / 32);
    json.writeEndArray();
    boolean film = kind == Media.Kind.VIDEO;
    if (film) {
      json.writeNumberField("duration_millis", 3_000 + media.file().hashCode() % 2_000);
    }
    json.writeArrayFieldStart("variants");
    variant(media, film ? 832_000 : 0, json);
    if (film) {
      variant(media, 2_176_000, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void variant(Media media, int bitrate, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("bitrate", bitrate);
    json.writeStringField("content_type", "video/mp4");
    json.writeStringField(
        "url", "https://video.twimg.com/tweet_video/" + media.file() + "-" + bitrate + ".mp4");
    json.writeEndObject();
  }

  /** A number and, beside it, the same as a string. */
  static void id(String name, long id, JsonGenerator json) throws IOException {
    json.writeNumberField(name, id);
    json.writeStringField(name + "_str", Long.toString(id));
  }

  static void range(String name, int start, int end, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    json.writeNumber(start);
    json.writeNumber(end);
    json.writeEndArray();
  }

  /** The field of a pair of coordinates, in the order given. */
  static void coordinates(double first, double second, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("coordinates");
    json.writeNumber(first);
    json.writeNumber(second);
    json.writeEndArray();
  }

  /** The field of a box: four corners, each longitude and latitude. */
  static void box(City city, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("coordinates");
    json.writeStartArray();
    corner(city.west(), city.south(), json);
    corner(city.west(), city.north(), json);
    corner(city.east(), city.north(), json);
    corner(city.east(), city.south(), json);
    json.writeEndArray();
    json.writeEndArray();
  }

  private static void corner(double lon, double lat, JsonGenerator json) throws IOException {
    json.writeStartArray();
    json.writeNumber(lon);
    json.writeNumber(lat);
    json.writeEndArray();
  }

  static void matchingRules(List<MatchingRule> rules, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("matching_rules");
    for (MatchingRule rule : rules) {
      json.writeStartObject();
      json.writeStringField("value", rule.value());
      json.writeStringField("tag", rule.tag());
      json.writeNumberField("id", rule.id());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void indices(Span<?> span, JsonGenerator json) throws IOException {
    range("indices", span.start(), span.end(), json);
  }
}
