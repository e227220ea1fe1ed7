package org.outcomeledger.impact.entry;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** The database that keeps what people enter does not answer; the cause says why, to operators. */
public final class EnteredUnavailable extends Refusal {
  private static final long serialVersionUID = 1L;

  EnteredUnavailable(String what, Throwable cause) {
    super(
        ProblemType.READING_UNAVAILABLE,
        what
            + " can be neither kept nor read now. Send the same again in a few seconds: nothing is kept twice.",
        cause);
  }
}
