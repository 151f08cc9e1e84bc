package dev.powertrack.api;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param subject what it is about, as errors name it: "job abc", "the list of jobs"
 * @param jobId the job it is about, if it is about one
 * @param body JSON, for a POST or PUT only
 */
record ApiRequest(
    String method, HttpUrl url, String subject, @Nullable String jobId, @Nullable String body) {

  static ApiRequest get(HttpUrl url, String subject, @Nullable String jobId) {
    return new ApiRequest("GET", url, subject, jobId, null);
  }

  static ApiRequest post(HttpUrl url, String subject, String body) {
    return new ApiRequest("POST", url, subject, null, body);
  }

  static ApiRequest put(HttpUrl url, String subject, String jobId, String body) {
    return new ApiRequest("PUT", url, subject, jobId, body);
  }

  /** The same question at another place. */
  ApiRequest at(HttpUrl other) {
    return new ApiRequest(method, other, subject, jobId, body);
  }

  boolean isWrite() {
    return body != null;
  }

  /** Without the URL, which can be a signed link. */
  @Override
  public String toString() {
    return method + " " + subject;
  }
}
