package dev.powertrack.simulator.content;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The words: languages, cities, and the apps that people tweet with.
 *
 * @param speakers each language as many times as its share, so that a pick is fair
 */
record Vocabulary(List<Language> speakers, List<City> cities, List<Source> sources) {

  /** An app, as {@code source} or {@code generator} names it. */
  record Source(String name, String url) {}

  private static final List<Source> SOURCES =
      List.of(
          new Source("Twitter for iPhone", "http://twitter.com/download/iphone"),
          new Source("Twitter for Android", "http://twitter.com/download/android"),
          new Source("Twitter Web Client", "http://twitter.com"),
          new Source("Twitter for iPad", "http://twitter.com/#!/download/ipad"),
          new Source("Twitter for BlackBerry®", "http://blackberry.com/twitter"),
          new Source("TweetDeck", "https://about.twitter.com/products/tweetdeck"),
          new Source("Tweetbot for iΟS", "http://tapbots.com/tweetbot"),
          new Source("Hootsuite", "http://www.hootsuite.com"));

  /** Somewhere; mostly where the language is spoken. */
  City city(Language language, Dice dice) {
    List<City> home =
        cities.stream().filter(city -> city.language().equals(language.code())).toList();
    return dice.pick(home.isEmpty() || dice.chance(0.1) ? cities : home);
  }

  /** The one vocabulary, read once. */
  static Vocabulary get() {
    return Once.VOCABULARY;
  }

  private static final class Once {
    private static final Vocabulary VOCABULARY = load();
  }

  private static Vocabulary load() {
    List<Language> speakers = new ArrayList<>();
    for (Language language : read("languages.json", new TypeReference<List<Language>>() {})) {
      for (int i = 0; i < language.share(); i++) {
        speakers.add(language);
      }
    }
    List<City> cities = read("cities.json", new TypeReference<List<City>>() {});
    return new Vocabulary(List.copyOf(speakers), List.copyOf(cities), SOURCES);
  }

  private static <T> T read(String resource, TypeReference<T> type) {
    try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource + " is missing from the jar");
      }
      return JsonMapper.builder().build().readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + resource, e);
    }
  }
}
