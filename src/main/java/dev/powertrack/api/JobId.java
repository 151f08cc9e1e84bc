package dev.powertrack.api;

import static dev.powertrack.PowerTrackException.Kind.INVALID_VALUE;

import dev.powertrack.PowerTrackException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a job's id may look like, and how it is found in the URLs that the service answers. */
public final class JobId {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private JobId() {}

  /** One to 64 ASCII letters, digits, hyphens and underscores: safe in a path and a file name. */
  public static boolean isValid(@Nullable String text) {
    return text != null && VALID.matcher(text).matches();
  }

  /**
   * @throws PowerTrackException INVALID_VALUE if {@code text} is no id
   */
  public static String check(String text) {
    if (!isValid(text)) {
      throw new PowerTrackException(
          INVALID_VALUE,
          "A job id has 1 to 64 letters, digits, hyphens and underscores; this text has not: "
              + Excerpt.of(text, 80));
    }
    return text;
  }

  /**
   * The id in a {@code jobURL} or {@code dataURL}: the last path segment before {@code .json}.
   * Nothing else of such a URL is trusted; real ones carry {@code :443}, documented ones a blank.
   */
  static @Nullable String fromUrl(@Nullable String url) {
    if (url == null) {
      return null;
    }
    String path = url.strip().replaceFirst("[?#].*", "").replaceFirst("/results\\.\\w+$", "");
    String last = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.json$", "").strip();
    return isValid(last) ? last : null;
  }
}
