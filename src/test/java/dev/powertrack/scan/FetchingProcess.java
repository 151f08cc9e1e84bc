package dev.powertrack.scan;

import dev.powertrack.api.ApiSettings;
import dev.powertrack.api.ApiVersion;
import dev.powertrack.api.Credentials;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.RateLimit;
import dev.powertrack.archive.AccountArchive;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.DownloadSettings;
import dev.powertrack.archive.StoreSettings;
import dev.powertrack.simulator.Simulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A JVM of its own that fetches all files of a job from a simulator, once or for ever. */
final class FetchingProcess {
  static final String READY = "ready";

  private FetchingProcess() {}

  /** Starts one; it has said that it is ready to fetch when this returns. */
  static Process start(Simulator simulator, String job, Path store, boolean forEver)
      throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx96m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FetchingProcess.class.getName(),
                    simulator.apiUrl().toString(),
                    simulator.account(),
                    simulator.user(),
                    simulator.password(),
                    job,
                    store.toString(),
                    Boolean.toString(forEver)))
            .redirectErrorStream(true)
            .start();
    BufferedReader said = process.inputReader();
    String line = said.readLine();
    if (!READY.equals(line)) {
      throw new IOException("the process says: " + line + "\n" + said.lines().toList());
    }
    return process;
  }

  /** Address, account, user, password, job, store, whether for ever. */
  public static void main(String[] args) throws InterruptedException {
    try (HistoricalPowerTrack service = client(URI.create(args[0]), args[1], args[2], args[3])) {
      Path store = Path.of(args[5]);
      List<DataFile> files = filesOf(service, store, args[4]);
      System.out.println(READY);
      int round = 0;
      do {
        fetchAll(service, args[6].equals("true") ? store.resolve("round" + round) : store, files);
        round++;
      } while (args[6].equals("true"));
    }
  }

  static HistoricalPowerTrack client(URI address, String account, String user, String password) {
    return HistoricalPowerTrack.connect(
        ApiSettings.of(address, ApiVersion.V2, account, Credentials.of(user, password))
            .withRateLimit(new RateLimit(1000, Duration.ofSeconds(1))));
  }

  private static List<DataFile> filesOf(HistoricalPowerTrack service, Path store, String job) {
    try (AccountArchive archive = archive(service, store)) {
      return archive.files(job);
    }
  }

  private static AccountArchive archive(HistoricalPowerTrack service, Path store) {
    return AccountArchive.of(service, DownloadSettings.defaults(), StoreSettings.in(store));
  }

  private static void fetchAll(HistoricalPowerTrack service, Path store, List<DataFile> files) {
    try (ScanEngine engine = new ScanEngine(archive(service, store), ScanSettings.of(4))) {
      files.stream().parallel().forEach(file -> engine.fetch(file, new CancelSignal()));
    }
  }
}
