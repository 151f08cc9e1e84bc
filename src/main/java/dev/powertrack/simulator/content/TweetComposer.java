package dev.powertrack.simulator.content;

import dev.powertrack.simulator.content.TweetText.Link;
import dev.powertrack.simulator.content.TweetText.Media;
import dev.powertrack.simulator.content.TweetText.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts one text together, piece by piece, and keeps where each piece stands. Used once. */
final class TweetComposer {
  static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final StringBuilder text = new StringBuilder(160);
  private final List<Span<String>> hashtags = new ArrayList<>(4);
  private final List<Span<String>> symbols = new ArrayList<>(1);
  private final List<Span<Link>> urls = new ArrayList<>(1);
  private final List<Span<User>> mentions = new ArrayList<>(2);
  private final List<String> words = new ArrayList<>(6);
  private @Nullable Span<Media> media;
  private int length;

  /** Words as people type them; escaped here. */
  void say(String raw) {
    append(TweetText.escape(raw));
  }

  void hashtag(String tag) {
    int start = append("#" + tag);
    hashtags.add(new Span<>(tag, start, length));
    words.add("#" + tag.toLowerCase(Locale.ROOT));
  }

  void symbol(String symbol) {
    int start = append("$" + symbol);
    symbols.add(new Span<>(symbol, start, length));
  }

  void mention(User user) {
    int start = append("@" + user.screenName());
    mentions.add(new Span<>(user, start, length));
  }

  /** A keyword of a rule: a hashtag if it is one, else a plain word. */
  void keyword(String keyword) {
    if (keyword.startsWith("#") && keyword.length() > 1) {
      hashtag(keyword.substring(1));
    } else {
      say(keyword);
      words.add(keyword.toLowerCase(Locale.ROOT));
    }
  }

  void newLine() {
    text.append('\n');
    length++;
  }

  void link(Link link) {
    int start = append(link.url());
    urls.add(new Span<>(link, start, length));
  }

  /** Comes last. */
  void attach(Media attached) {
    int start = append(attached.url());
    media = new Span<>(attached, start, length);
  }

  /** Hashtags, with their sign, and keywords so far, in lower case. */
  List<String> words() {
    return List.copyOf(words);
  }

  /** Code points so far. */
  int length() {
    return length;
  }

  TweetText finish() {
    return new TweetText(
        text.toString(),
        List.copyOf(hashtags),
        List.copyOf(symbols),
        List.copyOf(urls),
        List.copyOf(mentions),
        media);
  }

  static String shortLink(Dice dice) {
    return "http://t.co/" + dice.letters(ALPHABET, 10);
  }

  /** Where the piece starts. */
  private int append(String piece) {
    if (length > 0 && text.charAt(text.length() - 1) != '\n') {
      text.append(' ');
      length++;
    }
    int start = length;
    text.append(piece);
    length += piece.codePointCount(0, piece.length());
    return start;
  }
}
