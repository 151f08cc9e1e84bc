package dev.powertrack.sql.function;

import org.jspecify.annotations.Nullable;

/**
 * FIRST_VALUE and LAST_VALUE with IGNORE NULLS, as aggregates of the frame: those are not told of
 * NULLs.
 */
public final class PresentValues {
  private PresentValues() {}

  /** The first value that is not NULL. */
  public static final class First {
    public @Nullable Object init() {
      return null;
    }

    public Object add(@Nullable Object first, Object value) {
      return first == null ? value : first;
    }

    public @Nullable Object result(@Nullable Object first) {
      return first;
    }
  }

  /** The last value that is not NULL. */
  public static final class Last {
    public @Nullable Object init() {
      return null;
    }

    public Object add(@Nullable Object last, Object value) {
      return value;
    }

    public @Nullable Object result(@Nullable Object last) {
      return last;
    }
  }
}
