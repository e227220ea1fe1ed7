package org.outcomeledger.impact.readmodel;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** The read model's database does not answer; the cause says why, to operators. */
public final class ReadModelUnavailable extends Refusal {
  private static final long serialVersionUID = 1L;

  ReadModelUnavailable(Throwable cause) {
    super(
        ProblemType.READING_UNAVAILABLE,
        "The read model does not answer; figures are not affected. Ask again in a few seconds.",
        cause);
  }
}
