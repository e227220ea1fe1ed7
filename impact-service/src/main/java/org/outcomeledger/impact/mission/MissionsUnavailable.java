package org.outcomeledger.impact.mission;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** The database that keeps objectives and targets does not answer; the cause says why. */
public final class MissionsUnavailable extends Refusal {
  private static final long serialVersionUID = 1L;

  MissionsUnavailable(Throwable cause) {
    super(
        ProblemType.READING_UNAVAILABLE,
        "Objectives and targets can be neither set nor read now. Send the same again in a few seconds: nothing is kept twice.",
        cause);
  }
}
