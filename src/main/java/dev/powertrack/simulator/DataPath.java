package dev.powertrack.simulator;

import dev.powertrack.simulator.content.DataFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a data file: {@code /{prefix}/twitter/{track}/{format}/{account}/{run
 * date}/{from}-{to}_{uuid}/{window}_activities.json.gz}.
 *
 * @param job the part with format, account, run date, period and job: the same for all of its files
 * @param uuid of the job
 * @param window where the file's ten minutes start
 */
record DataPath(String job, String uuid, Instant window) {
  private static final String PREFIX = "/archive.replay.snapshots/snapshots/twitter/";
  private static final Pattern PATH =
      Pattern.compile(
          PREFIX
              + "(?:track|track_v2)/"
              + "((?:activity_streams|original)/[^/]+/\\d{4}/\\d{2}/\\d{2}/\\d{8}-\\d{8}_([a-z0-9]{10}))"
              + "/(\\d{4}/\\d{2}/\\d{2}/\\d{2}/\\d{2})_activities\\.json\\.gz");
  private static final DateTimeFormatter DAY = utc("uuuu/MM/dd");
  private static final DateTimeFormatter COMPACT_DAY = utc("uuuuMMdd");
  private static final DateTimeFormatter WINDOW = utc("uuuu/MM/dd/HH/mm");
  private static final DateTimeFormatter NAME = utc("uuuu_MM_dd_HH_mm");

  static Optional<DataPath> parse(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      Instant window = LocalDateTime.parse(matcher.group(3), WINDOW).toInstant(ZoneOffset.UTC);
      return Optional.of(new DataPath(matcher.group(1), matcher.group(2), window));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What all paths of a job's files start with, as one generation names them. */
  static String root(Generation generation, SimulatedJob job) {
    return PREFIX + generation.streamType() + "/" + jobPart(job) + "/";
  }

  /** Format, account, run date, period and job. */
  static String jobPart(SimulatedJob job) {
    DataFormat format = job.content().format();
    Instant run = job.decision() == null ? job.requestedAt() : job.decision().at();
    return format.word() + "/" + Account.NAME + "/" + DAY.format(run) + "/" + period(job);
  }

  /** Such as {@code 20140713-20140713_jbmfgctzw5}: the first and the last day that it covers. */
  static String period(SimulatedJob job) {
    return COMPACT_DAY.format(job.content().from())
        + "-"
        + COMPACT_DAY.format(job.content().to().minusSeconds(60))
        + "_"
        + job.uuid();
  }

  /** What follows {@link #root}. */
  static String leaf(Instant window) {
    return WINDOW.format(window) + "_activities.json.gz";
  }

  /** The name under which results.csv wants the file to be kept. */
  static String localName(SimulatedJob job, Instant window) {
    return period(job) + "_" + NAME.format(window) + "_activities.json.gz";
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
