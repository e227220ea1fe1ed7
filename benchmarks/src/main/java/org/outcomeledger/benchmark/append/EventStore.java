package org.outcomeledger.benchmark.append;

import java.util.List;

/**
 * A way to make events durable, in a new database on the one PostgreSQL; closed with its data left.
 */
sealed interface EventStore extends AutoCloseable
    permits AxonStore, InsertPerTransaction, LedgerStore, UnnestInsert {

  /**
   * Appends all events or none, and returns once they are durable. Many callers at once.
   *
   * @throws Exception if an event's version is not its stream's next, or nothing was confirmed
   */
  void append(List<NewEvent> events) throws Exception;

  /** How many events are kept, once all that can be verified of them was. */
  long verified() throws Exception;

  @Override
  void close();
}
