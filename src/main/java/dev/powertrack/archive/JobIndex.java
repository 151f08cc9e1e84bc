package dev.powertrack.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What verification learned of the files of a job: a file of lines that only grows, one line for
 * each verified file, the last line of a window counts. Any number of threads and processes append;
 * what others appended is seen at the next look.
 *
 * <pre>
 * WINDOW \t BYTES \t LAST EIGHT BYTES \t VENDOR'S NAME \t STATISTICS \t CRC32 OF ALL BEFORE
 * </pre>
 *
 * <p>A line that a killed process left half is told by its checksum and passed over: its file is
 * verified once more. Each line begins and ends with a line feed, so none is glued to a torn one.
 */
final class JobIndex {
  private static final String TAB = "\t";
  private static final int FIELDS = 6;

  private final Path file;
  private final Map<Window, Entry> entries = new HashMap<>();
  private long seen;

  /** What is known of one file. */
  record Entry(Window window, Fingerprint fingerprint, String name, String statistics) {
    Entry {
      if ((name + statistics).chars().anyMatch(c -> c < ' ')) {
        throw new IllegalArgumentException("a control character in the entry of " + name);
      }
    }
  }

  JobIndex(Path file) {
    this.file = file;
  }

  /** Looks for news only of a window of which nothing is known: a line that is here stays true. */
  synchronized Optional<Entry> of(Window window) throws IOException {
    if (!entries.containsKey(window)) {
      look();
    }
    return Optional.ofNullable(entries.get(window));
  }

  /** The same, whatever is known: another process may have replaced the file. */
  synchronized Optional<Entry> latest(Window window) throws IOException {
    look();
    return of(window);
  }

  synchronized Map<Window, Entry> all() throws IOException {
    look();
    return Map.copyOf(entries);
  }

  /** One write in append mode: the system keeps those of several processes apart. */
  void add(Entry entry) throws IOException {
    Files.write(
        file,
        ("\n" + line(entry) + "\n").getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String line(Entry entry) {
    String content =
        String.join(
            TAB,
            WindowName.of(entry.window),
            Long.toString(entry.fingerprint.bytes()),
            entry.fingerprint.end(),
            entry.name,
            entry.statistics);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return content + TAB + checksum(bytes, 0, bytes.length);
  }

  /** Reads what has come since the last look; a line without its end has not come yet. */
  private void look() throws IOException {
    long length = file.toFile().length();
    if (length < seen) {
      entries.clear();
      seen = 0;
    }
    if (length > seen) {
      byte[] bytes = new byte[Math.toIntExact(length - seen)];
      try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
        open.seek(seen);
        open.readFully(bytes);
      }
      int end = take(bytes);
      seen += end;
    }
  }

  /** Returns where the last whole line ends. */
  private int take(byte[] bytes) {
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        parse(bytes, start, i).ifPresent(entry -> entries.put(entry.window, entry));
        start = i + 1;
      }
    }
    return start;
  }

  private static Optional<Entry> parse(byte[] bytes, int from, int to) {
    int lastTab = to - 1;
    while (lastTab > from && bytes[lastTab] != '\t') {
      lastTab--;
    }
    if (lastTab <= from) {
      return Optional.empty();
    }
    String[] fields =
        new String(bytes, from, to - from, StandardCharsets.UTF_8).split(TAB, FIELDS + 1);
    return fields.length == FIELDS && fields[5].equals(checksum(bytes, from, lastTab - from))
        ? WindowName.parse(fields[0])
            .map(
                window ->
                    new Entry(
                        window,
                        new Fingerprint(Long.parseLong(fields[1]), fields[2]),
                        fields[3],
                        fields[4]))
        : Optional.empty();
  }

  private static String checksum(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
