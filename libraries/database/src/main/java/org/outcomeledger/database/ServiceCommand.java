package org.outcomeledger.database;

import java.util.List;

/**
 * What a service does instead of serving when it is started with {@code outcome-ledger.command}:
 * with all its settings, on its database. Whether replicas may run beside it each says itself. A
 * bean for each.
 */
public interface ServiceCommand {

  /** As {@code outcome-ledger.command} names it. */
  String name();

  /**
   * Does it, and returns what the operator has to read, line by line.
   *
   * @throws CommandRefused if it was not done; nothing has changed then
   */
  List<String> run();
}
