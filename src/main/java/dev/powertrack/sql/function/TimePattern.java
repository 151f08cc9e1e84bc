package dev.powertrack.sql.function;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of TO_CHAR, TO_DATE and TO_TIMESTAMP, as PostgreSQL and Oracle write it: {@code
 * YYYY-MM-DD HH24:MI:SS}. What is in double quotes, and what is no field, stands for itself. See
 * PostgreSQL's manual, "Data Type Formatting Functions". Fields are not padded with blanks, as with
 * its FM.
 */
public final class TimePattern {
  private static final int MOST_REMEMBERED = 200;
  private static final Map<String, TimePattern> REMEMBERED = new ConcurrentHashMap<>();

  /** Longest first: YYYY before YY. */
  private static final List<String> FIELDS =
      List.of(
          "HH24", "HH12", "YYYY", "IYYY", "MONTH", "DDD", "DAY", "MON", "SSSSS", "SSSS", "HH", "MI",
          "MS", "US", "SS", "MM", "DD", "DY", "ID", "IW", "WW", "YY", "AM", "PM", "FM", "CC", "D",
          "Q", "J");

  /** In this order and from the first on, texts are ordered as their times. */
  private static final List<String> DESCENDING =
      List.of("YYYY", "MM", "DD", "HH24", "MI", "SS", "MS");

  private static final Set<String> PARTS_OF_DAY =
      Set.of("HH24", "HH12", "HH", "AM", "PM", "MI", "SS", "SSSS", "SSSSS", "MS", "US");

  /**
   * A piece of the pattern.
   *
   * @param field the field in upper case; empty for a text
   * @param text as it is written
   */
  private record Part(String field, String text) {}

  private final String pattern;
  private final List<Part> parts;

  private TimePattern(String pattern) {
    this.pattern = pattern;
    this.parts = parts(pattern);
  }

  /** The pattern of a text; any text is one. */
  public static TimePattern of(String pattern) {
    TimePattern known = REMEMBERED.get(pattern);
    if (known != null) {
      return known;
    }
    TimePattern read = new TimePattern(pattern);
    if (REMEMBERED.size() < MOST_REMEMBERED) {
      REMEMBERED.put(pattern, read);
    }
    return read;
  }

  private static List<Part> parts(String pattern) {
    List<Part> parts = new ArrayList<>();
    String upper = pattern.toUpperCase(Locale.ROOT);
    for (int i = 0; i < pattern.length(); ) {
      if (pattern.charAt(i) == '"') {
        int end = pattern.indexOf('"', i + 1);
        end = end < 0 ? pattern.length() : end;
        parts.add(new Part("", pattern.substring(i + 1, end)));
        i = end + 1;
        continue;
      }
      String field = "";
      for (String candidate : FIELDS) {
        if (field.isEmpty() && upper.startsWith(candidate, i)) {
          field = candidate;
        }
      }
      int length = Math.max(1, field.length());
      parts.add(new Part(field, pattern.substring(i, i + length)));
      i += length;
    }
    return parts;
  }

  /** Whether a later time never has a smaller text (of the years 1000 to 9999). */
  public boolean keepsOrder() {
    List<String> fields = fields();
    return !fields.isEmpty() && begins(DESCENDING, fields);
  }

  /** Whether of two times of one day the later never has the smaller text. */
  public boolean keepsOrderWithinDay() {
    List<String> moving = fields();
    moving.removeIf(field -> !PARTS_OF_DAY.contains(field));
    return begins(DESCENDING.subList(DESCENDING.indexOf("HH24"), DESCENDING.size()), moving);
  }

  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    parts.stream().map(Part::field).filter(field -> !field.isEmpty()).forEach(fields::add);
    return fields;
  }

  private static boolean begins(List<String> all, List<String> first) {
    return first.size() <= all.size() && all.subList(0, first.size()).equals(first);
  }

  String format(LocalDateTime time) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(part.field.isEmpty() ? part.text : formatted(part, time));
    }
    return text.toString();
  }

  private static String formatted(Part part, LocalDateTime time) {
    return switch (part.field) {
      case "YYYY" -> digits(time.getYear(), 4);
      case "YY" -> digits(time.getYear() % 100, 2);
      case "IYYY" -> digits(time.get(IsoFields.WEEK_BASED_YEAR), 4);
      case "CC" -> digits((time.getYear() + 99) / 100, 2);
      case "J" -> String.valueOf(time.getLong(JulianFields.JULIAN_DAY));
      case "Q" -> String.valueOf(time.get(IsoFields.QUARTER_OF_YEAR));
      case "MM" -> digits(time.getMonthValue(), 2);
      case "MON" ->
          cased(
              part, time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3));
      case "MONTH" -> cased(part, time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case "IW" -> digits(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
      case "WW" -> digits((time.getDayOfYear() - 1) / 7 + 1, 2);
      case "DDD" -> digits(time.getDayOfYear(), 3);
      case "DD" -> digits(time.getDayOfMonth(), 2);
      case "D" -> String.valueOf(time.getDayOfWeek().getValue() % 7 + 1);
      case "ID" -> String.valueOf(time.getDayOfWeek().getValue());
      case "DAY" -> cased(part, time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case "DY" ->
          cased(
              part,
              time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3));
      case "HH24" -> digits(time.getHour(), 2);
      case "HH", "HH12" -> digits((time.getHour() + 11) % 12 + 1, 2);
      case "AM", "PM" -> cased(part, time.getHour() < 12 ? "AM" : "PM");
      case "MI" -> digits(time.getMinute(), 2);
      case "SS" -> digits(time.getSecond(), 2);
      case "SSSS", "SSSSS" -> String.valueOf(time.toLocalTime().toSecondOfDay());
      case "MS" -> digits(time.get(ChronoField.MILLI_OF_SECOND), 3);
      case "US" -> digits(time.get(ChronoField.MICRO_OF_SECOND), 6);
      default -> "";
    };
  }

  private static String digits(int number, int count) {
    return String.format(Locale.ROOT, "%0" + count + "d", number);
  }

  /** As the field is written: {@code MON}, {@code Mon} or {@code mon}. */
  private static String cased(Part part, String name) {
    if (part.text.equals(part.field)) {
      return name.toUpperCase(Locale.ROOT);
    }
    return Character.isUpperCase(part.text.charAt(0)) ? name : name.toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a text; what the pattern does not have is the least: January, midnight.
   *
   * @throws PowerTrackException (BAD_TIME) where the text does not fit
   */
  LocalDateTime parse(String text) {
    Map<String, Integer> values = new TreeMap<>();
    int at = 0;
    for (Part part : parts) {
      at = part.field.isEmpty() ? afterText(part, text, at) : afterField(part, text, at, values);
    }
    if (!text.substring(at).isBlank()) {
      throw mismatch(text, null);
    }
    try {
      return time(values);
    } catch (DateTimeException e) {
      throw mismatch(text, e);
    }
  }

  private int afterText(Part part, String text, int at) {
    boolean fits =
        text.startsWith(part.text, at)
            || at < text.length() && !isWord(part.text) && !isWord(text.substring(at, at + 1));
    if (!fits) {
      throw mismatch(text, null);
    }
    return at + part.text.length();
  }

  private static boolean isWord(String text) {
    return Character.isLetterOrDigit(text.charAt(0));
  }

  private int afterField(Part part, String text, int at, Map<String, Integer> values) {
    if (part.field.equals("MON") || part.field.equals("MONTH")) {
      return afterMonth(part, text, at, values);
    }
    if (part.field.equals("AM") || part.field.equals("PM")) {
      boolean pm = text.regionMatches(true, at, "PM", 0, 2);
      if (!pm && !text.regionMatches(true, at, "AM", 0, 2)) {
        throw mismatch(text, null);
      }
      values.put("PM", pm ? 1 : 0);
      return at + 2;
    }
    int most =
        switch (part.field) {
          case "YYYY" -> 4;
          case "DDD", "MS" -> 3;
          case "US" -> 6;
          case "MM", "DD", "HH24", "HH", "HH12", "MI", "SS", "YY" -> 2;
          default -> 0;
        };
    int end = at;
    while (end < text.length() && end < at + most && Character.isDigit(text.charAt(end))) {
      end++;
    }
    if (end == at) {
      throw mismatch(text, null);
    }
    String number = text.substring(at, end);
    boolean fraction = part.field.equals("MS") || part.field.equals("US");
    values.put(
        part.field.equals("HH12") ? "HH" : part.field,
        Integer.parseInt(fraction ? (number + "000000").substring(0, most) : number));
    return end;
  }

  private int afterMonth(Part part, String text, int at, Map<String, Integer> values) {
    for (Month month : Month.values()) {
      String name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      String wanted = part.field.equals("MON") ? name.substring(0, 3) : name;
      if (text.regionMatches(true, at, wanted, 0, wanted.length())) {
        values.put("MM", month.getValue());
        return at + wanted.length();
      }
    }
    throw mismatch(text, null);
  }

  private static LocalDateTime time(Map<String, Integer> values) {
    int shortYear = values.getOrDefault("YY", 70);
    int year = values.getOrDefault("YYYY", shortYear < 70 ? 2000 + shortYear : 1900 + shortYear);
    LocalDate day =
        values.containsKey("DDD")
            ? LocalDate.ofYearDay(year, values.get("DDD"))
            : LocalDate.of(year, values.getOrDefault("MM", 1), values.getOrDefault("DD", 1));
    int hour = values.getOrDefault("HH24", values.getOrDefault("HH", 0));
    if (values.containsKey("PM")) {
      hour = hour % 12 + 12 * values.get("PM");
    }
    int nanos =
        values.containsKey("US")
            ? values.get("US") * 1_000
            : values.getOrDefault("MS", 0) * 1_000_000;
    return LocalDateTime.of(
        day, LocalTime.of(hour, values.getOrDefault("MI", 0), values.getOrDefault("SS", 0), nanos));
  }

  private PowerTrackException mismatch(String text, @Nullable Throwable why) {
    return new PowerTrackException(
        Kind.BAD_TIME, "The text '" + text + "' is no time of the form " + pattern + ".", why);
  }
}
