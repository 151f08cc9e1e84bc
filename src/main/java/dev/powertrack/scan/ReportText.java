package dev.powertrack.scan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.powertrack.archive.DataFile;
import dev.powertrack.scan.FileReport.TweetTimes;
import dev.powertrack.tweet.SystemMessage.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A report as a line of JSON: how it lies beside the file in the store. */
final class ReportText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .serializationInclusion(JsonInclude.Include.NON_DEFAULT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final ObjectWriter WRITER = MAPPER.writerFor(Content.class);
  private static final ObjectReader READER = MAPPER.readerFor(Content.class);

  private ReportText() {}

  /** A report without the file that it is of. */
  private record Content(
      long lines,
      long blank,
      long system,
      long compliance,
      long tweets,
      long unreadable,
      @Nullable Long first,
      @Nullable Long last,
      long timeUnknown,
      long outsideWindow,
      @Nullable String footer,
      @Nullable Outcome outcome,
      @Nullable Long told,
      @Nullable String firstUnreadable,
      long behind) {}

  /** Of a file that was read to its end, with the times of its tweets. */
  static String of(FileReport report) {
    TweetTimes times = report.times();
    if (times == null || report.problem() != null) {
      throw new IllegalArgumentException("not a verified file: " + report);
    }
    try {
      return WRITER.writeValueAsString(
          new Content(
              report.lines(),
              report.blankLines(),
              report.systemLines(),
              report.complianceRecords(),
              report.tweets(),
              report.unreadableLines(),
              times.first(),
              times.last(),
              times.unknown(),
              times.outsideWindow(),
              report.footerMessage(),
              report.footerOutcome(),
              report.footerCount(),
              report.firstUnreadable(),
              report.bytesBehind()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts can be written", e);
    }
  }

  /** Empty for a line of another version of this driver, which cannot be read. */
  static Optional<FileReport> parse(DataFile file, String text) {
    try {
      Content content = READER.readValue(text);
      return Optional.of(
          new FileReport(
              file,
              content.lines,
              content.blank,
              content.system,
              content.compliance,
              content.tweets,
              content.unreadable,
              new TweetTimes(
                  content.first, content.last, content.timeUnknown, content.outsideWindow),
              content.footer,
              content.outcome,
              content.told,
              content.firstUnreadable,
              content.behind,
              null));
    } catch (JsonProcessingException otherVersion) {
      return Optional.empty();
    }
  }
}
