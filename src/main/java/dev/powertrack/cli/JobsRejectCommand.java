package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import dev.powertrack.orders.Decision;
import dev.powertrack.orders.QuotePreview;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code jobs reject}. */
@Command(
    name = "reject",
    sortOptions = false,
    header = "Reject a job's quote. This is free and cannot be taken back.",
    description = {
      "%nShows the quote and asks. Where there is no terminal to ask on, it does nothing unless --yes"
          + " is given.%n"
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0 rejected   1 failed   2 wrong usage: also no terminal and no --yes",
      "  3 refused, and nothing was sent: it is not quoted, or its quote has expired;",
      "    or the answer was no",
      "  4 whether it was rejected cannot be told: look at its status before you",
      "    repeat it",
      "  130 stopped with Ctrl-C; what became of a request under way is looked up and",
      "    told%n",
      "Example:",
      "  powertrack jobs reject URL coffee%n",
      "The URL needs no writes=allow for it; writes=deny forbids it."
    })
final class JobsRejectCommand extends JobsDecisionCommand implements Callable<Integer> {

  JobsRejectCommand(Terminal terminal) {
    super(terminal, Decision.REJECT);
  }

  @Override
  public Integer call() throws SQLException, IOException, OrderFailure {
    return decide(null);
  }

  @Override
  String question(QuotePreview quote) {
    return "Reject, for good?";
  }

  @Override
  @Nullable String next(String jobId) {
    return null;
  }
}
