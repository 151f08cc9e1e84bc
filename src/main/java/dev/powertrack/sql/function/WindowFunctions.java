package dev.powertrack.sql.function;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import org.apache.calcite.adapter.enumerable.AggAddContext;
import org.apache.calcite.adapter.enumerable.AggContext;
import org.apache.calcite.adapter.enumerable.AggImplementor;
import org.apache.calcite.adapter.enumerable.AggResetContext;
import org.apache.calcite.adapter.enumerable.AggResultContext;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.WinAggImplementor;
import org.apache.calcite.adapter.enumerable.WinAggResultContext;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;

/**
 * FIRST_VALUE, LAST_VALUE, NTH_VALUE and NTILE by code of our own. Calcite's looks for the first
 * row of frames that have none, finds an n-th row also outside of the frame, has 0 where there is
 * no such row, and makes parts whose sizes differ by more than one.
 */
public final class WindowFunctions {
  static final SqlOperator FIRST_VALUE =
      operator(
          "FIRST_VALUE",
          ReturnTypes.ARG0_NULLABLE_IF_EMPTY,
          new Pick(WinAggResultContext::startIndex),
          new AnyArguments(SqlOperandCountRanges.of(1), "FIRST_VALUE(x)"));

  static final SqlOperator LAST_VALUE =
      operator(
          "LAST_VALUE",
          ReturnTypes.ARG0_NULLABLE_IF_EMPTY,
          new Pick(WinAggResultContext::endIndex),
          new AnyArguments(SqlOperandCountRanges.of(1), "LAST_VALUE(x)"));

  static final SqlOperator NTH_VALUE =
      operator(
          "NTH_VALUE",
          ReturnTypes.ARG0_FORCE_NULLABLE,
          new Pick(
              frame ->
                  Expressions.subtract(
                      Expressions.add(frame.startIndex(), number(frame, 1)),
                      Expressions.constant(1))),
          new AnyArguments(SqlOperandCountRanges.of(2), "NTH_VALUE(x, row)"));

  static final SqlOperator NTILE =
      operator(
          "NTILE", ReturnTypes.RANK, new Tile(), FunctionLibrary.metadata(SqlTypeFamily.INTEGER));

  private static final Method TILE =
      Types.lookupMethod(WindowFunctions.class, "tile", int.class, int.class, int.class);

  private WindowFunctions() {}

  private static SqlOperator operator(
      String name,
      SqlReturnTypeInference result,
      AggImplementor code,
      SqlOperandMetadata arguments) {
    return new SqlUserDefinedAggFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        result,
        InferTypes.ANY_NULLABLE,
        arguments,
        new CodedAggregate(SqlTypeName.ANY, () -> code),
        false,
        true,
        Optionality.FORBIDDEN);
  }

  /**
   * In which part a row is, from 1.
   *
   * @param row from 0
   * @param rows how many there are
   * @param tiles how many parts; the first ones have a row more where they cannot be equal
   * @throws PowerTrackException INVALID_VALUE without a part
   */
  public static long tile(int row, int rows, int tiles) {
    if (tiles < 1) {
      throw new PowerTrackException(
          Kind.INVALID_VALUE, "NTILE makes one part or more, not " + tiles + ".");
    }
    int size = rows / tiles;
    int larger = rows % tiles;
    int inLarger = larger * (size + 1);
    return 1 + (row < inLarger ? row / (size + 1) : larger + (row - inLarger) / size);
  }

  /** An argument that is a number, in the row that the result is for. */
  private static Expression number(WinAggResultContext frame, int argument) {
    return EnumUtils.convert(
        frame
            .rowTranslator(frame.index())
            .translateList(List.of(frame.rexArguments().get(argument)))
            .get(0),
        int.class);
  }

  /** Code that looks at rows when it is asked, and collects nothing before. */
  private abstract static class Looking implements WinAggImplementor {
    @Override
    public List<Type> getStateType(AggContext info) {
      return List.of();
    }

    @Override
    public void implementReset(AggContext info, AggResetContext reset) {}

    @Override
    public void implementAdd(AggContext info, AggAddContext add) {}
  }

  /** Which row of a partition has the wanted value. */
  private interface Row {
    Expression in(WinAggResultContext frame);
  }

  /** The value of a row, or NULL if it is not in the frame. */
  private static final class Pick extends Looking {
    private final Row row;

    Pick(Row row) {
      this.row = row;
    }

    @Override
    public boolean needCacheWhenFrameIntact() {
      return true;
    }

    @Override
    public Expression implementResult(AggContext info, AggResultContext result) {
      WinAggResultContext frame = (WinAggResultContext) result;
      BlockBuilder block = result.currentBlock();
      Expression wanted = block.append("wanted", row.in(frame));
      Expression inFrame = block.append("inFrame", frame.rowInFrame(wanted));
      // The code of a row's value may be moved to before the question whether there is such a row.
      Expression present =
          block.append("present", Expressions.condition(inFrame, wanted, Expressions.constant(0)));
      Expression value =
          EnumUtils.convert(
              frame
                  .rowTranslator(present)
                  .translateList(List.of(frame.rexArguments().get(0)))
                  .get(0),
              info.returnType());
      return info.returnRelType().isNullable()
          ? Expressions.condition(inFrame, value, Expressions.constant(null, info.returnType()))
          : value;
    }
  }

  /** Of the whole partition, whatever the frame. */
  private static final class Tile extends Looking {
    @Override
    public boolean needCacheWhenFrameIntact() {
      return false;
    }

    @Override
    public Expression implementResult(AggContext info, AggResultContext result) {
      WinAggResultContext frame = (WinAggResultContext) result;
      return Expressions.call(TILE, frame.index(), frame.getPartitionRowCount(), number(frame, 0));
    }
  }
}
