package org.outcomeledger.impact.report;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** The database that keeps reports does not answer; the cause says why. */
public final class ReportsUnavailable extends Refusal {
  private static final long serialVersionUID = 1L;

  ReportsUnavailable(Throwable cause) {
    super(
        ProblemType.READING_UNAVAILABLE,
        "Reports can be neither kept nor read now. Send the same again in a few seconds: nothing is kept twice.",
        cause);
  }
}
