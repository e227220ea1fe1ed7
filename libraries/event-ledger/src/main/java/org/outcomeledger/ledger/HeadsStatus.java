package org.outcomeledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a replica is with publishing heads.
 *
 * @param signedAt of the last head, whoever signed it; until one is seen, when the replica started
 * @param waitingSince of the oldest head that Kafka does not have
 * @param problem why the last attempt failed, or what is wrong with the topic
 */
record HeadsStatus(Instant signedAt, Optional<Instant> waitingSince, Optional<String> problem) {

  static HeadsStatus begun(Instant at) {
    return new HeadsStatus(at, Optional.empty(), Optional.empty());
  }

  HeadsStatus signed(Instant at) {
    return new HeadsStatus(at, waitingSince, problem);
  }

  HeadsStatus waiting(Optional<Instant> since) {
    return new HeadsStatus(signedAt, since, problem);
  }

  HeadsStatus published(Optional<String> topicProblem) {
    return new HeadsStatus(signedAt, Optional.empty(), topicProblem);
  }

  HeadsStatus failed(String why) {
    return new HeadsStatus(signedAt, waitingSince, Optional.of(why));
  }

  /** What is overdue at this time; empty if nothing is. */
  Optional<String> overdue(Instant now, Duration limit) {
    if (signedAt.plus(limit).isBefore(now)) {
      return Optional.of("No head was signed since " + signedAt);
    }
    return waitingSince
        .filter(since -> since.plus(limit).isBefore(now))
        .map(since -> "Kafka has no head since " + since);
  }
}
