package dev.powertrack.benchmark;

import dev.powertrack.simulator.content.DataFileWriter;
import dev.powertrack.simulator.content.DataFormat;
import dev.powertrack.simulator.content.MatchingRule;
import dev.powertrack.simulator.content.Topic;
import dev.powertrack.simulator.content.TweetGenerator;
import dev.powertrack.simulator.content.Volume;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A temporary folder with two hours of invented tweets, as a job of the service delivers them. */
record SampleFolder(Path path) implements AutoCloseable {
  private static final Instant FIRST = Instant.parse("2014-07-13T20:00:00Z");
  private static final int FILES = 12;
  private static final int TWEETS_IN_FILE = 100;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'20140713-20140713_abcdefghij_'yyyy_MM_dd_HH_mm", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static SampleFolder create() throws IOException {
    Path folder = Files.createTempDirectory("powertrack-benchmark");
    TweetGenerator tweets =
        TweetGenerator.of(
            42,
            Topic.everyday(),
            Volume.perWindow(TWEETS_IN_FILE),
            List.of(MatchingRule.of("gol", null, 42, 0)));
    DataFileWriter writer = new DataFileWriter(DataFormat.ACTIVITY_STREAMS);
    for (int i = 0; i < FILES; i++) {
      Instant from = FIRST.plusSeconds(600L * i);
      Path file = folder.resolve(NAME.format(from) + "_activities.json.gz");
      try (OutputStream out = Files.newOutputStream(file)) {
        writer.write(tweets, from, from.plusSeconds(600), out);
      }
    }
    return new SampleFolder(folder);
  }

  String url() {
    return "jdbc:powertrack:file:" + path;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(SampleFolder::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
