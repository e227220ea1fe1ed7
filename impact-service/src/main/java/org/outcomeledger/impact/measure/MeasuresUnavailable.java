package org.outcomeledger.impact.measure;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** The database that keeps the measures does not answer; the cause says why, to operators. */
public final class MeasuresUnavailable extends Refusal {
  private static final long serialVersionUID = 1L;

  MeasuresUnavailable(Throwable cause) {
    super(
        ProblemType.READING_UNAVAILABLE,
        "Measures can be neither entered nor read now. Send the same again in a few seconds: no measure is entered twice.",
        cause);
  }
}
