package dev.powertrack.simulator.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Data files made for a test, and what is in them. */
final class Lines {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<MatchingRule> RULES =
      List.of(
          MatchingRule.of("#WorldCup OR #WorldCupFinal OR #GERARG", "tournament", 7, 0),
          MatchingRule.of("(#GER OR Deutschland)", null, 7, 1));

  private Lines() {}

  static TweetGenerator generator(int tweetsInWindow) {
    return TweetGenerator.of(7, Topic.worldCupFinal(), Volume.perWindow(tweetsInWindow), RULES);
  }

  /** A window's file. */
  static byte[] file(DataFormat format, TweetGenerator tweets, Instant window) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DataFileWriter(format).write(tweets, window, window.plus(Duration.ofMinutes(10)), out);
    return out.toByteArray();
  }

  static String text(byte[] file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The tweets of a file, without its footer. */
  static List<JsonNode> tweets(byte[] file) throws IOException {
    List<JsonNode> tweets = new ArrayList<>();
    for (String line : text(file).split("\r\n")) {
      if (!line.isEmpty() && !line.startsWith("{\"info\"")) {
        tweets.add(JSON.readTree(line));
      }
    }
    return tweets;
  }
}
