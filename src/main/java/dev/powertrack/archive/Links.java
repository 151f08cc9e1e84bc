package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Which links are followed: plain http would send a link's signature readable to everyone. */
final class Links {
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

  private Links() {}

  /**
   * Refuses a link that is neither https nor to this machine.
   *
   * @throws PowerTrackException SERVICE
   */
  static void check(DataFile file, HttpUrl link) {
    if (!link.isHttps() && !isLoopback(link)) {
      throw new PowerTrackException(
          Kind.SERVICE,
          "The service gave a link without https for "
              + file
              + " (host "
              + link.host()
              + "); it is not followed.");
    }
  }

  /**
   * Where a redirect leads. From this machine to this machine plain http will do; a host elsewhere
   * must not lead to it, for it could ask what it cannot reach.
   *
   * @throws PowerTrackException SERVICE where it leads nowhere, or where it must not
   */
  static HttpUrl redirected(DataFile file, HttpUrl from, String location) {
    HttpUrl to = from.resolve(location);
    if (to == null || !to.isHttps() && !(isLoopback(to) && isLoopback(from))) {
      throw new PowerTrackException(
          Kind.SERVICE,
          "The data host "
              + from.host()
              + " redirects "
              + file
              + (to == null ? " to no URL" : " to a link without https (host " + to.host() + ")")
              + "; it is not followed.");
    }
    return to;
  }

  private static boolean isLoopback(HttpUrl url) {
    return LOOPBACK.matcher(url.host()).matches();
  }
}
