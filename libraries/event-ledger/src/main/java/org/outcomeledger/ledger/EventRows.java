package org.outcomeledger.ledger;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.outcomeledger.format.LedgerEntry;

/** The event table's rows: many at once on the way in, entries on the way out. */
final class EventRows {

  /**
   * Events and their idempotency keys, in one statement: a second one would cost every flush.
   * Arrays are unnested among the selected columns, row by row; as a table, each array would first
   * be copied into a store of its own.
   */
  static final String INSERT =
      """
      with written as (
        insert into event (shard, position, incarnation, learner_id, stream_version, platform, type,
            id, source, time, recorded_at, data, salt, traceparent, leaf, chain)
        select unnest($1::smallint[]), unnest($2::bigint[]), $3::uuid, unnest($4::uuid[]),
            unnest($5::integer[]), unnest($6::text[]), unnest($7::text[]), unnest($8::uuid[]),
            unnest($9::text[]), unnest($10::timestamptz[]), $11::timestamptz, unnest($12::bytea[]),
            unnest($13::bytea[]), unnest($14::text[]), unnest($15::bytea[]), unnest($16::bytea[]))
      insert into idempotency_key (id, shard, position, content_hash)
      select unnest($8::uuid[]), unnest($1::smallint[]), unnest($2::bigint[]), unnest($17::bytea[])""";

  static final String COLUMNS =
      """
      e.shard, e.position, e.incarnation, e.learner_id, e.platform, e.type, e.id, e.source, e.time,
      e.recorded_at, e.data, e.salt, e.traceparent, e.leaf, e.chain""";

  private EventRows() {}

  /** The values of {@link #INSERT}: of one flush, so that all were recorded together. */
  static Tuple of(List<PendingEntry> entries) {
    LedgerEntry any = entries.getFirst().entry();
    return Tuple.tuple()
        .addValue(column(entries, pending -> (short) pending.entry().shard(), Short[]::new))
        .addValue(column(entries, pending -> pending.entry().position(), Long[]::new))
        .addValue(any.incarnation())
        .addValue(column(entries, pending -> pending.reported().learnerId(), UUID[]::new))
        .addValue(column(entries, PendingEntry::streamVersion, Integer[]::new))
        .addValue(column(entries, pending -> pending.reported().platform(), String[]::new))
        .addValue(column(entries, pending -> pending.reported().type(), String[]::new))
        .addValue(column(entries, pending -> pending.reported().id(), UUID[]::new))
        .addValue(column(entries, pending -> pending.reported().source(), String[]::new))
        .addValue(column(entries, pending -> utc(pending.reported().time()), OffsetDateTime[]::new))
        .addValue(utc(any.content().recordedAt()))
        .addValue(
            column(entries, pending -> Buffer.buffer(pending.reported().data()), Buffer[]::new))
        .addValue(
            column(
                entries, pending -> Buffer.buffer(pending.entry().content().salt()), Buffer[]::new))
        .addValue(column(entries, pending -> pending.reported().traceparent(), String[]::new))
        .addValue(column(entries, pending -> Buffer.buffer(pending.entry().leaf()), Buffer[]::new))
        .addValue(column(entries, pending -> Buffer.buffer(pending.entry().chain()), Buffer[]::new))
        .addValue(column(entries, pending -> Buffer.buffer(pending.contentHash()), Buffer[]::new));
  }

  private static <T> T[] column(
      List<PendingEntry> entries, Function<PendingEntry, T> value, IntFunction<T[]> array) {
    return entries.stream().map(value).toArray(array);
  }

  static LedgerEntry entry(Row row) {
    return new LedgerEntry(
        row.getUUID("incarnation"),
        row.getInteger("shard"),
        row.getLong("position"),
        row.getBuffer("leaf").getBytes(),
        row.getBuffer("chain").getBytes(),
        row.getBuffer("data") == null ? null : content(row));
  }

  private static LedgerEntry.Content content(Row row) {
    OffsetDateTime time = row.getOffsetDateTime("time");
    return new LedgerEntry.Content(
        row.getBuffer("salt").getBytes(),
        row.getString("platform"),
        row.getUUID("learner_id"),
        row.getString("type"),
        row.getUUID("id").toString(),
        row.getString("source"),
        time == null ? null : time.toInstant(),
        row.getOffsetDateTime("recorded_at").toInstant(),
        row.getBuffer("data").getBytes());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
