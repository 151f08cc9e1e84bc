package dev.powertrack.sql;

import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.Locale;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** The types of this SQL: Calcite's, with text in UTF-8 and averages that keep their fraction. */
final class SqlTypes {
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

  /** The type of a result's column. */
  static SqlType of(ColumnMetaData column) {
    return named(
        column.type.id,
        column.type.name,
        column.precision,
        column.scale,
        column.nullable != java.sql.DatabaseMetaData.columnNoNulls);
  }

  /**
   * @param declared Calcite's name, which may carry a length and NOT NULL
   */
  static SqlType named(int id, String declared, int precision, int scale, boolean nullable) {
    String name = declared.toUpperCase(Locale.ROOT).replaceAll("\\(.*?\\)| NOT NULL", "").strip();
    return switch (id) {
      case Types.TIMESTAMP -> new SqlType(id, "TIMESTAMP", 3, 3, nullable);
      case Types.VARCHAR, Types.CHAR -> new SqlType(id, name, precision, 0, nullable);
      default -> new SqlType(id, name, precision, Math.max(scale, 0), nullable);
    };
  }
}
