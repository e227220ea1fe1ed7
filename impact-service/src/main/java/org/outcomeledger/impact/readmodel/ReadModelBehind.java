package org.outcomeledger.impact.readmodel;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/**
 * The read model has not applied what figures show already: it was emptied, or is filled for the
 * first time. What is counted in it then would be wrong, and is not answered.
 */
public final class ReadModelBehind extends Refusal {
  private static final long serialVersionUID = 1L;

  public ReadModelBehind() {
    super(
        ProblemType.NOT_READY,
        "The read model is behind the figures: it is being filled, or was emptied. GET /metrics/v1/freshness says how far it is (by: projector); ask again when it has caught up.");
  }
}
