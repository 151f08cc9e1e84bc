package dev.powertrack.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which links are followed, and what is said of those that lead nowhere. */
class DownloaderTest {
  private static final DataFile FILE = new DataFile("joba", null, "any.json.gz");

  @TempDir Path folder;

  private final Downloader downloader =
      new Downloader(
          new DownloadSettings(
              2, Duration.ofSeconds(2), Duration.ofSeconds(2), 2, Duration.ofMillis(1)));

  @AfterEach
  void close() {
    downloader.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "127.0.0.1.example.com",
        "127.example.com",
        "localhost.example.com",
        "128.0.0.1"
      })
  void follows_plain_http_to_this_machine_only(String host) {
    PowerTrackException e = failure("http://" + host + "/file.json.gz?Signature=secret");
    assertEquals(Kind.SERVICE, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains("without https"), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains(host), e.getMessage());
  }

  @Test
  void says_that_nobody_answers() {
    PowerTrackException e = failure("http://127.0.0.1:1/file.json.gz?Signature=secret");
    assertEquals(Kind.CONNECTION, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains("127.0.0.1"), e.getMessage());
    assertEquals(1, e.getSuppressed().length);
  }

  private PowerTrackException failure(String link) {
    PowerTrackException e =
        assertThrows(
            PowerTrackException.class,
            () -> downloader.fetch(FILE, HttpUrl.get(link), part(), new CancelSignal()));
    assertFalse(String.valueOf(e.getMessage()).contains("secret"), e.getMessage());
    return e;
  }

  private PartFile part() throws IOException {
    return PartFile.in(folder, "any", Files::newOutputStream);
  }
}
