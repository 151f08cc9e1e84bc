package dev.powertrack.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the path of a data file says. All forms that the reference (Results) lists are understood,
 * on a link's path and on a local path, gzipped or not, their endings also in capitals:
 *
 * <pre>
 * 20140517-20140517_kj4r26m0qx_2014_05_17_18_00_activities.json.gz    real
 * 20140516-20140520_gv96x96q3a201405170000_activities.json.gz         documented
 * kj4r26m0qx_2014_05_17_18_00_activities.json                         real
 * 2014_05_17_18_00_activities.json.gz                                 by clients
 * 20140517-20140517_kj4r26m0qx/2014/05/17/18/00_activities.json.gz    a link's own tree
 * kj4r26m0qx/201405171800.json.gz                                     our own store
 * </pre>
 *
 * A link holds the date of the run as well, so of a tree only what stands right before the file
 * name counts.
 *
 * @param jobId null where the path does not tell
 */
public record DataFileName(@Nullable String jobId, Window window) {
  private static final String TIME =
      "(?<y>\\d{4})_(?<mo>\\d\\d)_(?<d>\\d\\d)_(?<h>\\d\\d)_(?<mi>\\d\\d)";
  private static final Pattern TREE =
      Pattern.compile("([^/]+)/(\\d{4})/(\\d\\d)/(\\d\\d)/(\\d\\d)/(\\d\\d_[^/]+)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

  /** The longest form, a link's tree, has so many parts. */
  private static final int PARTS = 6;

  private static final String END = "(?i:_activities\\.json(?:\\.gz)?)$";

  /** No path has two of these forms but the first and the last; links are by far the most. */
  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile(
              "(?:^|/)(?:\\d{8}-\\d{8}_)?(?<job>[^/]+)"
                  + "/(?<y>\\d{4})/(?<mo>\\d\\d)/(?<d>\\d\\d)/(?<h>\\d\\d)/(?<mi>\\d\\d)"
                  + END),
          Pattern.compile("(?:^|/)\\d{8}-\\d{8}_(?<job>[A-Za-z0-9-]+)_" + TIME + END),
          Pattern.compile(
              "(?:^|/)\\d{8}-\\d{8}_(?<job>[A-Za-z0-9-]+?)"
                  + "(?<y>\\d{4})(?<mo>\\d\\d)(?<d>\\d\\d)(?<h>\\d\\d)(?<mi>\\d\\d)"
                  + END),
          Pattern.compile("(?:^|/)(?<job>[A-Za-z0-9-]+)_" + TIME + END),
          Pattern.compile("(?:^|/)(?<job>)" + TIME + END),
          Pattern.compile(
              "(?:^|/)(?<job>)(?<y>\\d{4})/(?<mo>\\d\\d)/(?<d>\\d\\d)/(?<h>\\d\\d)/(?<mi>\\d\\d)"
                  + END),
          Pattern.compile(
              "(?:^|(?<job>[^/]+)/)(?<y>\\d{4})(?<mo>\\d\\d)(?<d>\\d\\d)(?<h>\\d\\d)(?<mi>\\d\\d)"
                  + "(?i:\\.json(?:\\.gz)?)$"));

  /**
   * Reads a path.
   *
   * @param path with {@code /} between its parts, without a query string
   * @return empty for a path in no known form, or with a time that is no start of a window
   */
  public static Optional<DataFileName> parse(String path) {
    String end = lastParts(path);
    return FORMS.stream()
        .map(form -> form.matcher(end))
        .filter(Matcher::find)
        .findFirst()
        .flatMap(DataFileName::of);
  }

  /**
   * The name under which the vendor's own script stores a file: {@code
   * 20140517-20140517_kj4r26m0qx_2014_05_17_18_00_activities.json.gz}. It can be used as the name
   * of a file: a character that is none of a name becomes an underscore, and so does a leading dot.
   *
   * @param path the path of a link
   */
  public static String vendorName(String path) {
    Matcher tree = TREE.matcher(lastParts(path));
    String name =
        tree.matches()
            ? String.join(
                "_",
                tree.group(1),
                tree.group(2),
                tree.group(3),
                tree.group(4),
                tree.group(5),
                tree.group(6))
            : path.substring(path.lastIndexOf('/') + 1);
    return NAME.matcher(name).matches() ? name : name.replaceAll("[^A-Za-z0-9._-]|^\\.|^$", "_");
  }

  /** All that any form looks at: to search a whole link takes several times as long. */
  private static String lastParts(String path) {
    int from = path.length();
    for (int parts = 0; parts < PARTS && from >= 0; parts++) {
      from = path.lastIndexOf('/', from - 1);
    }
    return path.substring(from + 1);
  }

  private static Optional<DataFileName> of(Matcher form) {
    try {
      Instant start =
          LocalDateTime.of(
                  number(form, "y"),
                  number(form, "mo"),
                  number(form, "d"),
                  number(form, "h"),
                  number(form, "mi"))
              .toInstant(ZoneOffset.UTC);
      String job = form.group("job");
      return Window.containing(start).start().equals(start)
          ? Optional.of(
              new DataFileName(job == null || job.isEmpty() ? null : job, Window.of(start)))
          : Optional.empty();
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static int number(Matcher form, String group) {
    return Integer.parseInt(form.group(group));
  }
}
