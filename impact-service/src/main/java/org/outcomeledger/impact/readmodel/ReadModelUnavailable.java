package org.outcomeledger.impact.readmodel;

/** The read model's database does not answer; the cause says why, to operators. */
public final class ReadModelUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReadModelUnavailable(Throwable cause) {
    super("The read model does not answer.", cause);
  }
}
