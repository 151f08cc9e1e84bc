package dev.powertrack.jdbc;

import dev.powertrack.sql.SqlType;
import dev.powertrack.tweet.ColumnType;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What JDBC wants to know of a type, once for ResultSetMetaData, getColumns and getTypeInfo.
 *
 * @param size digits of a number, characters of a text or of a printed time, at most
 * @param display characters of its widest text
 * @param javaClass what {@code getObject} gives
 * @param prefix what opens a literal, null where nothing does
 * @param suffix what closes it
 * @param parameters what may be written in brackets after the name, null for nothing
 */
record TypeFacts(
    int jdbcType,
    String name,
    int size,
    int display,
    Class<?> javaClass,
    @Nullable String prefix,
    @Nullable String suffix,
    @Nullable String parameters) {

  /**
   * The length of a VARCHAR without a limit. It is the truth (a raw tweet has tens of thousands of
   * characters), and what pgjdbc says of its text.
   */
  static final int UNLIMITED = Integer.MAX_VALUE;

  private static final TypeFacts VARBINARY =
      new TypeFacts(
          Types.VARBINARY, "VARBINARY", UNLIMITED, UNLIMITED, byte[].class, "X'", "'", "LENGTH");
  private static final TypeFacts VARCHAR =
      new TypeFacts(
          Types.VARCHAR, "VARCHAR", UNLIMITED, UNLIMITED, String.class, "'", "'", "LENGTH");
  private static final TypeFacts DECIMAL =
      new TypeFacts(
          Types.DECIMAL, "DECIMAL", 38, 40, BigDecimal.class, null, null, "PRECISION,SCALE");
  private static final TypeFacts TIME =
      new TypeFacts(Types.TIME, "TIME", 12, 12, Time.class, "TIME '", "'", "PRECISION");
  private static final TypeFacts TIMESTAMP =
      new TypeFacts(
          Types.TIMESTAMP, "TIMESTAMP", 23, 23, Timestamp.class, "TIMESTAMP '", "'", "PRECISION");
  static final TypeFacts OTHER =
      new TypeFacts(Types.OTHER, "OTHER", 0, UNLIMITED, String.class, null, null, null);
  private static final TypeFacts ARRAY =
      new TypeFacts(Types.ARRAY, "ARRAY", 0, UNLIMITED, Array.class, "ARRAY[", "]", null);

  /** The types that a CAST can name, by DATA_TYPE as getTypeInfo has to list them. */
  static final List<TypeFacts> LISTED =
      List.of(
          number(Types.TINYINT, "TINYINT", 3, 4, Integer.class),
          number(Types.BIGINT, "BIGINT", 19, 20, Long.class),
          VARBINARY,
          new TypeFacts(
              Types.BINARY, "BINARY", UNLIMITED, UNLIMITED, byte[].class, "X'", "'", "LENGTH"),
          new TypeFacts(Types.CHAR, "CHAR", UNLIMITED, UNLIMITED, String.class, "'", "'", "LENGTH"),
          DECIMAL,
          number(Types.INTEGER, "INTEGER", 10, 11, Integer.class),
          number(Types.SMALLINT, "SMALLINT", 5, 6, Integer.class),
          number(Types.FLOAT, "FLOAT", 15, 24, Double.class),
          number(Types.REAL, "REAL", 7, 14, Float.class),
          number(Types.DOUBLE, "DOUBLE", 15, 24, Double.class),
          VARCHAR,
          new TypeFacts(Types.BOOLEAN, "BOOLEAN", 1, 5, Boolean.class, null, null, null),
          new TypeFacts(Types.DATE, "DATE", 10, 10, Date.class, "DATE '", "'", null),
          TIME,
          TIMESTAMP);

  private static TypeFacts number(
      int jdbcType, String name, int size, int display, Class<?> javaClass) {
    return new TypeFacts(jdbcType, name, size, display, javaClass, null, null, null);
  }

  static TypeFacts of(SqlType type) {
    Form<?> form = Form.of(type);
    if (form == Form.LIST) {
      return ARRAY;
    }
    TypeFacts listed = listed(type.jdbcType());
    if (listed != null) {
      return listed;
    }
    if (form == Form.TEXT) {
      return VARCHAR;
    }
    return form == Form.BYTES
        ? VARBINARY
        : form == Form.NUMBER
            ? DECIMAL
            : form == Form.TIMESTAMP ? TIMESTAMP : form == Form.TIME ? TIME : OTHER;
  }

  private static @Nullable TypeFacts listed(int jdbcType) {
    for (TypeFacts facts : LISTED) {
      if (facts.jdbcType == jdbcType) {
        return facts;
      }
    }
    return null;
  }

  /** The type of a table's column. */
  static SqlType of(ColumnType type, boolean nullable) {
    return switch (type) {
      case BIGINT -> new SqlType(Types.BIGINT, "BIGINT", 19, 0, nullable);
      case INTEGER -> new SqlType(Types.INTEGER, "INTEGER", 10, 0, nullable);
      case DOUBLE -> new SqlType(Types.DOUBLE, "DOUBLE", 15, 0, nullable);
      case BOOLEAN -> new SqlType(Types.BOOLEAN, "BOOLEAN", 1, 0, nullable);
      case VARCHAR -> new SqlType(Types.VARCHAR, "VARCHAR", -1, 0, nullable);
      case TIMESTAMP -> new SqlType(Types.TIMESTAMP, "TIMESTAMP", 3, 3, nullable);
    };
  }

  /**
   * COLUMN_SIZE and getPrecision of a type: of a time the length of its text. A precision of 0 is
   * how Calcite says that none was named.
   */
  static int size(SqlType type) {
    Form<?> form = Form.of(type);
    if (form == Form.TIMESTAMP || form == Form.TIME) {
      int fraction = Math.max(0, type.precision());
      return (form == Form.TIMESTAMP ? 19 : 8) + (fraction == 0 ? 0 : fraction + 1);
    }
    boolean own = form == Form.TEXT || form == Form.BYTES || isDecimal(type);
    return own && type.precision() > 0 ? type.precision() : of(type).size();
  }

  /** Fraction digits. */
  static int scale(SqlType type) {
    Form<?> form = Form.of(type);
    boolean time = form == Form.TIMESTAMP || form == Form.TIME;
    return time ? Math.max(0, type.precision()) : type.scale();
  }

  static int display(SqlType type) {
    Form<?> form = Form.of(type);
    if (isDecimal(type)) {
      return size(type) + 2;
    }
    if (form == Form.BYTES) {
      return (int) Math.min(UNLIMITED, 2L * size(type));
    }
    boolean bySize = form == Form.TEXT || form == Form.TIMESTAMP || form == Form.TIME;
    return bySize ? size(type) : of(type).display();
  }

  static boolean isSigned(SqlType type) {
    return Form.of(type) == Form.NUMBER;
  }

  private static boolean isDecimal(SqlType type) {
    return type.jdbcType() == Types.DECIMAL || type.jdbcType() == Types.NUMERIC;
  }
}
