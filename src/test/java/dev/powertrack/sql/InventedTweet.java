package dev.powertrack.sql;

import dev.powertrack.archive.DataFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A tweet of nobody's, with a few columns to ask for, in either format.
 *
 * @param postedAt null for a time that cannot be read
 * @param lang null for none
 * @param inReplyTo a status id; null for none
 */
public record InventedTweet(
    long id,
    @Nullable Instant postedAt,
    String text,
    @Nullable String lang,
    long userId,
    int favorites,
    @Nullable Long inReplyTo,
    List<String> hashtags) {
  private static final long SNOWFLAKE_EPOCH = 1_288_834_974_657L;
  private static final DateTimeFormatter CREATED_AT =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** A tweet whose id fits its time. */
  public static InventedTweet at(Instant postedAt, int number) {
    return new InventedTweet(
        id(postedAt, number), postedAt, "tweet " + number, "en", 7, number, null, List.of());
  }

  /** As {@link #at(Instant, int)}. */
  public static InventedTweet at(String postedAt, int number) {
    return at(Instant.parse(postedAt), number);
  }

  /** A tweet whose line has a word in place of its time. */
  public static InventedTweet withoutTime(String about, int number) {
    InventedTweet tweet = at(about, number);
    return new InventedTweet(
        tweet.id, null, tweet.text, "en", 7, number, null, List.of("timeless"));
  }

  /** The same tweet with other hashtags. */
  public InventedTweet with(String... tags) {
    return new InventedTweet(id, postedAt, text, lang, userId, favorites, inReplyTo, List.of(tags));
  }

  /** The id of the tweet that was {@code number}th of its second. */
  public static long id(Instant postedAt, int number) {
    return ((postedAt.toEpochMilli() + number % 1000 - SNOWFLAKE_EPOCH) << 22) + number;
  }

  /**
   * Some tweets of a window, always the same for a file: not in order, with ties and NULLs, by few
   * users, so that what is asked about them has more than one answer.
   */
  public static List<String> linesOf(DataFile file, int most) {
    Random random = new Random(file.name().hashCode());
    Instant start = Objects.requireNonNull(file.window()).start();
    List<String> lines = new ArrayList<>();
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      Instant time = start.plusSeconds(random.nextInt(20) * 30L + random.nextInt(2) * 29L);
      String[] words = {"gol", "Привет мир", "東京", "100% sure_thing", "a'b", "GOL"};
      String[] langs = {"en", "pt", "ja"};
      InventedTweet tweet =
          new InventedTweet(
              id(time.plusMillis((i % 3 - 1) * 700L), i), // an id may be a second off
              time,
              words[random.nextInt(words.length)] + " " + random.nextInt(10),
              random.nextInt(4) == 0 ? null : langs[random.nextInt(langs.length)],
              1 + random.nextInt(5),
              random.nextInt(6),
              random.nextInt(3) == 0 ? Long.valueOf(id(time.minusSeconds(30), 0)) : null,
              List.of("copa", "brasil", "gol").subList(0, random.nextInt(4)));
      lines.add(file.jobId().endsWith("original") ? tweet.original() : tweet.activityStreams());
    }
    lines.add(
        "{\"info\":{\"message\":\"Replay Request Completed\",\"activity_count\":" + count + "}}");
    return lines;
  }

  /** As a line in Activity Streams format. */
  public String activityStreams() {
    String reply =
        inReplyTo == null
            ? ""
            : "\"inReplyTo\":{\"link\":\"http://twitter.com/u/statuses/" + inReplyTo + "\"},";
    return String.format(
        Locale.ROOT,
        "{\"id\":\"tag:search.twitter.com,2005:%d\",\"objectType\":\"activity\",\"verb\":\"post\","
            + "\"actor\":{\"id\":\"id:twitter.com:%d\",\"preferredUsername\":\"u%d\"},"
            + "\"postedTime\":\"%s\",\"body\":\"%s\",%s%s\"favoritesCount\":%d,"
            + "\"twitter_entities\":{\"hashtags\":[%s]}}",
        id,
        userId,
        userId,
        postedAt == null ? "soon" : postedAt.toString().replace("Z", ".000Z"),
        text,
        lang == null ? "" : "\"twitter_lang\":\"" + lang + "\",",
        reply,
        favorites,
        hashtagObjects());
  }

  /** As a line in the original format. */
  public String original() {
    return String.format(
        Locale.ROOT,
        "{\"created_at\":\"%s\",\"id\":%d,\"id_str\":\"%d\",\"text\":\"%s\",%s%s"
            + "\"user\":{\"id\":%d,\"id_str\":\"%d\",\"screen_name\":\"u%d\"},"
            + "\"favorite_count\":%d,\"entities\":{\"hashtags\":[%s]}}",
        postedAt == null ? "soon" : CREATED_AT.format(postedAt),
        id,
        id,
        text,
        lang == null ? "" : "\"lang\":\"" + lang + "\",",
        inReplyTo == null ? "" : "\"in_reply_to_status_id_str\":\"" + inReplyTo + "\",",
        userId,
        userId,
        userId,
        favorites,
        hashtagObjects());
  }

  private String hashtagObjects() {
    return String.join(
        ",", hashtags.stream().map(tag -> "{\"text\":\"" + tag + "\",\"indices\":[0,4]}").toList());
  }
}
