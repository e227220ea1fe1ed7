package org.outcomeledger.posting;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** The database could not be read, or not in time; the cause is for operators. */
final class ReadingUnavailable extends Refusal {

  private static final long serialVersionUID = 1L;

  ReadingUnavailable(Throwable cause) {
    super(ProblemType.READING_UNAVAILABLE, "Nothing is lost. Ask again in a few seconds.", cause);
  }
}
