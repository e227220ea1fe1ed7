package org.outcomeledger.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.ledger.StreamPart.StoredReport;

/**
 * The streams of the learners of one flush, of which each is what is kept of it and the rows behind
 * that. A stream is folded when it is first asked for, so that one that cannot be read fails only
 * the request that asks.
 */
final class LoadedStreams<S, E> {

  /** How much of a stream is there. */
  enum Extent {
    /** All of it. */
    WHOLE,
    /** Not all, for it did not fit into what a flush reads: a later one reads it. */
    POSTPONED,
    /** Not all, for it is so long that nothing may follow, a retraction neither. */
    FULL
  }

  /** A stream as far as it is known, its rows behind that, and whether these are all. */
  private static final class Loading<S, E> {
    private StreamCache.Kept<S, E> known;
    private List<StoredReport> behind;
    private Extent extent = Extent.WHOLE;

    /** Of the rows, those from the first one on that was not read are left for later. */
    Loading(StreamCache.Kept<S, E> known, List<StoredReport> rows) {
      this.known = known;
      this.behind = rows.stream().takeWhile(StoredReport::isRead).toList();
    }

    int version() {
      return known.stream().version() + behind.size();
    }
  }

  private final Rules<S, E> rules;
  private final EventReader<E> reader;
  private final StreamLimits limits;
  private final Map<UUID, Loading<S, E>> streams = new HashMap<>();
  private final Map<UUID, Integer> incomplete = new LinkedHashMap<>();
  private final Map<UUID, Integer> readLater = new HashMap<>();

  /**
   * The streams that were loaded, as far as one round trip brought them.
   *
   * @param asked the learners, in the order in which they are asked for; a kept stream that is not
   *     what the table holds is dropped
   */
  LoadedStreams(
      Rules<S, E> rules,
      EventReader<E> reader,
      StreamLimits limits,
      StreamCache<S, E> cache,
      Iterable<UUID> asked,
      LoadedState loaded) {
    this.rules = rules;
    this.reader = reader;
    this.limits = limits;
    for (UUID learner : asked) {
      streams.put(learner, loading(cache, learner, loaded));
    }
  }

  private Loading<S, E> loading(StreamCache<S, E> cache, UUID learner, LoadedState loaded) {
    Optional<StreamCache.Kept<S, E>> kept = cache.find(learner);
    if (kept.isEmpty()) {
      var part = loaded.beginnings().getOrDefault(learner, new StreamPart(List.of()));
      return loading(learner, nothing(), part.reports());
    }
    var tail = loaded.tails().getOrDefault(learner, new StreamPart(List.of())).reports();
    if (tail.isEmpty() || !continues(kept.get(), tail.getFirst())) {
      cache.forget(learner);
      return postponed(learner, new Loading<>(nothing(), List.of()));
    }
    return loading(learner, kept.get(), tail.subList(1, tail.size()));
  }

  private StreamCache.Kept<S, E> nothing() {
    return new StreamCache.Kept<>(EventStream.none(rules), null, 0);
  }

  private static boolean continues(StreamCache.Kept<?, ?> kept, StoredReport row) {
    return row.version() == kept.stream().version() && Arrays.equals(row.chain(), kept.chain());
  }

  /** Where as many rows came as were asked for, or one without its data, there may be more. */
  private Loading<S, E> loading(
      UUID learner, StreamCache.Kept<S, E> known, List<StoredReport> rows) {
    Loading<S, E> loading = new Loading<>(known, rows);
    boolean whole = rows.size() < limits.shortest() && loading.behind.size() == rows.size();
    return whole ? loading : postponed(learner, loading);
  }

  private Loading<S, E> postponed(UUID learner, Loading<S, E> loading) {
    loading.extent = Extent.POSTPONED;
    incomplete.put(learner, loading.version());
    return loading;
  }

  /** Of which learners more may be in the table, and behind which version, in the order asked. */
  Map<UUID, Integer> incomplete() {
    return incomplete;
  }

  /** Adds what a second round trip brought; learners that it left out stay postponed. */
  void complete(Map<UUID, StreamRest> rests) {
    rests.forEach(
        (learner, rest) -> {
          Loading<S, E> loading = streams.get(learner);
          boolean full = rest.length() > limits.length();
          loading.extent = full ? Extent.FULL : Extent.WHOLE;
          loading.behind = joined(loading.behind, rest.reports());
          readLater.put(learner, rest.reports().size());
        });
  }

  private static List<StoredReport> joined(List<StoredReport> first, List<StoredReport> rest) {
    var all = new ArrayList<>(first);
    all.addAll(rest);
    return all;
  }

  /** How many events a second round trip brought of a learner, to the one who asks first. */
  int takeReadLater(UUID learner) {
    Integer events = readLater.remove(learner);
    return events == null ? 0 : events;
  }

  Extent extent(UUID learner) {
    return streams.get(learner).extent;
  }

  /**
   * The stream of a learner, once it is {@link Extent#WHOLE}, and the chain value that it ends
   * with, where that was read.
   *
   * @throws RuntimeException if one of its events cannot be read
   */
  StreamCache.Kept<S, E> of(UUID learner) {
    Loading<S, E> loading = streams.get(learner);
    StreamCache.Kept<S, E> known = loading.known;
    for (StoredReport row : loading.behind) {
      E event = reader.read(row.type(), row.data());
      known = known.with(row.id(), event, row.data().length, row.chain());
    }
    loading.known = known;
    loading.behind = List.of();
    return known;
  }
}
