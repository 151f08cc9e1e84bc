package dev.powertrack.sql.function;

import org.jspecify.annotations.Nullable;

/**
 * Aggregates of pairs: CORR, COVAR_POP, COVAR_SAMP, and the REGR_ functions of a line through them.
 * Pairs with a NULL do not count. Sums are those of deviations from the mean so far (Welford), for
 * ids are large numbers whose squares have no digits left for a difference.
 */
public final class Correlations {
  private long count;
  private double meanY;
  private double meanX;
  private double squaresY;
  private double squaresX;
  private double products;

  private Correlations() {}

  private void add(double y, double x) {
    count++;
    double fromY = y - meanY;
    double fromX = x - meanX;
    meanY += fromY / count;
    meanX += fromX / count;
    squaresY += fromY * (y - meanY);
    squaresX += fromX * (x - meanX);
    products += fromX * (y - meanY);
  }

  private void addAll(Correlations other) {
    if (other.count == 0) {
      return;
    }
    double all = (double) count + other.count;
    double fromY = other.meanY - meanY;
    double fromX = other.meanX - meanX;
    double weight = count * (other.count / all);
    squaresY += other.squaresY + fromY * fromY * weight;
    squaresX += other.squaresX + fromX * fromX * weight;
    products += other.products + fromX * fromY * weight;
    meanY += fromY * other.count / all;
    meanX += fromX * other.count / all;
    count += other.count;
  }

  private @Nullable Double slope() {
    return count == 0 || squaresX == 0 ? null : (Double) (products / squaresX);
  }

  /** What all of them have in common; the answer is theirs. */
  public abstract static class Pairs {
    Pairs() {}

    public Correlations init() {
      return new Correlations();
    }

    public Correlations add(Correlations so, @Nullable Object y, @Nullable Object x) {
      if (y instanceof Number second && x instanceof Number first) {
        so.add(second.doubleValue(), first.doubleValue());
      }
      return so;
    }

    public Correlations merge(Correlations one, Correlations other) {
      one.addAll(other);
      return one;
    }
  }

  /** CORR. */
  public static final class Correlation extends Pairs {
    public @Nullable Double result(Correlations all) {
      double spread = Math.sqrt(all.squaresY * all.squaresX);
      return spread == 0 ? null : (Double) Math.max(-1, Math.min(1, all.products / spread));
    }
  }

  /** COVAR_POP. */
  public static final class Covariance extends Pairs {
    public @Nullable Double result(Correlations all) {
      return all.count == 0 ? null : (Double) (all.products / all.count);
    }
  }

  /** COVAR_SAMP. */
  public static final class SampleCovariance extends Pairs {
    public @Nullable Double result(Correlations all) {
      return all.count < 2 ? null : (Double) (all.products / (all.count - 1));
    }
  }

  /** REGR_SLOPE. */
  public static final class Slope extends Pairs {
    public @Nullable Double result(Correlations all) {
      return all.slope();
    }
  }

  /** REGR_INTERCEPT. */
  public static final class Intercept extends Pairs {
    public @Nullable Double result(Correlations all) {
      Double slope = all.slope();
      return slope == null ? null : (Double) (all.meanY - slope * all.meanX);
    }
  }

  /** REGR_R2. */
  public static final class Determination extends Pairs {
    public @Nullable Double result(Correlations all) {
      if (all.count == 0 || all.squaresX == 0) {
        return null;
      }
      double share = all.products / all.squaresX * all.products / all.squaresY;
      return all.squaresY == 0 ? 1.0 : share;
    }
  }
}
