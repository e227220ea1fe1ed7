package org.outcomeledger.ledger;

import io.vertx.pgclient.PgException;
import java.util.Set;

/** The ledger's database does not answer a query: nothing is lost, try again later. */
public final class LedgerUnreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** PostgreSQL's classes for lost connections, exhausted resources and a server that goes down. */
  private static final Set<String> AWAY = Set.of("08", "53", "57");

  private LedgerUnreadable(Throwable cause) {
    super("The ledger's database does not answer: ask again later", cause);
  }

  /** The error of a failed query: one that a running server reports is a defect and stays one. */
  static Throwable of(Throwable failure) {
    boolean away =
        !(failure instanceof PgException e) || AWAY.contains(e.getSqlState().substring(0, 2));
    return away ? new LedgerUnreadable(failure) : failure;
  }
}
