package dev.powertrack.simulator.content;

import dev.powertrack.simulator.content.TweetText.Link;
import dev.powertrack.simulator.content.TweetText.Media;
import java.util.List;

/** Invents what tweets link to; all hosts are reserved names or Twitter's own. */
final class Links {
  private static final List<String> HOSTS =
      List.of("news.example.com", "blog.example.org", "video.example.net", "shop.example.com");
  private static final List<String> SLUGS =
      List.of(
          "match-report",
          "ten-things-we-learned",
          "photos-of-the-day",
          "live-blog",
          "the-long-read",
          "how-it-was-made");

  private Links() {}

  /** A page behind a shortener: mostly reached, sometimes gone, sometimes never looked at. */
  static Link page(Dice dice) {
    String host = dice.pick(HOSTS);
    String slug = dice.pick(SLUGS);
    String shortened = "http://bit.ly/" + dice.letters(TweetComposer.ALPHABET, 7);
    String url = TweetComposer.shortLink(dice);
    String display = shortened.substring(7);
    int fate = dice.below(10);
    if (fate == 0) {
      return new Link(url, shortened, display, null, null, null, null);
    }
    String page = "http://" + host + "/" + slug + "-" + dice.between(100, 999);
    boolean read = fate > 1;
    return new Link(
        url,
        shortened,
        display,
        read ? 200 : 404,
        page,
        read ? slug.replace('-', ' ') + " | " + host : null,
        read && fate > 4 ? "Everything on " + slug.replace('-', ' ') + ", \"explained\"" : null);
  }

  /** A picture, now and then a film or a moving picture. */
  static Media media(long tweetId, User author, Dice dice) {
    Media.Kind kind =
        dice.chance(0.85)
            ? Media.Kind.PHOTO
            : dice.chance(0.5) ? Media.Kind.VIDEO : Media.Kind.ANIMATED_GIF;
    String url = TweetComposer.shortLink(dice);
    String folder = kind == Media.Kind.PHOTO ? "photo" : "video";
    return new Media(
        tweetId - (1L << 22) * dice.between(200, 900) - 1,
        kind,
        url,
        "pic.twitter.com/" + url.substring(12),
        "http://twitter.com/" + author.screenName() + "/status/" + tweetId + "/" + folder + "/1",
        "B" + dice.letters(TweetComposer.ALPHABET, 14),
        dice.between(10, 40) * 32,
        dice.between(10, 32) * 32);
  }
}
