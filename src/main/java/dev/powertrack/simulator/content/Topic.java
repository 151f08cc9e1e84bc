package dev.powertrack.simulator.content;

import java.time.Instant;
import java.util.List;

/**
 * What a job's tweets are about: hashtags and mood, which change with the time.
 *
 * @param phases in order; the last one that has begun holds, the first one also before it
 */
public record Topic(List<Phase> phases) {

  /** Hashtags from a moment on, the frequent ones first. */
  record Phase(Instant from, Mood mood, List<String> hashtags) {}

  public Topic {
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("a topic needs a phase");
    }
    phases = List.copyOf(phases);
  }

  /** Everyday talk. */
  public static Topic everyday() {
    return new Topic(
        List.of(
            new Phase(
                Instant.EPOCH,
                Mood.GENERAL,
                List.of(
                    "news",
                    "NowPlaying",
                    "FF",
                    "tech",
                    "photo",
                    "travel",
                    "Jobs",
                    "TBT",
                    "music",
                    "food",
                    "Wetter",
                    "Futebol",
                    "noticias",
                    "opendata",
                    "写真",
                    "أخبار"))));
  }

  /** The final of the World Cup of 2014: kick-off at 19:00 UTC, the only goal at about 21:24. */
  public static Topic worldCupFinal() {
    return new Topic(
        List.of(
            new Phase(
                Instant.EPOCH,
                Mood.BEFORE,
                List.of(
                    "WorldCupFinal",
                    "GERARG",
                    "WorldCup",
                    "Brasil2014",
                    "GER",
                    "ARG",
                    "FinalCopa",
                    "Maracana",
                    "DieMannschaft",
                    "VamosArgentina",
                    "ワールドカップ",
                    "نهائي_كأس_العالم")),
            new Phase(
                Instant.parse("2014-07-13T19:00:00Z"),
                Mood.MATCH,
                List.of(
                    "GERARG",
                    "WorldCupFinal",
                    "ARG",
                    "GER",
                    "WorldCup",
                    "Messi",
                    "Neuer",
                    "FinalDoMundial",
                    "VamosArgentina",
                    "DieMannschaft",
                    "決勝",
                    "Финал")),
            new Phase(
                Instant.parse("2014-07-13T21:23:00Z"),
                Mood.GOAL,
                List.of(
                    "GER",
                    "Götze",
                    "GOAL",
                    "GERARG",
                    "Tor",
                    "WorldCupFinal",
                    "Gol",
                    "Golaço",
                    "DieMannschaft",
                    "ゴール",
                    "Гол",
                    "ARG")),
            new Phase(
                Instant.parse("2014-07-13T21:36:00Z"),
                Mood.AFTER,
                List.of(
                    "Weltmeister",
                    "GER",
                    "WorldCupFinal",
                    "Champions",
                    "4Sterne",
                    "GERARG",
                    "Campeões",
                    "GraciasMuchachos",
                    "WorldCup",
                    "優勝",
                    "Götze",
                    "ARG"))));
  }

  Phase at(long epochMillis) {
    Phase current = phases.get(0);
    for (Phase phase : phases) {
      if (phase.from().toEpochMilli() <= epochMillis) {
        current = phase;
      }
    }
    return current;
  }
}
