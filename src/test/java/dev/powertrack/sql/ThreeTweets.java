package dev.powertrack.sql;

import java.util.List;

/** One job, two files, three tweets. */
public final class ThreeTweets {
  private ThreeTweets() {}

  public static TestEngine engine() {
    return TestEngine.over(
        new InventedArchive(file -> List.of())
            .emptyJob("cup", null)
            .file(
                "cup",
                "2014-07-13T21:20:00Z",
                InventedTweet.at("2014-07-13T21:24:07Z", 1).with("gol").activityStreams(),
                InventedTweet.at("2014-07-13T21:26:00Z", 2).activityStreams())
            .file(
                "cup",
                "2014-07-14T09:00:00Z",
                InventedTweet.at("2014-07-14T09:05:30Z", 3).with("gol", "copa").activityStreams()));
  }
}
