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
 * @param passing whether the problem may be over with the next attempt: a server does not answer
 */
record HeadsStatus(
    Instant signedAt, Optional<Instant> waitingSince, Optional<String> problem, boolean passing) {

  static HeadsStatus begun(Instant at) {
    return new HeadsStatus(at, Optional.empty(), Optional.empty(), false);
  }

  HeadsStatus signed(Instant at) {
    return new HeadsStatus(at, waitingSince, problem, passing);
  }

  HeadsStatus waiting(Optional<Instant> since) {
    return new HeadsStatus(signedAt, since, problem, passing);
  }

  HeadsStatus published(Optional<String> topicProblem) {
    return new HeadsStatus(signedAt, Optional.empty(), topicProblem, false);
  }

  HeadsStatus failed(String why) {
    return new HeadsStatus(signedAt, waitingSince, Optional.of(why), false);
  }

  HeadsStatus delayed(String why) {
    return new HeadsStatus(signedAt, waitingSince, Optional.of(why), true);
  }

  /** Whether something is wrong that no further attempt mends. */
  boolean stays() {
    return problem.isPresent() && !passing;
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
