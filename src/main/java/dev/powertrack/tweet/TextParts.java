package dev.powertrack.tweet;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Parts of the texts in which the formats pack several values. */
final class TextParts {
  private TextParts() {}

  /**
   * The digits after the last colon or slash: {@code tag:search.twitter.com,2005:20}, {@code
   * id:twitter.com:12}, {@code tag:search.twitter.com,2012:user/12}.
   */
  static OptionalLong idAtEnd(byte[] bytes, int from, int to) {
    int start = to;
    while (start > from && Numbers.isDigit(bytes[start - 1])) {
      start--;
    }
    boolean separated = start == from || bytes[start - 1] == ':' || bytes[start - 1] == '/';
    return separated && start < to ? Numbers.exactLong(bytes, start, to) : OptionalLong.empty();
  }

  /** {@code jane} in {@code http://twitter.com/jane/statuses/20}. */
  static @Nullable String userInLink(String link) {
    String[] parts = link.split("/", -1);
    int user = parts.length - 3;
    return isStatusLink(parts) && !parts[user].isEmpty() ? parts[user] : null;
  }

  /** 20 in {@code http://twitter.com/jane/statuses/20}. */
  static OptionalLong statusInLink(byte[] bytes, int from, int to) {
    String[] parts = JsonText.plain(bytes, from, to).split("/", -1);
    return isStatusLink(parts) ? idAtEnd(bytes, from, to) : OptionalLong.empty();
  }

  /** {@code 00ab} in {@code https://api.twitter.com/1.1/geo/id/00ab.json}. */
  static @Nullable String placeInLink(String link) {
    String file = link.substring(link.lastIndexOf('/') + 1);
    String id = file.endsWith(".json") ? file.substring(0, file.length() - 5) : file;
    return id.isEmpty() ? null : id;
  }

  /** {@code NAME} in {@code <a href="URL" rel="nofollow">NAME</a>}; all of a text without a tag. */
  static @Nullable String anchorText(String html) {
    if (!html.startsWith("<")) {
      return html.isEmpty() ? null : html;
    }
    int start = html.indexOf('>') + 1;
    int end = html.indexOf('<', start);
    return start > 0 && end > start ? html.substring(start, end) : null;
  }

  /** {@code URL} in {@code <a href="URL" rel="nofollow">NAME</a>}. */
  static @Nullable String anchorLink(String html) {
    String opening = "href=\"";
    int start = html.indexOf(opening) + opening.length();
    int end = html.indexOf('"', start);
    boolean found = html.startsWith("<") && html.contains(opening) && end > start;
    return found ? html.substring(start, end) : null;
  }

  private static boolean isStatusLink(String[] parts) {
    int kind = parts.length - 2;
    return kind > 0 && (parts[kind].equals("statuses") || parts[kind].equals("status"));
  }
}
