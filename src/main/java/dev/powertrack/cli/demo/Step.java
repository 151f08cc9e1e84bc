package dev.powertrack.cli.demo;

import java.io.IOException;
import java.sql.SQLException;

/** A chapter of the story. */
interface Step {
  String title();

  void play(Stage stage) throws SQLException, IOException;
}
