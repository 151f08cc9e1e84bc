package dev.powertrack.api;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A line for each request that goes over the network, to the logger {@code dev.powertrack.http}, at
 * {@link Level#FINER}: method, URL, status, milliseconds. No header is in it, and no query. Of a
 * link, which is what is asked without a login, it has the host and the file's name alone: its
 * signature can be anywhere between them.
 */
public final class RequestJournal implements Interceptor {
  private static final Logger HTTP = Logger.getLogger("dev.powertrack.http");

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!HTTP.isLoggable(Level.FINER)) {
      return chain.proceed(request);
    }
    long start = System.nanoTime();
    try {
      Response response = chain.proceed(request);
      HTTP.finer(line(request, String.valueOf(response.code()), start));
      return response;
    } catch (IOException e) {
      HTTP.finer(line(request, e.getClass().getSimpleName(), start));
      throw e;
    }
  }

  private static String line(Request request, String answer, long start) {
    return "request: "
        + request.method()
        + " "
        + shown(request)
        + " "
        + answer
        + " in "
        + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)
        + " ms";
  }

  private static String shown(Request request) {
    DataLink asked = DataLink.of(request.url().toString());
    return request.header("Authorization") == null ? asked.ends() : asked.withoutQuery();
  }
}
