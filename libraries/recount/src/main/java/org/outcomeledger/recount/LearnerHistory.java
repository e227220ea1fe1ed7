package org.outcomeledger.recount;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.recount.HistoryEntry.ErasedPlaces;
import org.outcomeledger.recount.HistoryEntry.RecordedEvent;

/**
 * All that both ledgers hold of one learner, each event once, by position. Of an erased learner
 * nothing is left: no history, or one without events.
 */
public record LearnerHistory(String platform, LearnerId learner, List<RecordedEvent> events) {

  public LearnerHistory {
    events =
        events.stream()
            .distinct()
            .sorted(Comparator.comparingLong(it -> it.place().position()))
            .toList();
  }

  private record Owner(String platform, LearnerId learner) {}

  /** The histories of all learners in some entries, which may come in any order and repeatedly. */
  public static List<LearnerHistory> of(Collection<? extends HistoryEntry> entries) {
    Set<LedgerPlace> erased =
        entries.stream().flatMap(it -> erased(it).stream()).collect(Collectors.toSet());
    return entries.stream()
        .filter(RecordedEvent.class::isInstance)
        .map(RecordedEvent.class::cast)
        .filter(it -> !erased.contains(it.place()))
        .collect(Collectors.groupingBy(it -> new Owner(it.platform(), it.event().learner())))
        .entrySet()
        .parallelStream()
        .map(it -> new LearnerHistory(it.getKey().platform(), it.getKey().learner(), it.getValue()))
        .toList();
  }

  private static Set<LedgerPlace> erased(HistoryEntry entry) {
    return switch (entry) {
      case ErasedPlaces it -> it.places();
      case RecordedEvent it -> Set.of();
    };
  }
}
