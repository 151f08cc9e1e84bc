package dev.powertrack.api;

import static dev.powertrack.PowerTrackException.Kind.INVALID_SETTING;

import dev.powertrack.PowerTrackException;
import java.nio.charset.StandardCharsets;

/**
 * The console login of an account, sent with HTTP Basic to the service and to nobody else. Nothing
 * public gives the password back, and no text of this class shows it.
 */
public final class Credentials {
  private final String user;
  private final String password;

  private Credentials(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /**
   * @throws PowerTrackException INVALID_SETTING if the user is blank or holds a colon, which HTTP
   *     Basic cannot carry
   */
  public static Credentials of(String user, String password) {
    if (user.isBlank() || user.indexOf(':') >= 0) {
      throw new PowerTrackException(
          INVALID_SETTING,
          "The user must be given and must not hold a colon: it is the e-mail address of the"
              + " console login.");
    }
    return new Credentials(user, password);
  }

  /** The login name, usually an e-mail address. Not a secret: errors name it. */
  public String user() {
    return user;
  }

  /** The value of the Authorization header. */
  String basic() {
    return okhttp3.Credentials.basic(user, password, StandardCharsets.UTF_8);
  }

  /** {@code text} without the password and what is derived from it, should a server echo them. */
  String hideIn(String text) {
    String hidden = text.replace(basic().substring("Basic ".length()), "…");
    return password.isEmpty() ? hidden : hidden.replace(password, "…");
  }

  @Override
  public String toString() {
    return "Credentials[" + user + "]";
  }
}
