package dev.powertrack.simulator.content;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text with what is marked in it. Positions count code points of the escaped text, as real ones
 * do.
 *
 * @param text HTML-escaped, as it is delivered
 * @param media the picture or film at its end; null if there is none
 */
record TweetText(
    String text,
    List<Span<String>> hashtags,
    List<Span<String>> symbols,
    List<Span<Link>> urls,
    List<Span<User>> mentions,
    @Nullable Span<Media> media) {

  private static final int SHORT = 140;

  /** Something between two positions; the end is not included. */
  record Span<T>(T what, int start, int end) {
    Span<T> movedBy(int by) {
      return new Span<>(what, start + by, end + by);
    }
  }

  /** A short link and where it leads; title and description only if the page was read. */
  record Link(
      String url,
      String expanded,
      String display,
      @Nullable Integer status,
      @Nullable String unwound,
      @Nullable String title,
      @Nullable String description) {}

  /** A picture, a film or a moving picture. */
  record Media(
      long id, Kind kind, String url, String display, String expanded, String file, int w, int h) {
    /** With the names that the formats use. */
    enum Kind {
      PHOTO("photo"),
      VIDEO("video"),
      ANIMATED_GIF("animated_gif");

      final String word;

      Kind(String word) {
        this.word = word;
      }
    }
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  int length() {
    return text.codePointCount(0, text.length());
  }

  /** Code points that are shown: a link to media at the end is not. */
  int displayed() {
    return media == null ? length() : Math.max(0, media.start() - 1);
  }

  boolean isLong() {
    return displayed() > SHORT;
  }

  /** What stands in {@code text} or {@code body} of a long tweet: cut, with a link to the whole. */
  TweetText cut(long tweetId) {
    int end = whole(SHORT - 25);
    String link = "https://t.co/" + Dice.of(tweetId, 1).letters(TweetComposer.ALPHABET, 10);
    String page = "https://twitter.com/i/web/status/" + tweetId;
    Link toPage = new Link(link, page, page.substring(8, 34) + "…", null, null, null, null);
    return new TweetText(
        head(end) + "… " + link,
        within(hashtags, end),
        within(symbols, end),
        Stream.concat(within(urls, end).stream(), Stream.of(span(toPage, end + 2))).toList(),
        within(mentions, end),
        null);
  }

  /** What stands in {@code text} or {@code body} of a retweet. */
  TweetText retweeted(User author) {
    int by = author.screenName().length() + 6;
    boolean cut = by + length() > SHORT;
    int end = cut ? whole(SHORT - 1 - by) : length();
    Span<User> original = new Span<>(author, 3, by - 2);
    return new TweetText(
        "RT @" + author.screenName() + ": " + (cut ? head(end) + "…" : text),
        moved(hashtags, end, by),
        moved(symbols, end, by),
        moved(urls, end, by),
        Stream.concat(Stream.of(original), moved(mentions, end, by).stream()).toList(),
        media == null ? null : mediaOfRetweet(media, end, by));
  }

  /** Where a cut took the link away, its media stand at the ellipsis. */
  private static Span<Media> mediaOfRetweet(Span<Media> media, int end, int by) {
    return media.end() <= end
        ? media.movedBy(by)
        : new Span<>(media.what(), by + end, by + end + 1);
  }

  /** So many code points or some fewer, so that no {@code &amp;} is cut in two. */
  private int whole(int codePoints) {
    String head = head(codePoints);
    int escape = head.lastIndexOf('&');
    boolean open = escape >= 0 && head.indexOf(';', escape) < 0;
    return open ? head.codePointCount(0, escape) : codePoints;
  }

  private String head(int codePoints) {
    return text.substring(0, text.offsetByCodePoints(0, codePoints));
  }

  private static Span<Link> span(Link link, int start) {
    return new Span<>(link, start, start + link.url().length());
  }

  private static <T> List<Span<T>> within(List<Span<T>> spans, int end) {
    return moved(spans, end, 0);
  }

  private static <T> List<Span<T>> moved(List<Span<T>> spans, int end, int by) {
    return spans.stream().filter(s -> s.end() <= end).map(s -> s.movedBy(by)).toList();
  }
}
