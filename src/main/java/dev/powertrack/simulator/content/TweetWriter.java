package dev.powertrack.simulator.content;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes a tweet as one JSON object. Keys come in the order in which the real service has them. */
interface TweetWriter {
  void write(SimulatedTweet tweet, JsonGenerator json) throws IOException;

  static TweetWriter of(DataFormat format) {
    return switch (format) {
      case ACTIVITY_STREAMS -> new ActivityStreamsWriter();
      case ORIGINAL -> new OriginalWriter();
    };
  }
}
