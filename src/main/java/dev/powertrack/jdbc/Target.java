package dev.powertrack.jdbc;

/** What a URL names. */
sealed interface Target {

  /**
   * An account of the service.
   *
   * @param port -1 for the scheme's own
   */
  record Account(String host, int port, String account) implements Target {

    /** Whether the host is this machine, so that a password may go there in the clear. */
    boolean isLoopback() {
      return host.equalsIgnoreCase("localhost")
          || host.equals("::1")
          || host.equals("[::1]")
          || host.matches("127(\\.\\d{1,3}){3}");
    }
  }

  /** A folder of files that were downloaded before. */
  record Folder(String path) implements Target {}

  /** The embedded simulator. */
  record Demo() implements Target {}
}
