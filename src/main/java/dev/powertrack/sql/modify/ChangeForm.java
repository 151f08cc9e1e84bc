package dev.powertrack.sql.modify;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.orders.Decision;
import dev.powertrack.sql.Changes;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUpdate;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.jspecify.annotations.Nullable;

/**
 * Which changes there are: {@code INSERT INTO jobs} creates, {@code UPDATE jobs SET status =
 * 'accepted'} and {@code 'rejected'} decide. Everything else is refused by its form, before it is
 * planned.
 */
public final class ChangeForm {
  /** What Calcite's own grammar does not have at all, and would call a mistake in writing. */
  private static final Pattern DEFINITION =
      Pattern.compile(
          "(CREATE|DROP|ALTER|TRUNCATE|RENAME|REPLACE|GRANT|REVOKE|COMMENT)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private ChangeForm() {}

  /**
   * To be asked about a text that cannot be parsed.
   *
   * @throws PowerTrackException if it would define or drop something: READ_ONLY where nothing may
   *     be changed, else UNSUPPORTED
   */
  public static void checkDefinition(String sql, Changes changes) {
    Matcher definition = DEFINITION.matcher(sql.strip());
    if (definition.matches()) {
      String what = definition.group(1).toUpperCase(Locale.ROOT);
      requireAllowed(what, changes);
      throw refused(what + " is not possible");
    }
  }

  /**
   * Passes over what changes nothing.
   *
   * @throws PowerTrackException READ_ONLY where nothing may be changed, UNSUPPORTED for a change
   *     that there is not
   */
  public static void check(SqlNode statement, Changes changes) {
    boolean explained = statement instanceof SqlExplain;
    SqlNode change = statement instanceof SqlExplain explain ? explain.getExplicandum() : statement;
    if (!change.isA(SqlKind.DML)) {
      return;
    }
    requireAllowed(
        change.getKind().toString(),
        explained && changes == Changes.DENIED ? Changes.ALLOWED : changes);
    if (change instanceof SqlInsert insert && !insert.isUpsert()) {
      requireJobs(insert.getTargetTable(), "INSERT");
    } else if (change instanceof SqlUpdate update) {
      checkUpdate(update);
    } else {
      throw refused(change.getKind() + " is not possible");
    }
  }

  private static void requireAllowed(String what, Changes changes) {
    if (changes == Changes.IMPOSSIBLE) {
      throw new PowerTrackException(
          Kind.READ_ONLY, "A folder of files is read-only: " + what + " is not possible.");
    }
    if (changes == Changes.DENIED) {
      throw new PowerTrackException(
          Kind.READ_ONLY,
          "The connection is read-only: "
              + what
              + " is not possible. The option writes=allow opens INSERT INTO jobs and UPDATE jobs"
              + " SET status.");
    }
  }

  private static void checkUpdate(SqlUpdate update) {
    requireJobs(update.getTargetTable(), "UPDATE");
    List<String> columns = update.getTargetColumnList().stream().map(ChangeForm::lastName).toList();
    if (!columns.equals(List.of("STATUS"))) {
      throw refused("UPDATE cannot set " + String.join(", ", columns));
    }
    SqlNode status = update.getSourceExpressionList().get(0);
    if (status instanceof SqlDynamicParam) {
      return;
    }
    if (Decision.ofStatus(text(status)).isEmpty()) {
      throw refused("UPDATE cannot set status to " + status);
    }
  }

  private static @Nullable String text(SqlNode node) {
    return node instanceof SqlLiteral literal
            && SqlTypeFamily.CHARACTER.getTypeNames().contains(literal.getTypeName())
        ? literal.getValueAs(String.class)
        : null;
  }

  /** A table that is none is for the planner to tell. */
  private static void requireJobs(SqlNode table, String what) {
    if (!lastName(table).equals("JOBS")) {
      throw refused(what + " is not possible for " + lastName(table));
    }
  }

  private static String lastName(SqlNode node) {
    return node instanceof SqlIdentifier name
        ? name.names.get(name.names.size() - 1).toUpperCase(Locale.ROOT)
        : node.toString();
  }

  private static PowerTrackException refused(String what) {
    return new PowerTrackException(
        Kind.UNSUPPORTED,
        what
            + ": the changes are INSERT INTO jobs (title, from_date, to_date, data_format, rules),"
            + " which creates, and UPDATE jobs SET status = 'accepted' or 'rejected', which"
            + " decides. Nothing was sent.");
  }
}
