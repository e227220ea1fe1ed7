package org.outcomeledger.recount;

import java.util.Set;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.LearnerEvent;

/** What ledgers say, entry by entry: an event, or that events were erased. */
public sealed interface HistoryEntry {

  /**
   * An event as it was recorded.
   *
   * @param id what a retraction calls it by
   * @param platform the learning platform that posted it
   */
  record RecordedEvent(LedgerPlace place, EventId id, String platform, LearnerEvent event)
      implements HistoryEntry {}

  /** Events that a learner's erasure took out of the ledger, whoever still has a copy. */
  record ErasedPlaces(Set<LedgerPlace> places) implements HistoryEntry {
    public ErasedPlaces {
      places = Set.copyOf(places);
    }
  }
}
