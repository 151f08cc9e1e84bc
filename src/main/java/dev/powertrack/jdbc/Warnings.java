package dev.powertrack.jdbc;

import dev.powertrack.sql.ExecutionControl;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The warnings of one object: its own, and those that its running execution goes on adding. {@link
 * #clear} forgets what was there, later ones show again.
 */
final class Warnings {
  /** "Warning" without more, the SQL standard's class 01. */
  static final String GENERAL = "01000";

  /** "Option value changed": something was asked for and something else was given. */
  static final String CHANGED = "01S02";

  private final List<SQLWarning> own = new ArrayList<>();
  private @Nullable ExecutionControl execution;
  private int seen;

  synchronized void add(String message, String state) {
    own.add(new SQLWarning(message, state));
  }

  /** Shows the warnings of {@code execution} from now on, instead of an earlier one's. */
  synchronized void follow(ExecutionControl execution) {
    this.execution = execution;
    seen = 0;
  }

  /** Keeps what the execution has said so far, and follows it no longer. */
  synchronized void keep() {
    if (execution != null) {
      List<String> messages = execution.warnings();
      messages
          .subList(Math.min(seen, messages.size()), messages.size())
          .forEach(message -> add(message, GENERAL));
      execution = null;
    }
  }

  synchronized void clear() {
    own.clear();
    seen = execution == null ? 0 : execution.warnings().size();
  }

  /** A fresh chain, or null where there is no warning. */
  synchronized @Nullable SQLWarning chain() {
    List<SQLWarning> all = new ArrayList<>();
    own.forEach(w -> all.add(new SQLWarning(w.getMessage(), w.getSQLState())));
    if (execution != null) {
      List<String> messages = execution.warnings();
      for (String message : messages.subList(Math.min(seen, messages.size()), messages.size())) {
        all.add(new SQLWarning(message, GENERAL));
      }
    }
    for (int i = 1; i < all.size(); i++) {
      all.get(i - 1).setNextWarning(all.get(i));
    }
    return all.isEmpty() ? null : all.get(0);
  }
}
