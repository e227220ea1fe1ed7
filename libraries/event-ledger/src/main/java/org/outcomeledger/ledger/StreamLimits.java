package org.outcomeledger.ledger;

import org.outcomeledger.http.ProblemType;

/**
 * How long a learner's stream may become, and how much of streams one flush reads and folds: what
 * keeps one learner, however much is said about them, from keeping all others waiting.
 *
 * @param reports how many events a stream may have, retractions not counted: each of those takes
 *     back another event, so that a full stream is at most twice as long
 * @param shortest a stream of fewer events is read anew in every flush; longer ones are kept
 * @param kept how many bytes the kept streams may weigh together, see {@link StreamCache#WEIGHT}
 * @param read how many events of longer streams one flush reads, unless the first stream alone has
 *     more; an atomic request that comes first may read {@link #ATOMIC} times as many
 * @param bytes how much data one flush reads of the beginnings, of what follows kept streams, and
 *     of longer streams: so much of each, for a small event may be 200 bytes and a large one 10,000
 * @param folded how many events one flush folds anew after retractions, likewise
 */
record StreamLimits(int reports, int shortest, long kept, int read, long bytes, int folded) {

  private static final long MEBIBYTE = 1 << 20;

  /** What an atomic request, which cannot be divided, may cost more than a flush. */
  static final int ATOMIC = 4;

  static StreamLimits of(int reports) {
    return new StreamLimits(reports, 16, 32 * MEBIBYTE, 5_000, 8 * MEBIBYTE, 50_000);
  }

  /** How many events a stream may have, retractions among them, and still be read. */
  int length() {
    return 2 * reports;
  }

  /** Why nothing but a retraction can be accepted. */
  Rejection full() {
    return new Rejection(
        ProblemType.STREAM_FULL,
        "A learner has at most %,d events in this service, and this one has them all. Retract those that are wrong; a retraction is still accepted, but makes no room. "
                .formatted(reports)
            + "If all are right, ask the operator to raise outcome-ledger.stream-limit.",
        "/learner");
  }
}
