package org.outcomeledger.database;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.Set;

/** What a failed query says about the database: that it is away, or that we are wrong. */
public final class DatabaseErrors {

  /** PostgreSQL's classes for lost connections, exhausted resources and a server that goes down. */
  private static final Set<String> AWAY = Set.of("08", "53", "57");

  private static final String STALE = "0A000";

  /** As many as a pool has connections, each of which may have cached the statement. */
  private static final int CONNECTIONS = 20;

  private DatabaseErrors() {}

  /** Whether the same query may succeed later; an error that a sound server reports is a defect. */
  public static boolean isAway(Throwable failure) {
    return !(failure instanceof PgException e)
        || AWAY.contains(e.getSqlState().substring(0, 2))
        || isStale(failure);
  }

  /**
   * Asks again on a connection whose cached statement no longer fits its table, as after an {@code
   * alter table}: the failure itself makes the connection forget the statement.
   */
  public static <T> Uni<T> retryStale(Uni<T> query) {
    return query.onFailure(DatabaseErrors::isStale).retry().atMost(CONNECTIONS);
  }

  private static boolean isStale(Throwable failure) {
    return failure instanceof PgException e && STALE.equals(e.getSqlState());
  }
}
