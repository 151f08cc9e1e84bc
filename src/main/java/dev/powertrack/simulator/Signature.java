package dev.powertrack.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs links as S3 did then (version 2: HMAC-SHA1 over method, time and path). */
final class Signature {
  /** Why a link is refused. */
  enum Verdict {
    GOOD,
    MISSING,
    WRONG,
    EXPIRED
  }

  private static final String KEY_ID = "AKIASIMULATEDPOWERTK";

  private final SecretKeySpec key;

  Signature(long seed) {
    this.key =
        new SecretKeySpec(("simulated-" + seed).getBytes(StandardCharsets.UTF_8), "HmacSHA1");
  }

  /** One that signs many links fast; for one thread. */
  Signer signer() {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      return new Signer(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA1", e);
    }
  }

  Verdict judge(String path, @Nullable String query, long nowSeconds) {
    Map<String, String> parameters = parameters(query);
    String expires = parameters.getOrDefault("Expires", "");
    String given = parameters.get("Signature");
    if (given == null
        || !expires.matches("[0-9]{1,15}")
        || !parameters.containsKey("AWSAccessKeyId")) {
      return Verdict.MISSING;
    }
    String right = signer().signature(path, Long.parseLong(expires));
    if (!MessageDigest.isEqual(
        right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
      return Verdict.WRONG;
    }
    return nowSeconds > Long.parseLong(expires) ? Verdict.EXPIRED : Verdict.GOOD;
  }

  /** Names and values, still encoded. */
  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return parameters;
  }

  static final class Signer {
    private final Mac mac;

    private Signer(Mac mac) {
      this.mac = mac;
    }

    /** The query string that opens a path until a time, in seconds since 1970. */
    String query(String path, long expires) {
      return "AWSAccessKeyId="
          + KEY_ID
          + "&Expires="
          + expires
          + "&Signature="
          + signature(path, expires);
    }

    /** Percent-encoded, as it stands in a query. */
    private String signature(String path, long expires) {
      byte[] text = ("GET\n\n\n" + expires + "\n" + path).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(text))
          .replace("+", "%2B")
          .replace("/", "%2F")
          .replace("=", "%3D");
    }
  }
}
