package dev.powertrack.archive;

import dev.powertrack.api.DataLink;
import dev.powertrack.api.Results;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that a job's results list: what the links mean.
 *
 * @param files by time, each window once
 * @param links where each can be fetched
 */
record JobFiles(Results results, List<DataFile> files, Map<DataFile, DataLink> links) {

  /** A link whose path tells no window is read too, whatever the time asked for. */
  static JobFiles of(Results results) {
    Map<DataFile, DataLink> links = new HashMap<>();
    Set<Window> windows = new HashSet<>();
    List<DataFile> files = new ArrayList<>();
    for (DataLink link : results.links()) {
      DataFile file = file(results.jobId(), link);
      Window window = file.window();
      if ((window == null || windows.add(window)) && links.put(file, link) == null) {
        files.add(file);
      }
    }
    files.sort(DataFile.IN_ORDER_OF_TIME);
    return new JobFiles(results, List.copyOf(files), Collections.unmodifiableMap(links));
  }

  /** The job is the one whose results these are, whatever the link's path says. */
  private static DataFile file(String jobId, DataLink link) {
    String path = link.withoutQuery();
    Window window = DataFileName.parse(path).map(DataFileName::window).orElse(null);
    return new DataFile(jobId, window, DataFileName.vendorName(path));
  }
}
