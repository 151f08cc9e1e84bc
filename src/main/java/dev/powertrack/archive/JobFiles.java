package dev.powertrack.archive;

import dev.powertrack.api.DataLink;
import dev.powertrack.api.Results;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a job's results list: what the links mean.
 *
 * @param files by time, each window once
 * @param links where each can be fetched
 * @param duplicates what other links to the same window, or the same name without one, would bring:
 *     they are not read
 */
record JobFiles(
    Results results,
    List<DataFile> files,
    Map<DataFile, DataLink> links,
    List<DataFile> duplicates) {

  /**
   * A link whose path tells no window is read too, whatever the time asked for. A link that stands
   * twice is one, however it is signed.
   */
  static JobFiles of(Results results) {
    Map<DataFile, DataLink> links = new HashMap<>();
    Map<Object, DataLink> firsts = new HashMap<>();
    List<DataFile> files = new ArrayList<>();
    List<DataFile> duplicates = new ArrayList<>();
    for (DataLink link : results.links()) {
      DataFile file = file(results.jobId(), link);
      Window window = file.window();
      DataLink first = firsts.putIfAbsent(window == null ? file.name() : window, link);
      if (first == null) {
        links.put(file, link);
        files.add(file);
      } else if (!first.withoutQuery().equals(link.withoutQuery())) {
        duplicates.add(file);
      }
    }
    files.sort(DataFile.IN_ORDER_OF_TIME);
    return new JobFiles(
        results, List.copyOf(files), Collections.unmodifiableMap(links), List.copyOf(duplicates));
  }

  /** Whether the list is as long as the service says; if not, why not, without a full stop. */
  Optional<String> wrongLength() {
    Integer told = results.urlCount();
    int listed = files.size() + duplicates.size();
    if (told == null) {
      return listed == 0
          ? Optional.of("the service's answer holds no list of files, nor says that there are none")
          : Optional.empty();
    }
    return told == listed
        ? Optional.empty()
        : Optional.of("the service speaks of " + told + " files and lists " + listed);
  }

  /** The job is the one whose results these are, whatever the link's path says. */
  private static DataFile file(String jobId, DataLink link) {
    String path = link.withoutQuery();
    Window window = DataFileName.parse(path).map(DataFileName::window).orElse(null);
    return new DataFile(jobId, window, DataFileName.vendorName(path));
  }
}
