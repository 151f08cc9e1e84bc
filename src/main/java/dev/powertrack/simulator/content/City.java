package dev.powertrack.simulator.content;

import org.jspecify.annotations.Nullable;

/**
 * A city: as a place that a tweet was sent from, and as the home that is derived from a profile. A
 * row of cities.json.
 *
 * @param language what is spoken there
 * @param country its own name of the country, as places have it
 * @param derivedCountry the English name, as derived locations have it
 * @param size of the bounding box, in degrees
 */
record City(
    String id,
    String name,
    String region,
    @Nullable String subRegion,
    String country,
    String derivedCountry,
    String code,
    String language,
    double lat,
    double lon,
    double size) {

  String placeName() {
    return name + ", " + (code.equals("US") ? region : country);
  }

  String derivedName() {
    return name + ", " + region + ", " + derivedCountry;
  }

  double west() {
    return rounded(lon - size / 2);
  }

  double east() {
    return rounded(lon + size / 2);
  }

  double south() {
    return rounded(lat - size / 2);
  }

  double north() {
    return rounded(lat + size / 2);
  }

  /** To six decimals, as real ones are. */
  static double rounded(double degrees) {
    return Math.round(degrees * 1e6) / 1e6;
  }
}
