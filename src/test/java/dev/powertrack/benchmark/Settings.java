package dev.powertrack.benchmark;

import dev.powertrack.simulator.content.DataFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What to run, from system properties; an empty one is the usual value.
 *
 * @param folder where the data is, or is made ({@code benchmark.data}: target/benchmark)
 * @param formats which ({@code benchmark.formats}: both, by their words)
 * @param queries names of those to run ({@code benchmark.queries}: all)
 * @param runs of each query by each engine after warming up ({@code benchmark.runs}: 5)
 */
record Settings(Path folder, List<DataFormat> formats, List<String> queries, int runs) {

  Settings {
    formats = List.copyOf(formats);
    queries = List.copyOf(queries);
  }

  static Settings fromProperties() {
    return new Settings(
        Path.of(value("data", "target/benchmark")).toAbsolutePath(),
        list("formats", "original,activity_streams").map(Settings::format).toList(),
        list("queries", "Q1,Q2,Q3,Q4,Q5,Q6,Q7,Q8")
            .map(name -> name.toUpperCase(Locale.ROOT))
            .toList(),
        Integer.parseInt(value("runs", "5")));
  }

  boolean wants(Query query) {
    return queries.contains(query.name());
  }

  private static DataFormat format(String word) {
    return DataFormat.ofWord(word)
        .orElseThrow(() -> new IllegalArgumentException("there is no format " + word));
  }

  private static Stream<String> list(String property, String usual) {
    return Stream.of(value(property, usual).split(",", -1)).map(String::strip);
  }

  private static String value(String property, String usual) {
    String value = System.getProperty("benchmark." + property, "");
    return value.isEmpty() ? usual : value;
  }
}
