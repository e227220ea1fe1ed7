package org.outcomeledger.impact.readmodel;

import static org.outcomeledger.impact.readmodel.Column.required;

import java.util.List;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventReference;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.indicators.LedgerName;

/** Both ledgers have retractions, and every table is written from one: so there are two tables. */
final class RetractionTable {

  static final FactTable<EventRetracted> OF_ENROLLMENTS =
      table("enrollment_retraction", LedgerName.ENROLLMENT);
  static final FactTable<EventRetracted> OF_OUTCOMES =
      table("outcome_retraction", LedgerName.OUTCOME);

  private RetractionTable() {}

  private static FactTable<EventRetracted> table(String name, LedgerName ledger) {
    return new FactTable<>(
        name,
        ledger,
        EventRetracted.class,
        List.of(
            required("retracted_event_id", SqlType.UUID, e -> e.retracts().id().value()),
            required("retracted_source", SqlType.TEXT, e -> e.retracts().source()),
            required("reason", SqlType.TEXT, EventRetracted::reason)),
        RetractionTable::event);
  }

  static FactTable<EventRetracted> of(LedgerName ledger) {
    return switch (ledger) {
      case ENROLLMENT -> OF_ENROLLMENTS;
      case OUTCOME -> OF_OUTCOMES;
    };
  }

  private static EventRetracted event(LearnerId learner, Fields row) {
    EventId retracted = new EventId(row.uuid());
    return new EventRetracted(learner, new EventReference(row.text(), retracted), row.text());
  }
}
