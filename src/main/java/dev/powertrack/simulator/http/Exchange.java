package dev.powertrack.simulator.http;

/** What a server asks of the one who answers: the answer, and to be told of every step. */
public interface Exchange {

  /** Answers a request; runs on the connection's own thread. */
  Response answer();

  /** The status line is about to go out. */
  void sending(int status);

  /** So many more bytes of the body are about to go out. */
  void sendingBytes(int count);

  /** Nothing more will go out, for whatever reason. */
  void ended();

  /** Makes an exchange of each request. */
  interface Opener {
    /** Called before the request is answered. */
    Exchange open(Request request);
  }
}
