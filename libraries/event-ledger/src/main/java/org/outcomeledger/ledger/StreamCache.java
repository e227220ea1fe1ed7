package org.outcomeledger.ledger;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Folded streams that are kept from one flush to the next, so that an event of a long stream costs
 * no more than one of a short stream: those used last, up to a number of events.
 *
 * <p>Nothing here is believed. Another replica may have appended, an erasure may have emptied the
 * stream, a restore may have put other events in its place; so a kept stream is used only where,
 * under the ledger's lock, the row at its version still has the chain value that it ended with.
 * That value commits to all entries of the shard up to there.
 */
final class StreamCache<S, E> {

  /**
   * A stream, and where it ended when it was last seen.
   *
   * @param chain the chain value of its last entry; null where it was not read
   */
  record Kept<S, E>(EventStream<S, E> stream, byte[] chain) {}

  private final StreamLimits limits;
  private final Map<UUID, Kept<S, E>> streams = new LinkedHashMap<>(16, 0.75f, true);
  private long events;

  StreamCache(StreamLimits limits) {
    this.limits = limits;
  }

  /** The stream as it was when it was last kept. */
  Optional<Kept<S, E>> find(UUID learner) {
    return Optional.ofNullable(streams.get(learner));
  }

  /** Keeps a stream as it is committed, unless it is short, or not known where it ends. */
  void keep(UUID learner, Kept<S, E> committed) {
    int version = committed.stream().version();
    if (committed.chain() != null && version >= limits.shortest() && version <= limits.kept()) {
      forget(learner);
      streams.put(learner, committed);
      events += version;
      shrink();
    }
  }

  /** Drops a stream that is not what the table holds. */
  void forget(UUID learner) {
    Kept<S, E> known = streams.remove(learner);
    events -= known == null ? 0 : known.stream().version();
  }

  private void shrink() {
    Iterator<Kept<S, E>> eldest = streams.values().iterator();
    while (events > limits.kept()) {
      events -= eldest.next().stream().version();
      eldest.remove();
    }
  }
}
