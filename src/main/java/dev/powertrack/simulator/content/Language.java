package dev.powertrack.simulator.content;

import java.util.List;

/**
 * What people write in one language: a row of languages.json.
 *
 * @param code as Twitter has it, so {@code in} for Indonesian
 * @param share of the population, against the other languages' shares
 * @param zones Twitter's names of time zones
 * @param offsets of the zones, in seconds, on a summer's day
 */
record Language(
    String code,
    int share,
    List<String> zones,
    List<Integer> offsets,
    List<String> first,
    List<String> last,
    List<String> bios,
    List<String> before,
    List<String> match,
    List<String> goal,
    List<String> after,
    List<String> general) {

  List<String> phrases(Mood mood) {
    return switch (mood) {
      case BEFORE -> before;
      case MATCH -> match;
      case GOAL -> goal;
      case AFTER -> after;
      case GENERAL -> general;
    };
  }
}
