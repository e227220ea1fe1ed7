package org.outcomeledger.ledger;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What has to be loaded before requests can be decided.
 *
 * @param learners all of them, in the order in which they are asked for
 * @param unknown those of whom nothing is kept
 * @param kept the others, with the version up to which their stream is kept
 */
record FlushNeeds(
    Set<UUID> ids,
    Set<Claim.Key> claims,
    Set<UUID> learners,
    Set<UUID> unknown,
    Map<UUID, Integer> kept) {

  static <S, E> FlushNeeds of(
      List<WaitingRequest.Turn<E>> turns, Rules<S, E> rules, StreamCache<S, E> cache) {
    var needs =
        new FlushNeeds(
            new HashSet<>(),
            new HashSet<>(),
            new LinkedHashSet<>(),
            new HashSet<>(),
            new LinkedHashMap<>());
    for (WaitingRequest.Turn<E> turn : turns) {
      for (ReportedEvent<E> event : turn.events()) {
        needs.ids.add(event.id());
        rules.claims(event.event()).forEach(claim -> needs.claims.add(claim.key()));
        needs.learners.add(event.learnerId());
      }
    }
    needs.learners.forEach(learner -> needs.split(learner, cache));
    return needs;
  }

  private void split(UUID learner, StreamCache<?, ?> cache) {
    cache
        .find(learner)
        .ifPresentOrElse(
            known -> kept.put(learner, known.stream().version()), () -> unknown.add(learner));
  }
}
