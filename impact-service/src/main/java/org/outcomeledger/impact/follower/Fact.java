package org.outcomeledger.impact.follower;

import java.time.Instant;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerId;

/**
 * One event of a ledger, with the place that identifies it: ledger, shard and position.
 *
 * @param platform the learning platform that posted it
 * @param recordedAt when the ledger recorded it, to the microsecond
 */
public record Fact(
    LedgerName ledger,
    int shard,
    long position,
    String platform,
    LearnerId learner,
    Instant recordedAt,
    LearnerEvent event) {}
