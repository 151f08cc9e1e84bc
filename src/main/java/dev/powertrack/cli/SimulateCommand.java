package dev.powertrack.cli;

import dev.powertrack.cli.output.Styles;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate}: the simulated service as a server, for other programs to connect to. */
@Command(
    name = "simulate",
    sortOptions = false,
    header = "Run the simulated service until Ctrl-C, for tools to connect to.",
    description = {
      "%nStarts a simulated Historical PowerTrack service on this machine, prints the JDBC URL to"
          + " connect with, login included, on stdout, and runs until it is interrupted. Build"
          + " dashboards on it before anything is paid. Only programs of this machine can reach"
          + " it.",
      "All tweets, users and prices are invented, and the same at every start, also those of the"
          + " jobs that you create in it; such jobs are gone when it ends.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  powertrack simulate --port 8714",
      "  powertrack simulate --port 8714 --limits --speed 1%n",
      "The last one is as slow and strict as the service itself."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int LARGEST_PORT = 65_535;

  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port of its API. Default: any that is free.")
  private int port;

  @Option(
      names = "--speed",
      paramLabel = "TIMES",
      description =
          "How much faster than the wall clock its own runs, in which jobs are estimated, run and"
              + " expire. Default: ${DEFAULT-VALUE}.")
  private double speed = 10;

  @Option(
      names = "--limits",
      description = "Keep the service's rate limits: 5 GETs in 5 seconds, 30 POSTs an hour.")
  private boolean limits;

  @Option(names = "--empty", description = "Start with an account without jobs.")
  private boolean empty;

  SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Simulator simulator = start()) {
      announce(simulator);
      // Nobody counts it down: the process is ended, or this thread interrupted.
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private Simulator start() {
    if (port < 0 || port > LARGEST_PORT) {
      throw wrong("--port must be 0 to 65535, not " + port + ".");
    }
    if (!(speed >= 0 && speed <= 1_000_000)) {
      throw wrong("--speed must be 0 to 1000000, not " + speed + ".");
    }
    SimulatorSettings settings =
        SimulatorSettings.demo()
            .withPort(port)
            .withClockSpeed(speed)
            .withLimits(limits)
            .withDemoJobs(!empty);
    try {
      return Simulator.start(settings);
    } catch (UncheckedIOException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Port " + port + " cannot be had: it is taken, or not allowed. Name another.",
          e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void announce(Simulator simulator) throws IOException {
    terminal.out().write(url(simulator) + "\n");
    terminal.out().flush();
    PrintWriter err = terminal.err();
    err.println();
    err.println("  host      127.0.0.1, port " + simulator.apiUrl().getPort());
    err.println("  account   " + simulator.account());
    err.println("  user      " + simulator.user());
    err.println("  password  " + simulator.password() + "   (worth nothing anywhere else)");
    err.println("  API       " + simulator.apiUrl() + ", data files " + simulator.dataUrl());
    err.println();
    err.println(Styles.faint(terminal.ansi(), "Runs until Ctrl-C."));
    err.flush();
  }

  /** All that a tool needs, in one line. */
  private static String url(Simulator simulator) {
    return "jdbc:powertrack://"
        + simulator.apiUrl().getAuthority()
        + "/"
        + simulator.account()
        + "?scheme=http&user="
        + URLEncoder.encode(simulator.user(), StandardCharsets.UTF_8)
        + "&password="
        + URLEncoder.encode(simulator.password(), StandardCharsets.UTF_8);
  }
}
