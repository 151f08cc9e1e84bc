package dev.powertrack.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Listens on 127.0.0.1 and serves each connection on a thread of its own. Thread-safe.
 *
 * <p>Not the JDK's own server: that one sends headers and body apart and leaves Nagle's algorithm
 * on, so that small answers on a kept connection may wait for the peer's delayed acknowledgement;
 * it can be told otherwise only through a system property of the whole JVM.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final long LONGEST_END_MILLIS = 1_000;

  private final ServerSocket socket;
  private final String name;
  private final Exchange.Opener opener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private final Thread acceptor;

  private LoopbackServer(ServerSocket socket, String name, Exchange.Opener opener) {
    this.socket = socket;
    this.name = name;
    this.opener = opener;
    this.acceptor = thread(this::accept, name);
  }

  /**
   * Binds and starts to serve.
   *
   * @param port 0 for any free one
   * @param name of its threads
   * @throws UncheckedIOException if the port is taken
   */
  public static LoopbackServer start(int port, String name, Exchange.Opener opener) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.bind(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
          BACKLOG);
      LoopbackServer server = new LoopbackServer(socket, name, opener);
      server.acceptor.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port + " for " + name, e);
    }
  }

  /** Such as {@code http://127.0.0.1:4711}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Ends at once: requests that hang are cut. The port is free then. */
  @Override
  public void close() {
    closing.countDown();
    closeQuietly(socket);
    open.forEach(LoopbackServer::closeQuietly);
    try {
      // The system keeps the port until nobody waits for a connection any more.
      acceptor.join(LONGEST_END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        serve(socket.accept());
      } catch (IOException e) {
        // A closed socket ends the loop; a connection that died while it was accepted does not.
        continue;
      }
    }
  }

  private void serve(Socket connection) throws IOException {
    connection.setTcpNoDelay(true);
    open.add(connection);
    if (socket.isClosed()) {
      closeQuietly(connection);
      return;
    }
    Runnable work =
        () -> {
          try {
            new Connection(connection, opener, closing).serve();
          } finally {
            closeQuietly(connection);
            open.remove(connection);
          }
        };
    thread(work, name + "-" + connections.incrementAndGet()).start();
  }

  private static Thread thread(Runnable work, String threadName) {
    Thread thread = new Thread(work, threadName);
    thread.setDaemon(true);
    return thread;
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // A socket that cannot be closed is gone already: there is nobody to tell.
      return;
    }
  }
}
