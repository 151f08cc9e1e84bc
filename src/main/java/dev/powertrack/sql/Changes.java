package dev.powertrack.sql;

/** What a connection may change. */
public enum Changes {
  /** Nothing: there is no service behind the tables. */
  IMPOSSIBLE,
  /** Nothing, though there is a service. */
  DENIED,
  /** Jobs may be created, accepted and rejected. */
  ALLOWED
}
