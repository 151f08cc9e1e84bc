package dev.powertrack.cli;

import java.util.Collection;
import java.util.List;
import sqlline.Application;
import sqlline.BuiltInProperty;
import sqlline.SqlLine;
import sqlline.SqlLineOpts;

/** Sqlline set up for PowerTrack SQL. Public because sqlline makes it by its name. */
public final class ShellApplication extends Application {

  @Override
  public String getInfoMessage() {
    return "PowerTrack SQL. Statements end with ; - !tables shows the tables, !describe TWEETS their"
        + " columns, !help the rest, !quit leaves.";
  }

  @Override
  public List<String> allowedDrivers() {
    return List.of("dev.powertrack.jdbc.Driver");
  }

  @Override
  public Collection<String> getConnectionUrlExamples() {
    return List.of(
        "jdbc:powertrack:demo",
        "jdbc:powertrack:file:/data/hpt",
        "jdbc:powertrack://gnip-api.gnip.com/ACCOUNT");
  }

  /** A login comes from the command, the environment or {@code !connect URL USER PASSWORD}. */
  @Override
  public String getDefaultInteractiveMode() {
    return "notAskCredentials";
  }

  /**
   * What is set is set in the options that there are, which know the terminal's size.
   *
   * <p>A result is shown as it comes, after a first stretch of rows that settles the widths: so the
   * shell never holds all of it in memory.
   */
  @Override
  public SqlLineOpts getOpts(SqlLine shell) {
    SqlLineOpts options = shell.getOpts();
    if (options == null) {
      return super.getOpts(shell);
    }
    options.set(BuiltInProperty.ISOLATION, "TRANSACTION_NONE");
    options.set(BuiltInProperty.CONNECT_INTERACTION_MODE, getDefaultInteractiveMode());
    options.set(BuiltInProperty.INCREMENTAL, false);
    options.set(BuiltInProperty.INCREMENTAL_BUFFER_ROWS, 200);
    options.set(BuiltInProperty.NULL_VALUE, "");
    if (options.isDefault(BuiltInProperty.PROMPT)) {
      options.set(BuiltInProperty.PROMPT, "powertrack> ");
    }
    return options;
  }
}
