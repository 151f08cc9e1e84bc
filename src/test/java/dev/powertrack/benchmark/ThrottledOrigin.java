package dev.powertrack.benchmark;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host of files as far away as the vendor's: a connection takes so many round trips to make, each
 * answer begins a round trip late, and each connection brings so much a second and no more. In a
 * process of its own, so that its work is not ours. The slashes of a path are underscores in the
 * name of its file.
 */
final class ThrottledOrigin implements AutoCloseable {
  private static final int PIECE = 32 * 1024;
  private static final int END = -1;

  private final Process process;
  private final URI url;

  private ThrottledOrigin(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts one over a folder: {@code /name} is the file of that name. */
  static ThrottledOrigin start(
      Path folder, Duration roundTrip, int roundTripsToConnect, long bytesPerSecond)
      throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    ThrottledOrigin.class.getName(),
                    folder.toString(),
                    Long.toString(roundTrip.toMillis()),
                    Long.toString(roundTrip.toMillis() * roundTripsToConnect),
                    Long.toString(bytesPerSecond)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    return new ThrottledOrigin(process, URI.create("http://127.0.0.1:" + said.readLine() + "/"));
  }

  URI url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** Folder, milliseconds before an answer and for a new connection, bytes a second. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    long latency = Long.parseLong(args[1]);
    long toConnect = Long.parseLong(args[2]);
    long bytesPerSecond = Long.parseLong(args[3]);
    try (ServerSocket server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      while (true) {
        Socket connection = server.accept();
        Thread thread =
            new Thread(() -> serve(connection, folder, latency, toConnect, bytesPerSecond));
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private static void serve(
      Socket connection, Path folder, long latency, long toConnect, long bytesPerSecond) {
    try (connection) {
      connection.setTcpNoDelay(true);
      Thread.sleep(toConnect);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = connection.getOutputStream();
      for (String path = request(in); path != null; path = request(in)) {
        Thread.sleep(latency);
        answer(Files.readAllBytes(folder.resolve(path)), out, bytesPerSecond);
      }
    } catch (IOException | InterruptedException clientWentAway) {
      return;
    }
  }

  /** The name that a request asks for; null where there is no further request. */
  private static @Nullable String request(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    while (!line(in).isEmpty()) {
      // The headers do not matter here.
    }
    String path = first.split(" ", -1)[1].replaceFirst("\\?.*", "");
    return path.substring(1).replace('/', '_');
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n' && c != END; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static void answer(byte[] body, OutputStream out, long bytesPerSecond)
      throws IOException, InterruptedException {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    long started = System.nanoTime();
    for (int at = 0; at < body.length; at += PIECE) {
      int length = Math.min(PIECE, body.length - at);
      out.write(body, at, length);
      double due = (at + length) * 1e9 / bytesPerSecond - (System.nanoTime() - started);
      if (due > 1e6) {
        Thread.sleep((long) (due / 1e6));
      }
    }
    out.flush();
  }
}
