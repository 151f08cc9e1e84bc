package dev.powertrack.sql.prune;

import java.util.Optional;
import java.util.Set;

/** Tells of splits whether they have to be opened. Belongs to one thread. */
public interface SplitTest {

  /** What the condition comes to for the rows of a split. */
  Verdict test(SplitBounds bounds);

  /** Whether what is known of a column can make a difference. */
  boolean asksOf(int column);

  /**
   * The values of a column that the condition allows, where it names them: {@code job_id = 'a'} or
   * {@code job_id IN ('a', ?)}. Empty where it allows any.
   */
  Optional<Set<Object>> pinned(int column);
}
