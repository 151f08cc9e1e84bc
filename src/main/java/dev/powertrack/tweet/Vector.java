package dev.powertrack.tweet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column for the rows of a batch. A vector is appended to by one thread, then
 * read by another after a safe hand-over; it is not synchronised.
 */
public abstract class Vector {
  private static final int ROWS = 256;

  private long[] nulls;
  private int size;

  private Vector(int rows) {
    this.nulls = new long[(rows >>> 6) + 1];
  }

  /** An empty vector for values of a type. */
  public static Vector of(ColumnType type) {
    return of(type, ROWS);
  }

  /** An empty vector for values of a type, of which so many are expected. */
  public static Vector of(ColumnType type, int rows) {
    return switch (type) {
      case BIGINT, TIMESTAMP -> new Longs(rows);
      case INTEGER -> new Ints(rows);
      case DOUBLE -> new Doubles(rows);
      case BOOLEAN -> new Booleans(rows);
      case VARCHAR -> new Texts(rows);
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
    private long[] values;

    public Longs() {
      this(ROWS);
    }

    /** Expects so many rows. */
    public Longs(int rows) {
      super(rows);
      values = new long[rows];
    }

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
    private int[] values;

    public Ints() {
      this(ROWS);
    }

    /** Expects so many rows. */
    public Ints(int rows) {
      super(rows);
      values = new int[rows];
    }

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
    private double[] values;

    public Doubles() {
      this(ROWS);
    }

    /** Expects so many rows. */
    public Doubles(int rows) {
      super(rows);
      values = new double[rows];
    }

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
    private boolean[] values;

    public Booleans() {
      this(ROWS);
    }

    /** Expects so many rows. */
    public Booleans(int rows) {
      super(rows);
      values = new boolean[rows];
    }

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
    private @Nullable String[] values;
    private long characters;

    public Texts() {
      this(ROWS);
    }

    /** Expects so many rows. */
    public Texts(int rows) {
      super(rows);
      values = new @Nullable String[rows];
    }

    public void add(String value) {
      int row = next();
      values[row] = value;
      characters += value.length();
    }

    /** How many characters all texts have together. */
    public long characters() {
      return characters;
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
