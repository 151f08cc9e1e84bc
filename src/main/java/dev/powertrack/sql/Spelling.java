package dev.powertrack.sql;

/** How far two words are apart. */
public final class Spelling {
  private Spelling() {}

  /** The letters to insert, drop or change that make one word of the other (Levenshtein). */
  public static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j < before.length; j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[before.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(row[j - 1], before[j]));
      }
      before = row;
    }
    return before[other.length()];
  }
}
