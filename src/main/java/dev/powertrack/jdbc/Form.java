package dev.powertrack.jdbc;

import dev.powertrack.sql.SqlType;
import java.sql.Types;
import java.util.List;

/**
 * The forms in which {@link dev.powertrack.sql.Cursor#value} hands values over: the rows of the
 * table of conversions.
 *
 * @param <S> the class of a value
 */
final class Form<S> {
  static final Form<Boolean> BOOLEAN = new Form<>("BOOLEAN", Boolean.class);
  static final Form<Number> NUMBER = new Form<>("number", Number.class);
  static final Form<String> TEXT = new Form<>("text", String.class);

  /** Milliseconds of the UTC wall clock since 1970. */
  static final Form<Number> TIMESTAMP = new Form<>("TIMESTAMP", Number.class);

  /** Days since 1970. */
  static final Form<Number> DATE = new Form<>("DATE", Number.class);

  /** Milliseconds of the day. */
  static final Form<Number> TIME = new Form<>("TIME", Number.class);

  static final Form<byte[]> BYTES = new Form<>("BINARY", byte[].class);

  /** Milliseconds. */
  static final Form<Number> DURATION = new Form<>("INTERVAL", Number.class);

  /** Months. */
  static final Form<Number> MONTHS = new Form<>("INTERVAL of months", Number.class);

  @SuppressWarnings("rawtypes") // no generic class literal
  static final Form<List> LIST = new Form<>("ARRAY", List.class);

  static final Form<Object> OTHER = new Form<>("other", Object.class);

  private final String name;
  private final Class<S> held;

  private Form(String name, Class<S> held) {
    this.name = name;
    this.held = held;
  }

  /** The class of a value. */
  Class<S> held() {
    return held;
  }

  @Override
  public String toString() {
    return name;
  }

  /** The form of a type's values. */
  static Form<?> of(SqlType type) {
    return switch (type.jdbcType()) {
      case Types.BOOLEAN, Types.BIT -> BOOLEAN;
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC ->
          NUMBER;
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.CLOB ->
          TEXT;
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> TIMESTAMP;
      case Types.DATE -> DATE;
      case Types.TIME, Types.TIME_WITH_TIMEZONE -> TIME;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
      case Types.ARRAY -> LIST;
      default -> interval(type);
    };
  }

  private static Form<?> interval(SqlType type) {
    if (!type.name().startsWith("INTERVAL")) {
      return OTHER;
    }
    return type.name().contains("MONTH") || type.name().contains("YEAR") ? MONTHS : DURATION;
  }

  /** The form of a value whose type says nothing, as Calcite's ANY. */
  static Form<?> of(SqlType type, Object value) {
    Form<?> form = of(type);
    if (form != OTHER) {
      return form;
    }
    if (value instanceof String) {
      return TEXT;
    }
    if (value instanceof Number) {
      return NUMBER;
    }
    if (value instanceof Boolean) {
      return BOOLEAN;
    }
    if (value instanceof byte[]) {
      return BYTES;
    }
    return value instanceof List ? LIST : OTHER;
  }
}
