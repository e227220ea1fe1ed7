package org.outcomeledger.impact.measure;

/** The database that keeps the measures does not answer; the cause says why, to operators. */
public final class MeasuresUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MeasuresUnavailable(Throwable cause) {
    super("Measures can be neither entered nor read.", cause);
  }
}
