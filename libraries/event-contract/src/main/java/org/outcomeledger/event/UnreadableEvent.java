package org.outcomeledger.event;

/**
 * An event of a type that is not known, or whose data does not have its type's shape. Whoever reads
 * a ledger stops at it and says so: an event is never skipped in silence.
 */
public final class UnreadableEvent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableEvent(String message, Throwable cause) {
    super(message, cause);
  }
}
