package org.outcomeledger.indicators.indicator;

/** Dates that an indicator cannot make sense of together; the message says why. */
public final class IllegalSpan extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IllegalSpan(String message) {
    super(message);
  }
}
