package dev.powertrack.sql.function;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates that keep all values of a group and look at them in order. The fraction is that of the
 * last row; NULLs do not count.
 */
public final class Quantiles {
  private final List<Object> values = new ArrayList<>();
  private double fraction;

  private Quantiles() {}

  private void add(Object value, Number of) {
    double wanted = of.doubleValue();
    if (!(wanted >= 0 && wanted <= 1)) {
      throw new PowerTrackException(
          Kind.INVALID_VALUE, "A percentile is between 0 and 1, not " + of + ".");
    }
    fraction = wanted;
    values.add(value);
  }

  private Quantiles merged(Quantiles other) {
    values.addAll(other.values);
    fraction = other.values.isEmpty() ? fraction : other.fraction;
    return this;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // all values of a group are of one SQL type
  private void sort() {
    values.sort((x, y) -> ((Comparable) x).compareTo(y));
  }

  /** PERCENTILE_CONT: between the two nearest values. */
  public static final class Continuous {
    public Quantiles init() {
      return new Quantiles();
    }

    public Quantiles add(Quantiles so, @Nullable Object value, @Nullable Object fraction) {
      if (value instanceof Number number && fraction instanceof Number of) {
        so.add(number.doubleValue(), of);
      }
      return so;
    }

    public Quantiles merge(Quantiles one, Quantiles other) {
      return one.merged(other);
    }

    public @Nullable Double result(Quantiles all) {
      if (all.values.isEmpty()) {
        return null;
      }
      all.sort();
      double place = all.fraction * (all.values.size() - 1);
      double below = (Double) all.values.get((int) Math.floor(place));
      double above = (Double) all.values.get((int) Math.ceil(place));
      return below + (above - below) * (place - Math.floor(place));
    }
  }

  /** PERCENTILE_DISC: the first value that so many are not above. */
  public static final class Discrete {
    public Quantiles init() {
      return new Quantiles();
    }

    public Quantiles add(Quantiles so, @Nullable Object value, @Nullable Object fraction) {
      if (value != null && fraction instanceof Number of) {
        so.add(value, of);
      }
      return so;
    }

    public Quantiles merge(Quantiles one, Quantiles other) {
      return one.merged(other);
    }

    public @Nullable Object result(Quantiles all) {
      if (all.values.isEmpty()) {
        return null;
      }
      all.sort();
      int place = (int) Math.ceil(all.fraction * all.values.size());
      return all.values.get(Math.max(0, place - 1));
    }
  }
}
