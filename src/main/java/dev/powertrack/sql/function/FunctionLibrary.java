package dev.powertrack.sql.function;

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AggregateFunctionImpl;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

/** The functions of this package under their names in SQL. */
public final class FunctionLibrary {
  private static final SqlReturnTypeInference TEXT = ReturnTypes.VARCHAR_NULLABLE;

  /** {@code a / b} of DECIMALs, with so many digits of its fraction; in plans only. */
  public static final SqlOperator QUOTIENT =
      scalar(
          "QUOTIENT",
          "quotient",
          ReturnTypes.DECIMAL_QUOTIENT_NULLABLE,
          SqlTypeFamily.NUMERIC,
          SqlTypeFamily.NUMERIC,
          SqlTypeFamily.INTEGER);

  /** What a timestamp is as a text, with milliseconds if it has any; in plans only. */
  public static final SqlOperator TEXT_OF_TIMESTAMP =
      scalar("TEXT_OF_TIMESTAMP", "textOfTimestamp", TEXT, SqlTypeFamily.TIMESTAMP);

  /** What a time of day is as a text, with milliseconds if it has any; in plans only. */
  public static final SqlOperator TEXT_OF_TIME =
      scalar("TEXT_OF_TIME", "textOfTime", TEXT, SqlTypeFamily.TIME);

  /** What a DECIMAL is as a text, as getString has it; in plans only. */
  public static final SqlOperator TEXT_OF_DECIMAL =
      scalar("TEXT_OF_DECIMAL", "textOfDecimal", TEXT, SqlTypeFamily.NUMERIC);

  private static final SqlOperatorTable OPERATORS =
      SqlOperatorTables.of(
          scalar("START_OF_WEEK", "startOfWeek", ReturnTypes.ARG0, SqlTypeFamily.TIMESTAMP),
          scalar(
              "WHOLE_MONTHS",
              "wholeMonths",
              ReturnTypes.INTEGER_NULLABLE,
              SqlTypeFamily.TIMESTAMP,
              SqlTypeFamily.TIMESTAMP),
          scalar("AGE", "age", TEXT, SqlTypeFamily.TIMESTAMP, SqlTypeFamily.TIMESTAMP),
          scalar("TO_CHAR", "toChar", TEXT, SqlTypeFamily.TIMESTAMP, SqlTypeFamily.CHARACTER),
          scalar("TO_CHAR", "dateToChar", TEXT, SqlTypeFamily.DATE, SqlTypeFamily.CHARACTER),
          scalar("TO_CHAR", "numberToChar", TEXT, SqlTypeFamily.NUMERIC, SqlTypeFamily.CHARACTER),
          scalar("TRUNC", "startOfDay", ReturnTypes.ARG0, SqlTypeFamily.TIMESTAMP),
          scalar("TRUNC", "day", ReturnTypes.ARG0, SqlTypeFamily.DATE),
          scalar(
              "MAKE_DATE",
              "makeDate",
              ReturnTypes.DATE_NULLABLE,
              SqlTypeFamily.INTEGER,
              SqlTypeFamily.INTEGER,
              SqlTypeFamily.INTEGER),
          scalar(
              "TO_TIMESTAMP",
              "toTimestamp",
              ReturnTypes.explicit(SqlTypeName.TIMESTAMP, 3).andThen(SqlTypeTransforms.TO_NULLABLE),
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.CHARACTER),
          scalar(
              "TO_DATE",
              "toDate",
              ReturnTypes.DATE_NULLABLE,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.CHARACTER),
          scalar(
              "CONVERT_TIMEZONE",
              "convertTimezone",
              ReturnTypes.explicit(SqlTypeName.TIMESTAMP, 3).andThen(SqlTypeTransforms.TO_NULLABLE),
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.TIMESTAMP),
          scalar("INITCAP", "initcap", TEXT, SqlTypeFamily.CHARACTER),
          scalar("SOUNDEX", "soundex", TEXT, SqlTypeFamily.CHARACTER),
          scalar(
              "DIFFERENCE",
              "difference",
              ReturnTypes.INTEGER_NULLABLE,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.CHARACTER),
          scalar(
              "OVERLAY",
              "overlay",
              TEXT,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.INTEGER),
          scalar(
              "OVERLAY",
              "overlayPart",
              TEXT,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.INTEGER,
              SqlTypeFamily.INTEGER),
          scalar("DAYNAME", "dayName", TEXT, SqlTypeFamily.TIMESTAMP),
          scalar("MONTHNAME", "monthName", TEXT, SqlTypeFamily.TIMESTAMP),
          scalar(
              "REGEXP_COUNT",
              "regexpCount",
              ReturnTypes.INTEGER_NULLABLE,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.CHARACTER),
          scalar(
              "REGEXP_REPLACE",
              "regexpReplace",
              TEXT,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.CHARACTER),
          scalar(
              "LPAD",
              "lpad",
              TEXT,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.INTEGER,
              SqlTypeFamily.CHARACTER),
          scalar(
              "RPAD",
              "rpad",
              TEXT,
              SqlTypeFamily.CHARACTER,
              SqlTypeFamily.INTEGER,
              SqlTypeFamily.CHARACTER),
          match("LIKE", "like", 2),
          match("LIKE", "likeWithEscape", 3),
          match("ILIKE", "ilike", 2),
          match("ILIKE", "ilikeWithEscape", 3),
          match("SIMILAR", "similar", 2),
          match("SIMILAR", "similarWithEscape", 3),
          quantile(
              "QUANTILE_CONT",
              Quantiles.Continuous.class,
              ReturnTypes.DOUBLE_NULLABLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
              SqlTypeFamily.NUMERIC),
          quantile(
              "QUANTILE_DISC",
              Quantiles.Discrete.class,
              ReturnTypes.ARG0_FORCE_NULLABLE,
              SqlTypeFamily.ANY),
          TextJoin.OPERATOR,
          WindowFunctions.FIRST_VALUE,
          WindowFunctions.LAST_VALUE,
          WindowFunctions.NTH_VALUE,
          WindowFunctions.NTILE,
          aggregate(
              "FIRST_NOT_NULL",
              PresentValues.First.class,
              ReturnTypes.ARG0_FORCE_NULLABLE,
              SqlTypeFamily.ANY),
          aggregate(
              "LAST_NOT_NULL",
              PresentValues.Last.class,
              ReturnTypes.ARG0_FORCE_NULLABLE,
              SqlTypeFamily.ANY),
          ofPairs("CORR", Correlations.Correlation.class),
          ofPairs("COVAR_POP", Correlations.Covariance.class),
          ofPairs("COVAR_SAMP", Correlations.SampleCovariance.class),
          ofPairs("REGR_SLOPE", Correlations.Slope.class),
          ofPairs("REGR_INTERCEPT", Correlations.Intercept.class),
          ofPairs("REGR_R2", Correlations.Determination.class));

  private FunctionLibrary() {}

  /**
   * Ours before Calcite's, which are not asked for an aggregate function of ours: of two with one
   * name, the validator takes neither for an aggregate in HAVING.
   */
  public static SqlOperatorTable before(SqlOperatorTable calcites) {
    return new SqlOperatorTable() {
      @Override
      public void lookupOperatorOverloads(
          SqlIdentifier name,
          @Nullable SqlFunctionCategory category,
          SqlSyntax syntax,
          List<SqlOperator> found,
          SqlNameMatcher matcher) {
        int before = found.size();
        OPERATORS.lookupOperatorOverloads(name, category, syntax, found, matcher);
        if (found.stream().skip(before).noneMatch(SqlOperator::isAggregator)) {
          calcites.lookupOperatorOverloads(name, category, syntax, found, matcher);
        }
      }

      @Override
      public List<SqlOperator> getOperatorList() {
        return Stream.of(OPERATORS, calcites)
            .flatMap(table -> table.getOperatorList().stream())
            .toList();
      }
    };
  }

  private static SqlOperator scalar(
      String name, String method, SqlReturnTypeInference result, SqlTypeFamily... parameters) {
    return new SqlUserDefinedFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        result,
        InferTypes.ANY_NULLABLE,
        metadata(parameters),
        Objects.requireNonNull(ScalarFunctionImpl.create(method(method))));
  }

  /** Whether a text is like a pattern; a parameter there is of the type of the rest. */
  private static SqlOperator match(String name, String method, int texts) {
    return new SqlUserDefinedFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.LIKE,
        ReturnTypes.BOOLEAN_NULLABLE,
        InferTypes.FIRST_KNOWN,
        metadata(Collections.nCopies(texts, SqlTypeFamily.CHARACTER).toArray(SqlTypeFamily[]::new)),
        Objects.requireNonNull(ScalarFunctionImpl.create(method(method))));
  }

  private static SqlOperator quantile(
      String name, Class<?> accumulator, SqlReturnTypeInference result, SqlTypeFamily values) {
    return aggregate(name, accumulator, result, values, SqlTypeFamily.NUMERIC);
  }

  private static SqlOperator ofPairs(String name, Class<?> accumulator) {
    return aggregate(
        name,
        accumulator,
        ReturnTypes.DOUBLE_NULLABLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
        SqlTypeFamily.NUMERIC,
        SqlTypeFamily.NUMERIC);
  }

  private static SqlOperator aggregate(
      String name,
      Class<?> accumulator,
      SqlReturnTypeInference result,
      SqlTypeFamily... parameters) {
    return new SqlUserDefinedAggFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        result,
        InferTypes.ANY_NULLABLE,
        metadata(parameters),
        Objects.requireNonNull(AggregateFunctionImpl.create(accumulator)),
        false,
        false,
        Optionality.FORBIDDEN);
  }

  static SqlOperandMetadata metadata(SqlTypeFamily... parameters) {
    return OperandTypes.operandMetadata(
        List.of(parameters),
        factory -> List.of(parameters).stream().map(family -> type(family, factory)).toList(),
        i -> "arg" + i,
        i -> false);
  }

  private static RelDataType type(SqlTypeFamily family, RelDataTypeFactory factory) {
    RelDataType type =
        family == SqlTypeFamily.ANY
            ? factory.createSqlType(SqlTypeName.ANY)
            : family.getDefaultConcreteType(factory);
    return factory.createTypeWithNullability(Objects.requireNonNull(type), true);
  }

  private static Method method(String name) {
    for (Class<?> holder :
        new Class<?>[] {
          TimeFunctions.class,
          TextFunctions.class,
          LikeFunctions.class,
          SimilarFunctions.class,
          NumberFunctions.class
        }) {
      for (Method method : holder.getMethods()) {
        if (method.getName().equals(name)) {
          return method;
        }
      }
    }
    throw new IllegalArgumentException(name);
  }
}
