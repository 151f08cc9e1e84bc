package dev.powertrack.cli.demo;

import java.io.IOException;
import java.util.Locale;

/** How the story ends. */
final class WhatNext {
  private WhatNext() {}

  static void say(Page page, double seconds) throws IOException {
    page.say("", "What to try next");
    page.say(
        "  Type SQL yourself, on the same invented account",
        "    java -jar powertrack-sql.jar shell jdbc:powertrack:demo",
        "  A folder of files that somebody downloaded years ago",
        "    java -jar powertrack-sql.jar query jdbc:powertrack:file:FOLDER \\",
        "        \"SELECT COUNT(*) FROM tweets\"",
        "  An account of the service (user and password: POWERTRACK_USER, POWERTRACK_PASSWORD)",
        "    java -jar powertrack-sql.jar shell jdbc:powertrack://gnip-api.gnip.com/ACCOUNT",
        "  DBeaver and other tools: the jar is the driver, its class dev.powertrack.jdbc.Driver,",
        "    the URL jdbc:powertrack:demo; the README has the steps",
        "  Everything else",
        "    java -jar powertrack-sql.jar --help");
    page.aside(String.format(Locale.ROOT, "The demo took %.0f seconds.", seconds));
  }
}
