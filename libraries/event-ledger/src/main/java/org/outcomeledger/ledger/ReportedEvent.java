package org.outcomeledger.ledger;

import java.time.Instant;
import java.util.UUID;
import org.outcomeledger.format.LedgerEntry;

/**
 * An event as a platform reported it, checked for its form and made pseudonymous.
 *
 * @param id the pseudonym of platform, source and id: the idempotency key
 * @param type wire name with version
 * @param time when the platform saw it, to the microsecond; null where it did not say
 * @param data canonical bytes of the event: kept, hashed, replayed and sent as they are
 * @param traceparent W3C trace context to hand on; null for none
 */
public record ReportedEvent<E>(
    String platform,
    UUID learnerId,
    String source,
    UUID id,
    String type,
    Instant time,
    byte[] data,
    E event,
    String traceparent) {

  /** The parts of this event that its leaf is computed from. */
  LedgerEntry.Content content(byte[] salt, Instant recordedAt) {
    return new LedgerEntry.Content(
        salt, platform, learnerId, type, id.toString(), source, time, recordedAt, data);
  }
}
