package org.outcomeledger.indicators;

import java.time.Instant;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerId;

/**
 * One event of a ledger, with the place that identifies it: ledger, shard and position.
 *
 * @param eventId what a retraction calls it by; of one event in its ledger
 * @param platform the learning platform that posted it
 * @param recordedAt when the ledger recorded it, to the microsecond
 */
public record Fact(
    LedgerName ledger,
    int shard,
    long position,
    EventId eventId,
    String platform,
    LearnerId learner,
    Instant recordedAt,
    LearnerEvent event) {}
