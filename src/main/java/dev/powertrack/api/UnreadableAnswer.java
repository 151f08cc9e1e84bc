package dev.powertrack.api;

import java.io.IOException;

/** An answer that is not what was asked for. The message quotes nothing of it. */
final class UnreadableAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  private final String why;

  UnreadableAnswer(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
