package org.outcomeledger.ledger;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.format.LedgerEntry;

/**
 * The events of a re-keyed ledger and their idempotency keys, appended one by one and written many
 * at a time; and where each went.
 *
 * <p>A learner's new pseudonym may be of another shard. What an erasure left stays in its shard: a
 * bare entry tells of no learner, and the marker that lists it is in the same.
 */
final class RekeyedRows {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int AT_ONCE = 1_000;
  private static final String EVENT =
      """
      insert into event (shard, position, incarnation, learner_id, stream_version, platform, type,
          id, source, time, recorded_at, data, salt, traceparent, leaf, chain)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
  private static final String KEY =
      "insert into idempotency_key (id, shard, position, content_hash) values (?, ?, ?, ?)";

  private final Rekeying rekeying;
  private final Heads heads;
  private final Placements placements;
  private final PreparedStatement events;
  private final PreparedStatement keys;
  private int pending;

  RekeyedRows(Connection fresh, Rekeying rekeying, Heads heads, Placements placements)
      throws SQLException {
    this.rekeying = rekeying;
    this.heads = heads;
    this.placements = placements;
    this.events = fresh.prepareStatement(EVENT);
    this.keys = fresh.prepareStatement(KEY);
  }

  void append(OldEntry old) throws SQLException {
    LedgerEntry entry = rekeyed(old.entry());
    heads.advance(entry);
    placements.put(old.entry(), entry);
    addEvent(entry, old);
    if (old.streamVersion() != null) {
      UUID id = UUID.fromString(entry.content().id());
      addKey(id, entry.shard(), entry.position(), contentHash(entry.content()));
    }
    if (++pending == AT_ONCE) {
      write();
    }
  }

  private LedgerEntry rekeyed(LedgerEntry old) {
    if (old.redacted()) {
      return heads.bare(old.shard(), old.leaf());
    }
    LedgerEntry.Content content = old.content();
    return content.type().equals(ErasureMarker.TYPE)
        ? heads.next(old.shard(), with(content, content.learnerId(), content.id(), marker(old)))
        : heads.next(
            with(
                content,
                rekeying.ids().apply(content.learnerId()),
                rekeying.ids().apply(UUID.fromString(content.id())).toString(),
                rekeying.data().apply(content.type(), content.data())));
  }

  private static LedgerEntry.Content with(
      LedgerEntry.Content content, UUID learner, String id, byte[] data) {
    return new LedgerEntry.Content(
        salt(),
        content.platform(),
        learner,
        content.type(),
        id,
        content.source(),
        content.time(),
        content.recordedAt(),
        data);
  }

  /** The positions that it lists are others now. */
  private byte[] marker(LedgerEntry old) {
    List<Long> redacted = ErasureMarker.redacted(old.content().data());
    return ErasureMarker.data(
        redacted.stream()
            .map(position -> placements.of(old.shard(), position).position())
            .toList());
  }

  private static byte[] contentHash(LedgerEntry.Content content) {
    return ContentHash.of(
        salt(),
        new ReportedEvent<>(
            content.platform(),
            content.learnerId(),
            content.source(),
            UUID.fromString(content.id()),
            content.type(),
            content.time(),
            content.data(),
            null,
            null));
  }

  private static byte[] salt() {
    byte[] salt = new byte[ContentHash.SALT_LENGTH];
    RANDOM.nextBytes(salt);
    return salt;
  }

  private void addEvent(LedgerEntry entry, OldEntry old) throws SQLException {
    LedgerEntry.Content content = entry.content();
    boolean bare = content == null;
    Object[] values = {
      (short) entry.shard(),
      entry.position(),
      entry.incarnation(),
      bare ? null : content.learnerId(),
      old.streamVersion(),
      bare ? null : content.platform(),
      bare ? null : content.type(),
      bare ? null : UUID.fromString(content.id()),
      bare ? null : content.source(),
      bare ? null : utc(content.time()),
      bare ? null : utc(content.recordedAt()),
      bare ? null : content.data(),
      bare ? null : content.salt(),
      old.traceparent(),
      entry.leaf(),
      entry.chain()
    };
    for (int i = 0; i < values.length; i++) {
      events.setObject(i + 1, values[i]);
    }
    events.addBatch();
  }

  /**
   * A key; without a content hash that of an erased event, of which every content is a duplicate.
   */
  void addKey(UUID id, int shard, long position, byte[] contentHash) throws SQLException {
    keys.setObject(1, id);
    keys.setShort(2, (short) shard);
    keys.setLong(3, position);
    keys.setBytes(4, contentHash);
    keys.addBatch();
  }

  /** Writes what was appended until now. */
  void write() throws SQLException {
    events.executeBatch();
    keys.executeBatch();
    pending = 0;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
