package dev.powertrack.simulator.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who tweets. Stable: the same in every tweet.
 *
 * @param createdAtSeconds since 1970
 * @param listedCount null if not known: -1 in activity_streams
 * @param profile the words about themselves
 * @param klout null if they have no score
 * @param home the city that is derived from their location; null if it says nothing
 */
record User(
    long id,
    String screenName,
    String name,
    Language language,
    long createdAtSeconds,
    String image,
    int followers,
    int friends,
    @Nullable Integer listedCount,
    int statuses,
    int favourites,
    boolean verified,
    Profile profile,
    @Nullable Klout klout,
    @Nullable City home) {

  /** Free text and settings of a profile; utcOffset in seconds. */
  record Profile(
      @Nullable String description,
      @Nullable String url,
      @Nullable String location,
      @Nullable String timeZone,
      @Nullable Integer utcOffset,
      String linkColor) {}

  /** A Klout score and what it rests on. */
  record Klout(int score, String userId, List<Subject> influence, List<Subject> interest) {

    /** A topic with its weight. */
    record Subject(String id, String name, double score) {
      String link() {
        return "http://klout.com/topic/id/" + id;
      }
    }

    String link() {
      return "http://klout.com/user/id/" + userId;
    }
  }
}
