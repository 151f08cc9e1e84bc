package dev.powertrack.cli;

import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An account on a simulator of a test's own, and how the command is told of it. */
record SimulatedAccount(Simulator simulator, Path cache) implements AutoCloseable {

  static SimulatedAccount open(Path cache) {
    return new SimulatedAccount(Simulator.start(SimulatorSettings.forTests()), cache);
  }

  String url() {
    return url(simulator.account());
  }

  String url(String account) {
    return "jdbc:powertrack://127.0.0.1:"
        + simulator.apiUrl().getPort()
        + "/"
        + account
        + "?scheme=http&cacheDir="
        + cache;
  }

  /** A command that takes only the URL, and options. */
  CommandRun command(String command, String... options) {
    return with(url(), command, options);
  }

  /** The same with other options in the URL. */
  CommandRun with(String url, String command, String... options) {
    List<String> args =
        new ArrayList<>(
            List.of(command, url, "--user", simulator.user(), "--password", simulator.password()));
    args.addAll(List.of(options));
    return CommandRun.of(args.toArray(String[]::new));
  }

  CommandRun query(String sql, String... options) {
    return run("query", sql, options);
  }

  CommandRun run(String command, String sql, String... options) {
    String[] login = {
      command, url(), sql, "--user", simulator.user(), "--password", simulator.password()
    };
    String[] args = new String[login.length + options.length];
    System.arraycopy(login, 0, args, 0, login.length);
    System.arraycopy(options, 0, args, login.length, options.length);
    return CommandRun.of(args);
  }

  @Override
  public void close() {
    simulator.close();
  }
}
