package dev.powertrack.benchmark;

import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FolderArchive;
import dev.powertrack.scan.BadFiles;
import dev.powertrack.scan.Scan;
import dev.powertrack.scan.ScanBatch;
import dev.powertrack.scan.ScanEngine;
import dev.powertrack.scan.ScanRequest;
import dev.powertrack.scan.ScanSettings;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.TweetTable;
import dev.powertrack.tweet.Vector;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Q2 by the scan engine, without SQL and JDBC: what these two cost is the difference. */
final class ScanAlone implements Engine, AutoCloseable {
  private static final int FILES_AT_ONCE = 24;

  private final ScanEngine engine;

  ScanAlone(Path folder) {
    this.engine = new ScanEngine(FolderArchive.of(folder), ScanSettings.of(FILES_AT_ONCE));
  }

  @Override
  public String name() {
    return "scan engine";
  }

  @Override
  public Answer run(Query query) {
    Map<@Nullable Object, long[]> counts = new HashMap<>();
    try (Scan scan = open()) {
      for (ScanBatch batch = scan.next(); batch != null; batch = scan.next()) {
        if (!batch.isEndOfFile()) {
          count(batch, counts);
        }
      }
    }
    return Answer.ofCounts(counts);
  }

  @Override
  public void close() {
    engine.close();
  }

  private Scan open() {
    TweetTable tweets = TweetTable.named("TWEETS");
    List<Column> lang =
        tweets.columns().stream().filter(column -> column.name().equals("LANG")).toList();
    List<DataFile> files =
        engine.archive().jobs().stream()
            .map(ArchivedJob::jobId)
            .flatMap(job -> engine.archive().files(job).stream())
            .sorted(DataFile.IN_ORDER_OF_TIME)
            .toList();
    return engine.open(
        new ScanRequest(files, 1, ScanRequest.ALL_ROWS, tweets, lang, BadFiles.FAIL),
        engine.log().start("scan engine alone", tweets.name()),
        warning -> {
          throw new IllegalStateException(warning);
        });
  }

  private static void count(ScanBatch batch, Map<@Nullable Object, long[]> counts) {
    Vector languages = batch.columns().vector(0);
    for (int row = 0; row < batch.rows(); row++) {
      Objects.requireNonNull(counts.computeIfAbsent(languages.get(row), lang -> new long[1]))[0]++;
    }
  }
}
