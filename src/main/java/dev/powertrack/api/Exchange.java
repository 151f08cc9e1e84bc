package dev.powertrack.api;

import dev.powertrack.PowerTrackException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.ByteString;

/**
 * Sends one request exactly once and reads the whole answer. The login goes with it if, and only
 * if, the URL has the scheme, host and port of the service.
 *
 * <p>The request runs on a thread of its own, so that the thread that asks can be interrupted at
 * any time: a blocked read from a socket cannot.
 */
final class Exchange implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final int THREADS = 32;

  /** The links of 25 years have about that size; a body without an end must not fill the memory. */
  private static final long LARGEST_BODY = 512L << 20;

  private final Credentials credentials;
  private final HttpUrl service;
  private final ThreadPoolExecutor threads;
  private final OkHttpClient client;
  private volatile boolean closed;

  Exchange(ApiSettings settings) {
    this.credentials = settings.credentials();
    this.service = HttpUrl.get(settings.base().toString());
    this.threads =
        new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Exchange::daemon);
    threads.allowCoreThreadTimeOut(true);
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequestsPerHost(THREADS);
    this.client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.readTimeout())
            .writeTimeout(settings.readTimeout())
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .eventListener(new SentListener())
            .addNetworkInterceptor(Exchange::withoutOrderToRepeat)
            .addNetworkInterceptor(new RequestJournal())
            .build();
  }

  /** Whether the URL is the service's own, where the login is sent and the limit holds. */
  boolean isService(HttpUrl url) {
    return ServiceAddress.sameOrigin(service, url);
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * @param answered called once, when the answer begins to arrive or the request has failed
   * @throws NoAnswer if the connection failed
   * @throws InterruptedException if this thread was interrupted; the request has been cancelled
   */
  Answer send(ApiRequest request, Runnable answered) throws NoAnswer, InterruptedException {
    AtomicBoolean sent = new AtomicBoolean();
    Call call = client.newCall(httpRequest(request, new Sent(sent)));
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    call.enqueue(new WholeAnswer(answer, answered));
    try {
      return answer.get();
    } catch (InterruptedException e) {
      call.cancel();
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw new NoAnswer(failure, sent.get());
      }
      throw new PowerTrackException(
          PowerTrackException.Kind.INTERNAL, "Cannot read an answer.", e.getCause());
    }
  }

  @Override
  public void close() {
    closed = true;
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
    threads.shutdown();
  }

  private Request httpRequest(ApiRequest request, Sent sent) {
    Request.Builder builder =
        new Request.Builder()
            .url(request.url())
            .header("User-Agent", "powertrack-sql")
            .tag(Sent.class, sent);
    if (isService(request.url())) {
      builder.header("Authorization", credentials.basic());
    }
    String body = request.body();
    return builder.method(request.method(), body == null ? null : new OneShot(body)).build();
  }

  /** OkHttp repeats a request at once when a 503 says Retry-After: 0, past the limiter. */
  private static Response withoutOrderToRepeat(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() == 503 && "0".equals(response.header("Retry-After"))
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "powertrack-api");
    thread.setDaemon(true);
    return thread;
  }

  private static ByteString wholeBody(Response response) throws IOException {
    Buffer buffer = new Buffer();
    BufferedSource source = response.body().source();
    while (source.read(buffer, 64 << 10) >= 0) {
      if (buffer.size() > LARGEST_BODY) {
        throw new IOException("the answer is larger than " + LARGEST_BODY + " bytes");
      }
    }
    return buffer.readByteString();
  }

  private record WholeAnswer(CompletableFuture<Answer> answer, Runnable answered)
      implements Callback {

    @Override
    public void onResponse(Call call, Response response) {
      answered.run();
      try (response) {
        String location = response.header("Location");
        answer.complete(
            new Answer(
                response.code(),
                response.header("Retry-After"),
                response.headers().getInstant("Date"),
                location == null ? null : call.request().url().resolve(location),
                wholeBody(response)));
      } catch (Throwable e) {
        // Whatever it is, somebody waits for it.
        answer.completeExceptionally(e);
      }
    }

    @Override
    public void onFailure(Call call, IOException e) {
      answered.run();
      answer.completeExceptionally(e);
    }
  }

  /** A write's body: OkHttp never sends it a second time, whatever the server answers. */
  private static final class OneShot extends RequestBody {
    private final ByteString json;

    OneShot(String json) {
      this.json = ByteString.encodeUtf8(json);
    }

    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public long contentLength() {
      return json.size();
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(json);
    }
  }

  /** Tells afterwards whether a byte of the request may have left. */
  private record Sent(AtomicBoolean flag) {}

  private static final class SentListener extends EventListener {
    @Override
    public void requestHeadersStart(Call call) {
      Sent sent = call.request().tag(Sent.class);
      if (sent != null) {
        sent.flag().set(true);
      }
    }
  }
}
