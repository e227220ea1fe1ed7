package org.outcomeledger.database;

/**
 * What happens at the start before anything else does: observers of {@code StartupEvent} with these
 * priorities are told before those without one.
 */
final class StartOrder {

  /** Settings are held against the data before anything is written. */
  static final int SETTINGS = 1;

  /** A command is run instead of serving, on the data that belong to the settings. */
  static final int COMMAND = 2;

  private StartOrder() {}
}
