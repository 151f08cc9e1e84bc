package dev.powertrack.cli.demo;

import dev.powertrack.api.NewJob;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The steps of the demo in their order. */
public final class Story {
  private static final List<Step> STEPS =
      List.of(
          new LookAtTheAccount(),
          new OrderAJob(),
          new QueryTheNewJob(),
          new WatchTheFinal(),
          new CompareTheFormats(),
          new PickFromAYear(),
          new AskAgain());

  private Story() {}

  /** The job that is ordered in it. */
  public static NewJob newJob() {
    return OrderAJob.JOB;
  }

  /** Tells it all, against a simulator that ends with it. */
  public static void tell(Terminal terminal) throws SQLException, IOException {
    long started = System.nanoTime();
    Page page = new Page(terminal);
    try (Simulator simulator = Simulator.start(SimulatorSettings.demo());
        Stage stage = Stage.open(simulator, page)) {
      page.title("PowerTrack SQL: a Historical PowerTrack account as SQL tables");
      page.say(
          "A simulated service runs at "
              + simulator.apiUrl()
              + ", with an account, jobs and invented tweets.",
          "All that follows goes over HTTP to it, as it would to the real one. Times are UTC.");
      for (int i = 0; i < STEPS.size(); i++) {
        Step step = STEPS.get(i);
        page.heading(i + 1, step.title());
        step.play(stage);
      }
    }
    WhatNext.say(page, (System.nanoTime() - started) / 1e9);
  }
}
