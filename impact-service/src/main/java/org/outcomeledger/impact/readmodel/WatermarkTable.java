package org.outcomeledger.impact.readmodel;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.outcomeledger.impact.follower.Batch;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;

/** How far each shard is: one row each, moved only from where it is thought to be. */
final class WatermarkTable {

  static final String POSITIONS = "select ledger, shard, position from watermark";

  static final String SELECT =
      "select ledger, shard, incarnation, position, chain, kafka_offset, recorded_at, "
          + WaitingTable.OF_WATERMARK
          + " from watermark w";

  /** What waits stands behind these. */
  private static final int COLUMNS_OF_MARK = 7;

  private static final List<Column<Batch>> COLUMNS =
      List.of(
          Column.required("ledger", SqlType.TEXT, advance -> advance.to().ledger().text()),
          Column.required("shard", SqlType.SMALLINT, advance -> (short) advance.to().shard()),
          Column.required("incarnation", SqlType.UUID, advance -> advance.to().incarnation()),
          Column.required("position", SqlType.BIGINT, advance -> advance.to().position()),
          Column.required("chain", SqlType.BYTES, advance -> Buffer.buffer(advance.to().chain())),
          Column.required("kafka_offset", SqlType.BIGINT, advance -> advance.to().kafkaOffset()),
          Column.required("recorded_at", SqlType.INSTANT, WatermarkTable::recordedAt),
          Column.required("old_position", SqlType.BIGINT, advance -> advance.from().position()),
          Column.required(
              "old_chain", SqlType.BYTES, advance -> Buffer.buffer(advance.from().chain())));

  /**
   * Moves watermarks, and makes those that begin. As many rows as were given, or another replica
   * has moved one of them.
   */
  static final String ADVANCE =
      """
      with moved as (select * from %s),
      begun as (
        insert into watermark (ledger, shard, incarnation, position, chain, kafka_offset, recorded_at)
        select ledger, shard, incarnation, position, chain, kafka_offset, recorded_at
        from moved where old_position = 0
        on conflict do nothing
        returning 1),
      advanced as (
        update watermark w
        set incarnation = m.incarnation, position = m.position, chain = m.chain,
            kafka_offset = m.kafka_offset, recorded_at = m.recorded_at
        from moved m
        where w.ledger = m.ledger and w.shard = m.shard
          and w.position = m.old_position and w.chain = m.old_chain
        returning 1)
      select (select count(*) from begun) + (select count(*) from advanced)
      """
          .formatted(Rows.unnest(COLUMNS));

  private WatermarkTable() {}

  private static Object recordedAt(Batch advance) {
    var recordedAt = advance.to().recordedAt();
    return recordedAt == null ? null : recordedAt.atOffset(ZoneOffset.UTC);
  }

  static Tuple parameters(List<Batch> batches) {
    return Rows.parameters(COLUMNS, batches);
  }

  /** Reads all of them. */
  static Uni<List<Watermark>> all(SqlClient client) {
    return client
        .query(SELECT)
        .execute()
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(it -> read(it)).toList());
  }

  /** Reads one of {@link #POSITIONS}. */
  static Position readPosition(Row row) {
    Fields fields = new Fields(row);
    return new Position(ledger(fields), fields.integer(), fields.bigint());
  }

  private static LedgerName ledger(Fields fields) {
    return LedgerName.valueOf(fields.text().toUpperCase(Locale.ROOT));
  }

  static Watermark read(Row row) {
    Fields fields = new Fields(row);
    return new Watermark(
        ledger(fields),
        fields.integer(),
        fields.uuid(),
        fields.bigint(),
        fields.bytes(),
        fields.bigint(),
        fields.instant(),
        WaitingTable.read(row, COLUMNS_OF_MARK));
  }
}
