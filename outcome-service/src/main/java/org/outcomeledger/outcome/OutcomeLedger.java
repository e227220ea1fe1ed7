package org.outcomeledger.outcome;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.OutcomeEvent;
import org.outcomeledger.ledger.AppendLimits;
import org.outcomeledger.ledger.FlushMeters;
import org.outcomeledger.ledger.Ledger;
import org.outcomeledger.ledger.LedgerConfig;
import org.outcomeledger.ledger.LedgerDatabase;
import org.outcomeledger.ledger.Relay;

/** What makes a ledger and a way in to it the ones of this service: its events and its rules. */
final class OutcomeLedger {

  @Produces
  @Singleton
  EventCatalogue<OutcomeEvent> catalogue() {
    return EventCatalogue.OUTCOME;
  }

  @Produces
  @Singleton
  Ledger<OutcomeEvent> open(
      LedgerDatabase database, LedgerConfig config, Relay relay, FlushMeters flushes) {
    return new Ledger<>(
        new OutcomeRules(),
        EventCatalogue.OUTCOME::read,
        database,
        AppendLimits.of(config),
        relay::wake,
        flushes);
  }

  void close(@Disposes Ledger<OutcomeEvent> ledger) {
    ledger.close();
  }
}
