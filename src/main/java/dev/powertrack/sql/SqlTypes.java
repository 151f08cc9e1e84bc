package dev.powertrack.sql;

import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** The types of this SQL: Calcite's, with text in UTF-8 and averages that keep their fraction. */
final class SqlTypes {
  private static final int DECIMAL_DIGITS = 38;

  private static final Pattern INTERVAL = Pattern.compile("^(INTERVAL_[A-Z]+)_([A-Z]+)$");

  private static final RelDataTypeSystem SYSTEM =
      new RelDataTypeSystemImpl() {
        /** An average of whole numbers is not one; Calcite's default cuts its fraction off. */
        @Override
        public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
          return SqlTypeUtil.isExactNumeric(argument)
              ? factory.createTypeWithNullability(
                  factory.createSqlType(SqlTypeName.DOUBLE), argument.isNullable())
              : argument;
        }

        /** As in PostgreSQL; Calcite's default is the type of the numbers, and soon too small. */
        @Override
        public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
          return SqlTypeName.INT_TYPES.contains(argument.getSqlTypeName())
              ? factory.createTypeWithNullability(
                  factory.createSqlType(SqlTypeName.BIGINT), argument.isNullable())
              : super.deriveSumType(factory, argument);
        }

        /** As in most databases; in Calcite's 19 no id of a tweet is divided by 3.0. */
        @Override
        public int getMaxPrecision(SqlTypeName type) {
          return type == SqlTypeName.DECIMAL ? DECIMAL_DIGITS : super.getMaxPrecision(type);
        }

        @Override
        public int getMaxScale(SqlTypeName type) {
          return type == SqlTypeName.DECIMAL ? DECIMAL_DIGITS : super.getMaxScale(type);
        }

        /** A timestamp has milliseconds, as those of the tables have. */
        @Override
        public int getDefaultPrecision(SqlTypeName type) {
          return type == SqlTypeName.TIMESTAMP ? 3 : super.getDefaultPrecision(type);
        }

        @Override
        public RoundingMode roundingMode() {
          return RoundingMode.HALF_UP;
        }

        @Override
        public boolean shouldConvertRaggedUnionTypesToVarying() {
          return true;
        }
      };

  private SqlTypes() {}

  /** A factory for one statement. */
  static JavaTypeFactoryImpl factory() {
    return new JavaTypeFactoryImpl(SYSTEM) {
      @Override
      public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
      }
    };
  }

  /** What users are told of a type. */
  static SqlType of(RelDataType type, boolean nullable) {
    int id = id(type);
    int precision = Math.max(type.getPrecision(), 0);
    return switch (id) {
      case Types.TIMESTAMP -> new SqlType(id, "TIMESTAMP", 3, 3, nullable);
      case Types.VARCHAR, Types.CHAR -> new SqlType(id, name(type), precision, 0, nullable);
      default -> new SqlType(id, name(type), precision, Math.max(type.getScale(), 0), nullable);
    };
  }

  private static int id(RelDataType type) {
    if (type.getComponentType() != null) {
      return Types.ARRAY;
    }
    SqlTypeName name = type.getSqlTypeName();
    return name == SqlTypeName.GEOMETRY ? Types.VARCHAR : name.getJdbcOrdinal();
  }

  /** Without lengths and NOT NULL. An interval's has the word that the standard has in it. */
  private static String name(RelDataType type) {
    String name =
        switch (type.getSqlTypeName()) {
          case ARRAY, MULTISET, MAP -> type.toString();
          case ROW -> "STRUCT";
          default -> type.getSqlTypeName().getName();
        };
    return INTERVAL
        .matcher(name.toUpperCase(Locale.ROOT))
        .replaceFirst("$1_TO_$2")
        .replaceAll("\\(.*?\\)| NOT NULL", "")
        .strip();
  }
}
