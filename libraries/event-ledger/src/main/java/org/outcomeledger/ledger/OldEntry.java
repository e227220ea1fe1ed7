package org.outcomeledger.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.outcomeledger.format.LedgerEntry;

/**
 * An entry of a ledger that is re-keyed, with what is stored beside it.
 *
 * @param streamVersion null of a bare entry, and of an erasure's marker
 */
record OldEntry(LedgerEntry entry, Integer streamVersion, String traceparent) {

  static OldEntry of(ResultSet row) throws SQLException {
    return new OldEntry(
        new LedgerEntry(
            row.getObject("incarnation", UUID.class),
            row.getInt("shard"),
            row.getLong("position"),
            row.getBytes("leaf"),
            row.getBytes("chain"),
            row.getBytes("data") == null ? null : content(row)),
        row.getObject("stream_version", Integer.class),
        row.getString("traceparent"));
  }

  private static LedgerEntry.Content content(ResultSet row) throws SQLException {
    return new LedgerEntry.Content(
        row.getBytes("salt"),
        row.getString("platform"),
        row.getObject("learner_id", UUID.class),
        row.getString("type"),
        row.getObject("id", UUID.class).toString(),
        row.getString("source"),
        instant(row, "time"),
        instant(row, "recorded_at"),
        row.getBytes("data"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** When it was recorded; a bare entry does not tell, and goes first. */
  Instant recordedAt() {
    return entry.redacted() ? Instant.MIN : entry.content().recordedAt();
  }
}
