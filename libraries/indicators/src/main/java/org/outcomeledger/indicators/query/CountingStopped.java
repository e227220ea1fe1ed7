package org.outcomeledger.indicators.query;

/** Counting was ended before there was an answer: it took too long, or nobody waits for it. */
public final class CountingStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CountingStopped(String message) {
    super(message, null, false, false);
  }
}
