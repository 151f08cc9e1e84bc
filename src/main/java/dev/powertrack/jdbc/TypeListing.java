package dev.powertrack.jdbc;

import dev.powertrack.sql.SqlType;
import java.sql.DatabaseMetaData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of getTypeInfo, and which types can be cast to which. */
final class TypeListing {
  private static final int DECIMAL_SCALE = 38;
  private static final int TIME_DIGITS = 3;

  private TypeListing() {}

  static List<@Nullable Object[]> rows() {
    return TypeFacts.LISTED.stream().map(TypeListing::row).toList();
  }

  private static @Nullable Object[] row(TypeFacts facts) {
    SqlType type = type(facts);
    Form<?> form = Form.of(type);
    boolean number = form == Form.NUMBER;
    boolean decimal = facts.name().equals("DECIMAL");
    int scale =
        decimal ? DECIMAL_SCALE : form == Form.TIMESTAMP || form == Form.TIME ? TIME_DIGITS : 0;
    return new @Nullable Object[] {
      facts.name(),
      facts.jdbcType(),
      facts.size(),
      facts.prefix(),
      facts.suffix(),
      facts.parameters(),
      DatabaseMetaData.typeNullable,
      form == Form.TEXT,
      DatabaseMetaData.typeSearchable,
      !number,
      decimal,
      false,
      facts.name(),
      0,
      scale,
      null,
      null,
      number ? 10 : null
    };
  }

  private static SqlType type(TypeFacts facts) {
    return new SqlType(facts.jdbcType(), facts.name(), -1, 0, true);
  }

  /** Equal forms, anything to and from text, and times where parts remain. */
  static boolean canConvert(int from, int to) {
    Form<?> source = listed(from);
    Form<?> target = listed(to);
    if (source == null || target == null) {
      return false;
    }
    boolean text = source == Form.TEXT || target == Form.TEXT;
    boolean toDay = source == Form.TIMESTAMP && (target == Form.DATE || target == Form.TIME);
    boolean toMoment = source == Form.DATE && target == Form.TIMESTAMP;
    return source == target || text || toDay || toMoment;
  }

  private static @Nullable Form<?> listed(int jdbcType) {
    return TypeFacts.LISTED.stream()
        .filter(facts -> facts.jdbcType() == jdbcType)
        .findFirst()
        .<Form<?>>map(facts -> Form.of(type(facts)))
        .orElse(null);
  }
}
