package dev.powertrack.tweet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column for the rows of a batch. A vector is appended to by one thread, then
 * read by another after a safe hand-over; it is not synchronised.
 */
public abstract class Vector {
  private long[] nulls = new long[4];
  private int size;

  Vector() {}

  /** An empty vector for values of a type. */
  public static Vector of(ColumnType type) {
    return switch (type) {
      case BIGINT, TIMESTAMP -> new Longs();
      case INTEGER -> new Ints();
      case DOUBLE -> new Doubles();
      case BOOLEAN -> new Booleans();
      case VARCHAR -> new Texts();
    };
  }

  public final int size() {
    return size;
  }

  public final boolean isNull(int row) {
    int word = row >>> 6;
    return word < nulls.length && (nulls[word] & (1L << row)) != 0;
  }

  /** The value in the class that {@link ColumnType} names, or null. */
  public final @Nullable Object get(int row) {
    return isNull(row) ? null : value(row);
  }

  public final void addNull() {
    int word = size >>> 6;
    if (word >= nulls.length) {
      nulls = Arrays.copyOf(nulls, Math.max(word + 1, nulls.length * 2));
    }
    nulls[word] |= 1L << size;
    next();
  }

  abstract Object value(int row);

  /** Makes room for row {@code size} and returns it; the slot of a null stays unset. */
  final int next() {
    ensure(size + 1);
    return size++;
  }

  abstract void ensure(int capacity);

  static int grown(int current, int needed) {
    return Math.max(needed, current + (current >> 1));
  }

  /** BIGINT and TIMESTAMP. */
  public static final class Longs extends Vector {
    private long[] values = new long[256];

    public void add(long value) {
      int row = next();
      values[row] = value;
    }

    public long getLong(int row) {
      return values[row];
    }

    @Override
    Object value(int row) {
      return values[row];
    }

    @Override
    void ensure(int capacity) {
      if (capacity > values.length) {
        values = Arrays.copyOf(values, grown(values.length, capacity));
      }
    }
  }

  /** INTEGER. */
  public static final class Ints extends Vector {
    private int[] values = new int[256];

    public void add(int value) {
      int row = next();
      values[row] = value;
    }

    public int getInt(int row) {
      return values[row];
    }

    @Override
    Object value(int row) {
      return values[row];
    }

    @Override
    void ensure(int capacity) {
      if (capacity > values.length) {
        values = Arrays.copyOf(values, grown(values.length, capacity));
      }
    }
  }

  /** DOUBLE. */
  public static final class Doubles extends Vector {
    private double[] values = new double[256];

    public void add(double value) {
      int row = next();
      values[row] = value;
    }

    public double getDouble(int row) {
      return values[row];
    }

    @Override
    Object value(int row) {
      return values[row];
    }

    @Override
    void ensure(int capacity) {
      if (capacity > values.length) {
        values = Arrays.copyOf(values, grown(values.length, capacity));
      }
    }
  }

  /** BOOLEAN. */
  public static final class Booleans extends Vector {
    private boolean[] values = new boolean[256];

    public void add(boolean value) {
      int row = next();
      values[row] = value;
    }

    public boolean getBoolean(int row) {
      return values[row];
    }

    @Override
    Object value(int row) {
      return values[row];
    }

    @Override
    void ensure(int capacity) {
      if (capacity > values.length) {
        values = Arrays.copyOf(values, grown(values.length, capacity));
      }
    }
  }

  /** VARCHAR. */
  public static final class Texts extends Vector {
    private @Nullable String[] values = new @Nullable String[256];

    public void add(String value) {
      int row = next();
      values[row] = value;
    }

    @Override
    Object value(int row) {
      return java.util.Objects.requireNonNull(values[row]);
    }

    @Override
    void ensure(int capacity) {
      if (capacity > values.length) {
        values = Arrays.copyOf(values, grown(values.length, capacity));
      }
    }
  }
}
