package dev.powertrack.sql.plan;

import dev.powertrack.sql.StatementContext;
import dev.powertrack.sql.prune.JoinKeys;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.EnumerableDefaults;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.TransformedEnumerator;
import org.apache.calcite.linq4j.function.EqualityComparer;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.function.Function1;
import org.jspecify.annotations.Nullable;

/** What generated code calls around joins. Public, because generated code must reach it. */
public final class JoinSteps {
  private JoinSteps() {}

  /**
   * Lets rows pass and remembers what a scan on the other side of the join wants of them.
   *
   * @param key the fields that are remembered
   * @param filter the id of the {@link KeyFilter}
   * @param width how many fields there are
   */
  public static <T> Enumerable<T> collect(
      DataContext root,
      Enumerable<T> rows,
      Function1<T, @Nullable Object[]> key,
      int filter,
      int width) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<T> enumerator() {
        JoinKeys keys = StatementContext.of(root).joinKeys(filter, width);
        keys.clear();
        return new TransformedEnumerator<T, T>(rows.enumerator()) {
          @Override
          protected T transform(T row) {
            keys.add(key.apply(row));
            return row;
          }

          @Override
          public boolean moveNext() {
            boolean more = super.moveNext();
            if (more) {
              current();
            }
            return more;
          }
        };
      }
    };
  }

  /** Begins with rows each time that they are asked for, and not before. */
  public static <T> Enumerable<T> later(Function0<Enumerable<T>> rows) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<T> enumerator() {
        return rows.apply().enumerator();
      }
    };
  }

  /**
   * Reads rows once, when they are first asked for, and keeps them. Each time they are passed
   * through again it is looked whether the statement was cancelled: a join that finds nothing never
   * comes back to who would.
   */
  public static <T> Enumerable<T> keep(DataContext root, Enumerable<T> rows) {
    return new AbstractEnumerable<>() {
      private @Nullable List<T> kept;

      @Override
      public Enumerator<T> enumerator() {
        StatementContext.of(root).control().check();
        if (kept == null) {
          kept = rows.toList();
        }
        return Linq4j.enumerator(kept);
      }
    };
  }

  /**
   * A semi-join that reads its right side to the end before it opens its left side: what opens
   * there may depend on the keys. Calcite's own opens the left side first.
   */
  public static <L, R, K> Enumerable<L> semiJoin(
      Enumerable<L> left,
      Enumerable<R> right,
      Function1<L, K> leftKey,
      Function1<R, K> rightKey,
      @Nullable EqualityComparer<K> comparer) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<L> enumerator() {
        List<R> built = right.toList();
        return EnumerableDefaults.semiJoin(
                left, Linq4j.asEnumerable(built), leftKey, rightKey, comparer)
            .enumerator();
      }
    };
  }
}
