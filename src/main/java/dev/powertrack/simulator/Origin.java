package dev.powertrack.simulator;

/** The two hosts of the service. */
public enum Origin {
  /** Jobs and results, behind Basic authentication. */
  API,
  /** Data files, behind signed links. */
  DATA
}
