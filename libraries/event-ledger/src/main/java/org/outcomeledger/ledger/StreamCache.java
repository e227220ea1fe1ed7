package org.outcomeledger.ledger;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Folded streams that are kept from one flush to the next, so that an event of a long stream costs
 * no more than one of a short stream: those used last, up to what they weigh in memory.
 *
 * <p>Nothing here is believed. Another replica may have appended, an erasure may have emptied the
 * stream, a restore may have put other events in its place; so a kept stream is used only where,
 * under the ledger's lock, the row at its version still has the chain value that it ended with.
 * That value commits to all entries of the shard up to there.
 */
final class StreamCache<S, E> {

  /** What an event weighs in memory beside its data: its fields, ids and places in collections. */
  static final int WEIGHT = 1024;

  /**
   * A stream, and where it ended when it was last seen.
   *
   * @param chain the chain value of its last entry; null where it was not read
   * @param weight the stored bytes of its events, and {@link #WEIGHT} for each
   */
  record Kept<S, E>(EventStream<S, E> stream, byte[] chain, long weight) {

    /** This stream and one more event, of which so many bytes are stored. */
    Kept<S, E> with(UUID id, E event, int bytes, byte[] itsChain) {
      return new Kept<>(stream.with(id, event), itsChain, weight + bytes + WEIGHT);
    }
  }

  private final StreamLimits limits;
  private final Map<UUID, Kept<S, E>> streams = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  StreamCache(StreamLimits limits) {
    this.limits = limits;
  }

  /** The stream as it was when it was last kept. */
  Optional<Kept<S, E>> find(UUID learner) {
    return Optional.ofNullable(streams.get(learner));
  }

  /** Keeps a stream as it is committed, unless it is short, or not known where it ends. */
  void keep(UUID learner, Kept<S, E> committed) {
    boolean isLong = committed.stream().version() >= limits.shortest();
    if (committed.chain() != null && isLong && committed.weight() <= limits.kept()) {
      forget(learner);
      streams.put(learner, committed);
      weight += committed.weight();
      shrink();
    }
  }

  /** Drops a stream that is not what the table holds, or that nobody is to remember. */
  void forget(UUID learner) {
    Kept<S, E> known = streams.remove(learner);
    weight -= known == null ? 0 : known.weight();
  }

  private void shrink() {
    Iterator<Kept<S, E>> eldest = streams.values().iterator();
    while (weight > limits.kept()) {
      weight -= eldest.next().weight();
      eldest.remove();
    }
  }
}
