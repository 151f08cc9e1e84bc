package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import dev.powertrack.orders.Decision;
import dev.powertrack.orders.QuotePreview;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jobs accept}: the one command that spends money. */
@Command(
    name = "accept",
    sortOptions = false,
    header = "Accept a job's quote. This costs money and cannot be stopped.",
    description = {
      "%nShows the quote and asks. Where there is no terminal to ask on, it does nothing unless --yes"
          + " is given; a script should give --max-cost too.%n"
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0 accepted   1 failed   2 wrong usage: also no terminal and no --yes",
      "  3 refused, and nothing was sent: it is not quoted, its quote has expired or",
      "    is above --max-cost; or the answer was no",
      "  4 whether it was accepted cannot be told: look at its status before you",
      "    repeat it",
      "  130 stopped with Ctrl-C; what became of a request under way is looked up and",
      "    told%n",
      "Examples:",
      "  powertrack jobs accept URL coffee",
      "  powertrack jobs accept URL coffee --yes --max-cost 500 && \\",
      "      powertrack jobs wait URL coffee%n",
      "The URL needs no writes=allow for it; writes=deny forbids it."
    })
final class JobsAcceptCommand extends JobsDecisionCommand implements Callable<Integer> {

  @Option(
      names = "--max-cost",
      paramLabel = "DOLLARS",
      converter = DollarAmount.class,
      description =
          "Refuse a quote above it, and one that names no cost. The URL's maxCostDollars counts"
              + " too.")
  private @Nullable BigDecimal maxCost;

  JobsAcceptCommand(Terminal terminal) {
    super(terminal, Decision.ACCEPT);
  }

  @Override
  public Integer call() throws SQLException, IOException, OrderFailure {
    return decide(maxCost);
  }

  @Override
  String question(QuotePreview quote) {
    return quote.costDollars() == null
        ? "Accept? The quote names no cost."
        : "Accept, and pay " + quote.costDollars().toPlainString() + " US dollars?";
  }

  @Override
  String next(String jobId) {
    return "powertrack jobs wait URL " + jobId + " && powertrack download URL --job " + jobId;
  }
}
