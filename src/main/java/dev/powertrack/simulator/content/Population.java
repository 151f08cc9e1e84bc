package dev.powertrack.simulator.content;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who tweets: some thousands of users, each made when first met, always the same for a
 * seed. The first ones are the famous. Thread-safe.
 */
final class Population {
  static final int SIZE = 4096;

  private static final int FAMOUS = 60;
  private static final int VERIFIED = 24;
  private static final long JANUARY_2007 = 1167609600L;
  private static final int FIVE_YEARS = 5 * 365 * 86_400;
  private static final String HEX = "0123456789ABCDEF";
  private static final String DIGITS = "123456789";
  private static final List<String> HANDLES =
      List.of("fan", "daily", "live", "writes", "tv", "goals", "fm", "notes", "world", "official");
  private static final List<String> SUBJECTS =
      List.of(
          "Football", "Brazil", "Twitter", "Music", "Cycling", "Open Data", "Cooking", "Travel");

  private final long seed;
  private final Vocabulary vocabulary;
  private final AtomicReferenceArray<@Nullable User> users = new AtomicReferenceArray<>(SIZE);

  Population(long seed, Vocabulary vocabulary) {
    this.seed = seed;
    this.vocabulary = vocabulary;
  }

  /** Somebody; the first ones most often. */
  User anyone(Dice dice) {
    // Half of all tweets come from the busy, half from anywhere.
    return user(dice.chance(0.5) ? dice.zipf(SIZE) : dice.below(SIZE));
  }

  /** Somebody whose tweets get around. */
  User famous(Dice dice) {
    return user(dice.zipf(FAMOUS));
  }

  User user(int index) {
    User known = users.get(index);
    if (known != null) {
      return known;
    }
    User made = make(index);
    return users.compareAndSet(index, null, made) ? made : user(index);
  }

  private User make(int index) {
    Dice dice = Dice.of(seed, 0x75736572L, index);
    Language language = dice.pick(vocabulary.speakers());
    String first = dice.pick(language.first());
    String last = dice.pick(language.last());
    // Each has an hour of five years to themselves: ids are unique and grow with time, as they did.
    int turn = (index * 2731 + 7) % SIZE;
    long joined = JANUARY_2007 + (long) turn * (FIVE_YEARS / SIZE) + dice.below(FIVE_YEARS / SIZE);
    long id = 1_000_000L + (joined - JANUARY_2007) * 5;
    City city = dice.chance(0.55) ? vocabulary.city(language, dice) : null;
    int followers = index < FAMOUS ? dice.wide(40_000, 4_000_000) : dice.wide(3, 6_000);
    String name = dice.chance(0.1) ? first + " ⚽" : first + " " + last;
    return new User(
        id,
        screenName(index, first, last, dice),
        name,
        language,
        joined,
        "https://pbs.twimg.com/profile_images/"
            + dice.between(1, 9)
            + dice.letters(DIGITS, 17)
            + "/"
            + dice.letters(HEX, 8)
            + "_normal.jpeg",
        followers,
        dice.wide(20, 3_000),
        dice.chance(0.03) ? null : followers / 90,
        dice.wide(40, 60_000),
        dice.wide(1, 9_000),
        index < VERIFIED,
        profile(dice, language, city),
        dice.chance(0.6) ? klout(dice, followers) : null,
        city);
  }

  /** Latin letters, digits and underscores, at most fifteen; the index makes it unique. */
  private static String screenName(int index, String first, String last, Dice dice) {
    String plain = ascii(first) + (dice.chance(0.4) ? ascii(last) : "");
    String stem = plain.isEmpty() ? dice.pick(HANDLES) : plain;
    String tail = (dice.chance(0.3) ? "_" : "") + Integer.toString(index + 36, 36);
    return stem.substring(0, Math.min(stem.length(), 15 - tail.length())) + tail;
  }

  private static String ascii(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "");
  }

  private static User.Profile profile(Dice dice, Language language, @Nullable City city) {
    int zone = dice.below(language.zones().size());
    boolean zoned = dice.chance(0.7);
    String elsewhere = dice.chance(0.5) ? "somewhere over the 🌈" : null;
    return new User.Profile(
        dice.chance(0.88) ? TweetText.escape(dice.pick(language.bios())) : null,
        dice.chance(0.35)
            ? "http://" + dice.pick(HANDLES) + dice.between(1, 99) + ".example.com"
            : null,
        city == null ? elsewhere : city.name(),
        zoned ? language.zones().get(zone) : null,
        zoned ? language.offsets().get(zone) : null,
        dice.letters(HEX, 6));
  }

  private static User.Klout klout(Dice dice, int followers) {
    int score = Math.min(95, 8 + (int) (5 * Math.log(followers + 1.0)) + dice.below(8));
    return new User.Klout(
        score, dice.letters(DIGITS, 17), subjects(dice, 2), subjects(dice, dice.between(1, 3)));
  }

  private static List<User.Klout.Subject> subjects(Dice dice, int count) {
    int start = dice.below(SUBJECTS.size());
    return IntStream.range(start, start + count)
        .mapToObj(i -> SUBJECTS.get(i % SUBJECTS.size()))
        .map(name -> new User.Klout.Subject(subjectId(name), name, dice.between(20, 95) / 100.0))
        .toList();
  }

  private static String subjectId(String name) {
    return String.format(Locale.ROOT, "1000000000%010d", Integer.toUnsignedLong(name.hashCode()));
  }
}
