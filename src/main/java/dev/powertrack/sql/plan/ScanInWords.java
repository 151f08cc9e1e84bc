package dev.powertrack.sql.plan;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import dev.powertrack.sql.ExecutionControl;
import dev.powertrack.sql.prune.SplitPredicate;
import dev.powertrack.sql.table.RowRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.DataContexts;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBiVisitor;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexExecutable;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVariable;
import org.apache.calcite.rex.RexVisitor;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.RangeSets;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/** What EXPLAIN says of a scan: names in place of numbers, and the files that it would open. */
final class ScanInWords {
  private static final Pattern COLUMN = Pattern.compile("\\$(\\d+)");

  /** What Calcite writes behind a literal. */
  private static final Pattern TYPE =
      Pattern.compile("(:[A-Z]+(\\(\\d+\\))?)?( CHARACTER SET \"[^\"]*\")?$");

  /** So many values of a long list are said. */
  private static final int FIRST = 3;

  private final TableScanNode scan;
  private final RexBuilder builder;
  private final RelDataType rowType;

  ScanInWords(TableScanNode scan) {
    this.scan = scan;
    this.builder = scan.getCluster().getRexBuilder();
    this.rowType = scan.getTable().getRowType();
  }

  String condition() {
    RexNode condition = scan.spec.condition();
    return condition == null ? "" : inWords(condition);
  }

  /** What must be the same for all rows of a file if one row is to stand for them. */
  String groups() {
    List<RexNode> groups = scan.spec.groups();
    return groups == null
        ? ""
        : groups.stream().map(this::inWords).collect(Collectors.joining(", "));
  }

  private String inWords(RexNode e) {
    return named(e.accept(new Abridged()).toString())
        .replaceAll(":TIMESTAMP\\(3\\)|_UTF-8|:VARCHAR", "");
  }

  String order() {
    return scan.spec.order().getFieldCollations().stream()
        .map(
            key ->
                rowType.getFieldNames().get(key.getFieldIndex())
                    + (key.direction.isDescending() ? " DESC" : ""))
        .collect(Collectors.joining(", "));
  }

  /** The files that the scan would open now; null for a table that opens none. */
  @Nullable String files() {
    SplitPredicate predicate = scan.splitPredicate();
    if (!scan.spec.keys().isEmpty()) {
      return "chosen at execution by the keys of the join's other side";
    }
    if (predicate.constants().stream().anyMatch(ScanInWords::isDecidedLater)
        || predicate.functions().stream().anyMatch(ScanInWords::isDecidedLater)) {
      return "decided at execution";
    }
    SplitPredicate.Bound bound = bound(predicate);
    return scan.source
        .rows()
        .describe(
            new RowRequest(
                scan.spec.columnsToRead(),
                bound,
                scan.spec.isCounted() ? bound : null,
                null,
                null,
                0,
                -1,
                false,
                0,
                "EXPLAIN",
                control()));
  }

  /** That of the EXPLAIN, which may have to wait for a list of files. */
  private ExecutionControl control() {
    ExecutionControl planning =
        scan.getCluster().getPlanner().getContext().unwrap(ExecutionControl.class);
    return planning == null ? new ExecutionControl() : planning;
  }

  private SplitPredicate.Bound bound(SplitPredicate predicate) {
    OpenScan.Constants known =
        OpenScan.Constants.of(
            predicate.constants(), (JavaTypeFactory) scan.getCluster().getTypeFactory());
    List<RexNode> computed = known.computed(predicate.constants());
    @Nullable Object[] none = new @Nullable Object[0];
    @Nullable Object[] constants =
        known.with(computed.isEmpty() ? none : values(executable(computed), none));
    if (predicate.functions().isEmpty()) {
      return predicate.bind(constants, null);
    }
    RexExecutable functions = executable(predicate.functions());
    return predicate.bind(constants, row -> values(functions, row));
  }

  private RexExecutable executable(List<RexNode> expressions) {
    return RexExecutorImpl.getExecutable(builder, expressions, rowType);
  }

  private static @Nullable Object[] values(RexExecutable executable, @Nullable Object[] row) {
    Map<String, Object> input = new HashMap<>();
    input.put("inputRecord", row);
    executable.setDataContext(DataContexts.of(input));
    @Nullable Object @Nullable [] values = executable.execute();
    if (values == null) {
      throw new IllegalStateException("a constant of the condition has no value");
    }
    return values;
  }

  /** A parameter, the time of day, or a value of an outer row. */
  private static boolean isDecidedLater(RexNode e) {
    boolean[] later = {false};
    e.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public @Nullable Void visitDynamicParam(RexDynamicParam parameter) {
            later[0] = true;
            return null;
          }

          @Override
          public @Nullable Void visitFieldAccess(RexFieldAccess access) {
            later[0] = true;
            return null;
          }

          @Override
          public @Nullable Void visitCall(RexCall call) {
            later[0] |= call.getOperator().isDynamicFunction();
            return super.visitCall(call);
          }
        });
    return later[0];
  }

  private String named(String text) {
    return COLUMN
        .matcher(text)
        .replaceAll(
            number ->
                Matcher.quoteReplacement(
                    rowType.getFieldNames().get(Integer.parseInt(number.group(1)))));
  }

  /** Lists as comparisons; of long ones the first values only: nobody reads thousands. */
  private final class Abridged extends RexShuttle {
    @Override
    public RexNode visitCall(RexCall call) {
      if (ListLookup.isLookedUp(call)) {
        return list(call, ListLookup.list(call));
      }
      return call.getKind() == SqlKind.SEARCH
          ? RexUtil.expandSearch(builder, null, call)
          : super.visitCall(call);
    }

    private <C extends Comparable<C>> RexNode list(RexCall call, Sarg<C> list) {
      RangeSet<C> values = list.isComplementedPoints() ? list.rangeSet.complement() : list.rangeSet;
      RelDataType type = call.operands.get(1).getType();
      String first =
          values.asRanges().stream()
              .limit(FIRST)
              .map(range -> inWords(range, end -> literal(end, type)))
              .collect(Collectors.joining(", "));
      return new Words(
          String.format(
              Locale.ROOT,
              "%s(%s, %s, … %,d more%s)",
              list.isComplementedPoints() ? "NOT IN" : "IN",
              call.operands.get(0),
              first,
              ValueList.size(list) - FIRST,
              list.nullAs == RexUnknownAs.UNKNOWN ? "" : ", NULL is " + list.nullAs),
          call.getType());
    }

    private String literal(Comparable<?> end, RelDataType type) {
      return TYPE.matcher(builder.makeLiteral(end, type, true, true).toString()).replaceFirst("");
    }

    /** A value, or a range as mathematics writes it: {@code [1, 3)}. */
    private static <C extends Comparable<C>> String inWords(
        Range<C> range, Function<C, String> literal) {
      if (RangeSets.isPoint(range)) {
        return literal.apply(range.lowerEndpoint());
      }
      boolean from = range.hasLowerBound();
      boolean to = range.hasUpperBound();
      return (from && range.lowerBoundType() == BoundType.CLOSED ? "[" : "(")
          + (from ? literal.apply(range.lowerEndpoint()) : "-∞")
          + ", "
          + (to ? literal.apply(range.upperEndpoint()) : "∞")
          + (to && range.upperBoundType() == BoundType.CLOSED ? "]" : ")");
    }
  }

  /** What stands in a condition in the place of what it says. */
  private static final class Words extends RexVariable {
    Words(String words, RelDataType type) {
      super(words, type);
    }

    @Override
    public <R> R accept(RexVisitor<R> visitor) {
      throw new UnsupportedOperationException("words are read by people");
    }

    @Override
    public <R, P> R accept(RexBiVisitor<R, P> visitor, P argument) {
      throw new UnsupportedOperationException("words are read by people");
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Words words && words.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }
}
