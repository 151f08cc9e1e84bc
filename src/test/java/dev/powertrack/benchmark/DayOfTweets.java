package dev.powertrack.benchmark;

import dev.powertrack.simulator.content.DataFileWriter;
import dev.powertrack.simulator.content.DataFormat;
import dev.powertrack.simulator.content.MatchingRule;
import dev.powertrack.simulator.content.Topic;
import dev.powertrack.simulator.content.TweetGenerator;
import dev.powertrack.simulator.content.Volume;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The data: one job of one day, 144 files of 2,000 tweets each, gzip level 6. A file has 7.1 MB of
 * JSON in Activity Streams and 8.7 MB in the original format: 3.5 and 4.4 KB a tweet, where the
 * real samples have 2.7 to 2.8 KB in Activity Streams and 3 to 13 KB in the original format.
 *
 * @param folder holds the data files and nothing else
 */
record DayOfTweets(DataFormat format, Path folder) {
  static final Instant START = Instant.parse("2014-05-17T00:00:00Z");
  static final int FILES = 144;
  static final int TWEETS_A_FILE = 2000;

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int FILES_AN_HOUR = 6;
  private static final long SEED = 20140517;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern(
              "'20140517-20140517_benchmark_'uuuu_MM_dd_HH_mm'_activities.json.gz'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The day in a format, under {@code parent}; files that are not there yet are made now. */
  static DayOfTweets in(Path parent, DataFormat format) throws IOException {
    DayOfTweets day = new DayOfTweets(format, parent.resolve("day-" + format.word()));
    Files.createDirectories(day.folder);
    TweetGenerator tweets =
        TweetGenerator.of(SEED, Topic.everyday(), Volume.perWindow(TWEETS_A_FILE), rules());
    for (int i = 0; i < FILES; i++) {
      day.make(i, tweets);
    }
    return day;
  }

  /** All files, in the order of time. */
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      files.add(file(i));
    }
    return files;
  }

  /** The files of one hour of the day. */
  List<Path> filesOfHour(int hour) {
    return files().subList(hour * FILES_AN_HOUR, (hour + 1) * FILES_AN_HOUR);
  }

  /** Bytes on disk. */
  long bytes() throws IOException {
    long sum = 0;
    for (Path file : files()) {
      sum += Files.size(file);
    }
    return sum;
  }

  private void make(int index, TweetGenerator tweets) throws IOException {
    Path file = file(index);
    if (Files.exists(file)) {
      return;
    }
    Path part = folder.resolve("part");
    try (OutputStream out = Files.newOutputStream(part)) {
      new DataFileWriter(format).write(tweets, start(index), start(index + 1), out);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path file(int index) {
    return folder.resolve(NAME.format(start(index)));
  }

  private static Instant start(int index) {
    return START.plus(WINDOW.multipliedBy(index));
  }

  private static List<MatchingRule> rules() {
    List<String> values =
        List.of(
            "news OR #news",
            "(music OR #NowPlaying) -is:retweet",
            "#FF",
            "tech OR #tech",
            "photo OR travel OR food",
            "#Jobs",
            "#TBT OR #Wetter OR #Futebol",
            "lang:en has:links");
    List<MatchingRule> rules = new ArrayList<>();
    for (String value : values) {
      rules.add(MatchingRule.of(value, "rule " + rules.size(), SEED, rules.size()));
    }
    return rules;
  }
}
