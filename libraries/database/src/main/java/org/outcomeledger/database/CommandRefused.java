package org.outcomeledger.database;

/** A {@link ServiceCommand} was not carried out; the message says why, and what to do first. */
public final class CommandRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandRefused(String why) {
    super(why);
  }
}
