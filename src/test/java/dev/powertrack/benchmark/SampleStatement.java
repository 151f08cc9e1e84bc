package dev.powertrack.benchmark;

/** What tools send, each with a place for something that makes its text another one. */
enum SampleStatement {
  RANGE(
      "SELECT posted_at, text, lang FROM tweets WHERE posted_at >= TIMESTAMP '2014-07-13 20:10:00'"
          + " AND posted_at < TIMESTAMP '2014-07-13 20:11:00' AND tweet_id <> %d"),
  GROUPS(
      "SELECT lang, COUNT(*) AS n FROM tweets WHERE posted_at BETWEEN"
          + " TIMESTAMP '2014-07-13 20:20:00' AND TIMESTAMP '2014-07-13 20:29:00'"
          + " AND tweet_id <> %d GROUP BY lang ORDER BY n DESC LIMIT 10"),
  JOIN(
      "SELECT j.job_id, t.tweet_id, t.posted_at FROM tweets t JOIN jobs j ON t.job_id = j.job_id"
          + " WHERE t.posted_at < TIMESTAMP '2014-07-13 20:01:00' AND t.tweet_id <> %d");

  private final String form;

  SampleStatement(String form) {
    this.form = form;
  }

  /** The statement; the same rows for every number. */
  String text(int number) {
    return form.replace("%d", Integer.toString(number));
  }
}
