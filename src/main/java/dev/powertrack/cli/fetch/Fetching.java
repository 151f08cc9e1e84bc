package dev.powertrack.cli.fetch;

import dev.powertrack.PowerTrackException;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.cli.fetch.Destination.Brought;
import dev.powertrack.cli.fetch.Destination.How;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Brings files to a destination, several at once, in order of time; those behind many that failed
 * at the end. A file that cannot be had is noted and passed over; what all others would fail of
 * too, such as a full disk, ends it.
 */
public final class Fetching {
  /** Fewer than make a cause lost again, once one has come. */
  private static final int SAMPLE = 12;

  private final Destination destination;
  private final CancelSignal signal;
  private final FetchProgress progress;
  private final LostCauses lost = new LostCauses();
  private final Map<DataFile, String> missing =
      new ConcurrentSkipListMap<>(DataFile.IN_ORDER_OF_TIME);
  private final Set<DataFile> putOff = ConcurrentHashMap.newKeySet();
  private final AtomicInteger givenUp = new AtomicInteger();
  private final Set<DataFile> brought = ConcurrentHashMap.newKeySet();
  private final AtomicIntegerArray counts = new AtomicIntegerArray(How.values().length);
  private final AtomicLong bytes = new AtomicLong();

  private Fetching(Destination destination, CancelSignal signal, FetchProgress progress) {
    this.destination = destination;
    this.signal = signal;
    this.progress = progress;
  }

  /**
   * Brings all files, or those that it comes to before {@code signal} is given.
   *
   * @param atOnce how many at once
   * @throws PowerTrackException of what ends the whole: LOCAL_IO, LOGIN
   */
  public static FetchOutcome of(
      List<DataFile> files,
      Destination destination,
      int atOnce,
      CancelSignal signal,
      FetchProgress progress) {
    Fetching fetching = new Fetching(destination, signal, progress);
    InParallel.each(files, atOnce, signal, fetching::bring);
    fetching.tryWhatWasPutOff(atOnce);
    return new FetchOutcome(
        files.size(),
        fetching.count(How.FETCHED),
        fetching.count(How.COPIED),
        fetching.count(How.HERE_ALREADY),
        (int) fetching.brought.stream().filter(file -> !destination.holds(file)).count(),
        fetching.givenUp.get(),
        fetching.bytes.get(),
        fetching.missing.entrySet().stream()
            .map(one -> Shortfall.of(one.getKey(), one.getValue()))
            .toList());
  }

  private int count(How how) {
    return counts.get(how.ordinal());
  }

  private void bring(DataFile file) {
    String hopeless = lost.why(file);
    if (hopeless == null) {
      attempt(file);
    } else {
      putOff.add(file);
    }
  }

  /**
   * Files from all over the rest of a job show whether there is hope for it; each round tries some,
   * so it comes to an end.
   */
  private void tryWhatWasPutOff(int atOnce) {
    while (!putOff.isEmpty() && !signal.isCancelled()) {
      List<DataFile> rest = putOff.stream().sorted(DataFile.IN_ORDER_OF_TIME).toList();
      putOff.clear();
      Set<DataFile> sample = lost.isUnreachable() ? Set.of() : sample(rest);
      InParallel.each(List.copyOf(sample), atOnce, signal, this::attempt);
      List<DataFile> hopeful = new ArrayList<>();
      for (DataFile file : rest) {
        String hopeless = lost.why(file);
        if (sample.contains(file)) {
          continue;
        } else if (hopeless == null) {
          hopeful.add(file);
        } else {
          givenUp.incrementAndGet();
          passOver(file, "not tried, because before it " + hopeless);
        }
      }
      InParallel.each(hopeful, atOnce, signal, this::bring);
    }
  }

  /** A dozen of each job at even distances, the last one among them. */
  private static Set<DataFile> sample(List<DataFile> rest) {
    Set<DataFile> sample = new LinkedHashSet<>();
    rest.stream()
        .collect(Collectors.groupingBy(DataFile::jobId))
        .values()
        .forEach(
            ofJob -> {
              for (int i = 1; i <= SAMPLE; i++) {
                int end = (int) ((long) i * ofJob.size() / SAMPLE);
                sample.add(ofJob.get(Math.max(1, end) - 1));
              }
            });
    return sample;
  }

  private void attempt(DataFile file) {
    try {
      Brought brought = destination.bring(file, signal);
      lost.gone(file);
      bytes.addAndGet(brought.fetchedBytes());
      String wrong = brought.wrong();
      if (wrong == null) {
        counts.incrementAndGet(brought.how().ordinal());
        this.brought.add(file);
      } else {
        missing.put(file, wrong);
      }
      progress.fileDone(brought.fetchedBytes());
    } catch (PowerTrackException e) {
      switch (e.kind()) {
        case EXPIRED, NOT_FOUND, CONNECTION, BAD_FILE, SERVICE, LIMIT -> {
          lost.failed(file, e);
          passOver(file, Shortfall.reason(e));
        }
        default -> throw e;
      }
    }
  }

  private void passOver(DataFile file, String why) {
    missing.put(file, why);
    progress.fileDone(0);
  }
}
