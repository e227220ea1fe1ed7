package org.outcomeledger.indicators.indicator;

/**
 * How a record's time under view ends.
 *
 * @param day since the reference day, from 0
 */
public record TimeToEvent(int day, Cause cause) {

  /** What ends it. On one day the event goes before the competing one, and both before the last. */
  public enum Cause {
    /** The event that is asked about. */
    EVENT,
    /** Another after which that event is not awaited any more. */
    COMPETING,
    /** Nothing: it was not looked at, or not known of, any longer. */
    CENSORED
  }
}
