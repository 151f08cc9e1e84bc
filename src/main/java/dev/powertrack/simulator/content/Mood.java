package dev.powertrack.simulator.content;

/** What people are talking about at a moment; it selects their phrases. */
enum Mood {
  BEFORE,
  MATCH,
  GOAL,
  AFTER,
  GENERAL
}
