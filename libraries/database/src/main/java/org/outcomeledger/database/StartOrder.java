package org.outcomeledger.database;

/**
 * What happens at the start before anything else does: observers of {@code StartupEvent} with these
 * priorities are told before those without one, and before the framework's scheduler, which begins
 * at 0: a job that runs while the process ends would fail, or do what another process has to do.
 */
final class StartOrder {

  /** Settings are held against the data before anything is written. */
  static final int SETTINGS = -2;

  /** A command is run instead of serving, on the data that belong to the settings. */
  static final int COMMAND = -1;

  private StartOrder() {}
}
