package org.outcomeledger.ledger;

import io.vertx.pgclient.PgException;
import java.util.Set;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** The ledger's database does not answer a query: nothing is lost, try again later. */
public final class LedgerUnreadable extends Refusal {

  private static final long serialVersionUID = 1L;

  /** PostgreSQL's classes for lost connections, exhausted resources and a server that goes down. */
  private static final Set<String> AWAY = Set.of("08", "53", "57");

  private LedgerUnreadable(Throwable cause) {
    super(ProblemType.READING_UNAVAILABLE, "Nothing is lost. Ask again in a few seconds.", cause);
  }

  /** The error of a failed query: one that a running server reports is a defect and stays one. */
  static Throwable of(Throwable failure) {
    boolean away =
        !(failure instanceof PgException e) || AWAY.contains(e.getSqlState().substring(0, 2));
    return away ? new LedgerUnreadable(failure) : failure;
  }
}
