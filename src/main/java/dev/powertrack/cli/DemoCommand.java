package dev.powertrack.cli;

import dev.powertrack.cli.demo.Story;
import dev.powertrack.cli.output.Terminal;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code demo}: the whole story, from an account to SQL over its tweets. */
@Command(
    name = "demo",
    sortOptions = false,
    header = "See the whole story in half a minute; needs no account and no network.",
    description = {
      "%nStarts a simulated Historical PowerTrack service on this machine and uses it over real"
          + " HTTP: creates a job, waits for its quote, accepts it, sees it run and be delivered,"
          + " then queries tweets with SQL and shows, for each query, how many data files it"
          + " read.",
      "All tweets, users and prices are invented. Nothing is kept when it ends."
    })
final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    Story.tell(terminal);
    return 0;
  }
}
