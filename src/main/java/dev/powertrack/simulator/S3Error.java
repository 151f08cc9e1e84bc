package dev.powertrack.simulator;

import dev.powertrack.simulator.http.Response;
import java.nio.charset.StandardCharsets;

/** S3's refusals: XML with a code and a message. */
final class S3Error {
  private S3Error() {}

  static Response twoKindsOfAuthentication() {
    return of(
        400,
        "InvalidArgument",
        "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query"
            + " string parameter or the Authorization header should be specified");
  }

  static Response expired() {
    return of(403, "AccessDenied", "Request has expired");
  }

  static Response denied() {
    return of(403, "AccessDenied", "Access Denied");
  }

  static Response wrongSignature() {
    return of(
        403,
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your"
            + " key and signing method.");
  }

  static Response noSuchKey() {
    return of(404, "NoSuchKey", "The specified key does not exist.");
  }

  static Response notAllowed() {
    return of(
        405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
  }

  static Response invalidRange(int length) {
    return of(416, "InvalidRange", "The requested range is not satisfiable")
        .withHeader("Content-Range", "bytes */" + length);
  }

  private static Response of(int status, String code, String message) {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message><RequestId>51A5A1E5C0FFEE00</RequestId></Error>";
    return Response.of(status, "application/xml", xml.getBytes(StandardCharsets.UTF_8));
  }
}
