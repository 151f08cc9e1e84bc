package dev.powertrack.orders;

import static dev.powertrack.PowerTrackException.Kind.INVALID_SETTING;

import dev.powertrack.PowerTrackException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a user allows a {@link JobDesk} to do.
 *
 * @param maxCostDollars no quote above it is accepted, nor one that names no cost; null for any
 * @param recreateFailed whether the rules and period of a failed job may be ordered again, and so
 *     be paid twice
 */
public record DeskTerms(@Nullable BigDecimal maxCostDollars, boolean recreateFailed) {
  /** Any cost, and no failed job again. */
  public static final DeskTerms USUAL = new DeskTerms(null, false);

  /**
   * @throws PowerTrackException INVALID_SETTING if the cost is negative
   */
  public DeskTerms {
    if (maxCostDollars != null && maxCostDollars.signum() < 0) {
      throw new PowerTrackException(
          INVALID_SETTING, "The greatest cost must not be negative, as " + maxCostDollars + " is.");
    }
  }

  /**
   * The same with another bound beside it: the lower one counts.
   *
   * @param dollars null for none
   */
  public DeskTerms atMost(@Nullable BigDecimal dollars) {
    boolean lower =
        dollars != null && (maxCostDollars == null || dollars.compareTo(maxCostDollars) < 0);
    return lower ? new DeskTerms(dollars, recreateFailed) : this;
  }
}
